using System.Text.Json;
using System.Text.Json.Nodes;
using Portfolio.App.Node;
using Portfolio.App.Programmes;
using Portfolio.App.Web;

namespace Portfolio.App.Commands;

/// <summary>The answer to a command that was done: the new version, the ledger's position, what was recorded.</summary>
public static class CommandAnswer
{
    public static IResult Of(CommandOutcome outcome, GivenCommand given) => outcome.Answer is Answer.Done done
        ? new Done(done, given.Description.Location?.Invoke(given), outcome.More)
        : Problems.Of(outcome.Answer, given.IfVersion is not null);

    /// <summary>The answer to an administrator's act, which is recorded unconditionally.</summary>
    public static IResult Of(Answer answer) => answer is Answer.Done done
        ? new Done(done, null, null)
        : Problems.Of(answer, conditional: false);

    private sealed class Done(Answer.Done done, string? created, JsonObject? more) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            var response = context.Response;
            response.StatusCode = created is not null && !done.Repeated && done.Events.Count > 0
                ? StatusCodes.Status201Created
                : StatusCodes.Status200OK;
            response.ContentType = "application/json";
            response.Headers.ETag = $"\"{done.Version}\"";
            if (created is not null)
            {
                response.Headers.Location = created;
            }

            // Of a known length, head and body go out in one packet and nothing has to follow them.
            using (var json = new Utf8JsonWriter(response.BodyWriter))
            {
                Write(json, done, more);
                json.Flush();
                response.ContentLength = json.BytesCommitted;
            }

            await response.BodyWriter.FlushAsync(context.RequestAborted);
        }

        private static void Write(Utf8JsonWriter json, Answer.Done done, JsonObject? more)
        {
            json.WriteStartObject();
            if (more is not null)
            {
                foreach (var (name, value) in more)
                {
                    json.WritePropertyName(name);
                    value!.WriteTo(json);
                }
            }

            json.WriteNumber("version", done.Version);
            json.WriteNumber("position", done.Position);
            json.WriteBoolean("repeated", done.Repeated);
            json.WriteStartArray("recorded");
            foreach (var e in done.Events)
            {
                EventWriter.Write(json, e);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
