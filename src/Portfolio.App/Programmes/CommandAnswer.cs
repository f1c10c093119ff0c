using System.Buffers;
using System.Text.Json;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Programmes;

/// <summary>The answer to a command that was done: the new version, the ledger's position, what was recorded.</summary>
public static class CommandAnswer
{
    /// <param name="created">Where the new thing is, if the command made one.</param>
    public static IResult Of(Answer answer, bool conditional, string? created = null) => answer is Answer.Done done
        ? new Done(done, created)
        : Problems.Of(answer, conditional);

    private sealed class Done(Answer.Done done, string? created) : IResult
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
            var body = new ArrayBufferWriter<byte>(1024);
            using (var json = new Utf8JsonWriter(body))
            {
                Write(json, done);
            }

            response.ContentLength = body.WrittenCount;
            await response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
        }

        private static void Write(Utf8JsonWriter json, Answer.Done done)
        {
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
            json.WriteEndObject();
        }
    }
}
