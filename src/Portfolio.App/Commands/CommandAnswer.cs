using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Portfolio.App.Node;
using Portfolio.App.Programmes;
using Portfolio.App.Web;

namespace Portfolio.App.Commands;

/// <summary>The answer to a command: the new version, the ledger's position, what was recorded; or why it was not done.</summary>
public static class CommandAnswer
{
    public static IResult Of(CommandOutcome outcome, GivenCommand given, PortfolioNode node) => outcome.Answer is Answer.Done
        ? new Done(outcome, given, node)
        : Problems.Respond(ProblemOf(outcome.Answer, given, node), outcome.Answer);

    /// <summary>The answer to an administrator's act, which is recorded unconditionally.</summary>
    public static IResult Of(Answer answer, PortfolioNode node) => answer is Answer.Done
        ? new Done(answer, null, node)
        : Problems.Of(answer, conditional: false);

    /// <summary>Why a command was not done; after a lost condition, with what was recorded meanwhile.</summary>
    public static ProblemDetails ProblemOf(Answer answer, GivenCommand given, PortfolioNode node)
    {
        var problem = Problems.DetailsOf(answer, given.IfVersion is not null);
        if (answer is Answer.Conflict { Meanwhile: var meanwhile } && given.IfVersion is not null)
        {
            problem.Extensions["changes"] = meanwhile.Count;
            problem.Extensions["meanwhile"] = Meanwhile.Of(meanwhile, node);
        }

        return problem;
    }

    /// <summary>201 where the command made something that has an address, else 200.</summary>
    public static int StatusOf(Answer.Done done, GivenCommand? given) =>
        given?.Description.Location is not null && !done.Repeated && done.Events.Count > 0
            ? StatusCodes.Status201Created
            : StatusCodes.Status200OK;

    /// <summary>What was done, as JSON.</summary>
    public static string JsonOf(CommandOutcome outcome, PortfolioNode node)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(body))
        {
            Write(json, outcome, node);
        }

        return Encoding.UTF8.GetString(body.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter json, CommandOutcome outcome, PortfolioNode node)
    {
        var done = (Answer.Done)outcome.Answer;
        json.WriteStartObject();
        json.WriteNumber("version", done.Version);
        json.WriteNumber("position", done.Position);
        json.WriteBoolean("repeated", done.Repeated);
        json.WriteStartArray("recorded");
        foreach (var e in done.Events)
        {
            EventWriter.Write(json, e);
        }

        json.WriteEndArray();
        if (done.Meanwhile.Count > 0)
        {
            json.WriteNumber("changes", done.Meanwhile.Count);
            json.WritePropertyName("meanwhile");
            JsonSerializer.Serialize(json, Meanwhile.Of(done.Meanwhile, node), JsonSerializerOptions.Web);
        }

        if (outcome.More is { } more)
        {
            foreach (var (name, value) in more)
            {
                json.WritePropertyName(name);
                value!.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private sealed class Done(CommandOutcome outcome, GivenCommand? given, PortfolioNode node) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            var (done, response) = ((Answer.Done)outcome.Answer, context.Response);
            response.StatusCode = StatusOf(done, given);
            response.ContentType = "application/json";
            response.Headers.ETag = $"\"{done.Version}\"";
            if (given?.Description.Location is { } location)
            {
                response.Headers.Location = location(given);
            }

            if (given?.IfVersion is { OrStillTheSame: true })
            {
                response.Headers["Preference-Applied"] = CommandRequest.Lenient;
            }

            // Of a known length, head and body go out in one packet and nothing has to follow them.
            using (var json = new Utf8JsonWriter(response.BodyWriter))
            {
                Write(json, outcome, node);
                json.Flush();
                response.ContentLength = json.BytesCommitted;
            }

            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }
}
