using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Commands.Bulk;

/// <summary>What became of each command, in the order in which they were given.</summary>
internal sealed class BulkAnswer(IReadOnlyList<BulkEntry> entries, PortfolioNode node) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var body = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(body))
        {
            var done = entries.Count(e => e is BulkEntry.ToDo { Outcome.Answer: Answer.Done });
            json.WriteStartObject();
            json.WriteNumber("done", done);
            json.WriteNumber("notDone", entries.Count - done);
            json.WriteNumber("position", node.View.Position);
            json.WriteStartArray("answers");
            foreach (var entry in entries)
            {
                Write(json, entry, context);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private void Write(Utf8JsonWriter json, BulkEntry entry, HttpContext context)
    {
        json.WriteStartObject();
        if (entry is BulkEntry.ToDo { Outcome: { Answer: Answer.Done done } outcome } carriedOut)
        {
            json.WriteNumber("status", CommandAnswer.StatusOf(done, carriedOut.Given));
            json.WritePropertyName("answer");
            CommandAnswer.Write(json, outcome, node);
        }
        else
        {
            var problem = ProblemOf(entry);
            if (problem.Status == StatusCodes.Status403Forbidden)
            {
                // The access log is to know of it, though the request as a whole is answered.
                context.Features.Set(new RefusedAs(StatusCodes.Status403Forbidden));
            }

            json.WriteNumber("status", problem.Status ?? StatusCodes.Status500InternalServerError);
            json.WritePropertyName("problem");
            JsonSerializer.Serialize(json, problem, JsonSerializerOptions.Web);
        }

        json.WriteEndObject();
    }

    private ProblemDetails ProblemOf(BulkEntry entry) => entry switch
    {
        BulkEntry.Refused refused => refused.Problem,
        BulkEntry.ToDo carriedOut => ProblemOf(carriedOut),
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };

    // The paths are those of the request that was sent.
    private ProblemDetails ProblemOf(BulkEntry.ToDo entry)
    {
        var problem = CommandAnswer.ProblemOf(entry.Outcome.Answer, entry.Given, node);
        if (problem.Extensions.TryGetValue("errors", out var errors))
        {
            problem.Extensions["errors"] = ((IEnumerable<ProblemError>)errors!)
                .Select(e => e with { Field = e.Field is { Length: > 0 } field ? $"{entry.Place}.fields.{field}" : entry.Place }).ToList();
        }

        return problem;
    }
}
