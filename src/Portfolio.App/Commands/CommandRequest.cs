using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Commands;

/// <summary>A command as a caller sent it: the command itself, what goes round it, and on what condition.</summary>
/// <param name="IfVersion">From <c>If-Match</c>: only if the record is still at this version.</param>
public sealed record CommandRequest<T>(T Command, Envelope Envelope, int? IfVersion);

/// <summary>Reads commands from requests; all faults of a body are told at once.</summary>
public static class CommandRequest
{
    /// <summary>The command, or why there is none.</summary>
    /// <param name="scope">What the request is about beside its body: with it, it is told apart from others under a key.</param>
    public static async ValueTask<(CommandRequest<T>? Request, IResult? Problem)> ReadAsync<T>(
        HttpContext context, JsonTypeInfo shape, string scope)
        where T : class
    {
        if (!TryIfMatch(context.Request, out var ifVersion))
        {
            return (null, Problems.BadParameter("If-Match", "If-Match takes the version as the ETag gave it, such as \"12\"."));
        }

        var (json, body, problem) = await JsonBody.ParseAsync(context);
        if (json is null)
        {
            return (null, problem);
        }

        using (json)
        {
            var faults = JsonShape.Faults(json.RootElement, shape, CommandShape.Envelope);
            if (faults.Count > 0)
            {
                return (null, Problems.Malformed(faults));
            }

            var key = context.Request.Headers["Idempotency-Key"].ToString();
            if (key.Length > 200)
            {
                return (null, Problems.BadParameter("Idempotency-Key", "An Idempotency-Key has at most 200 characters."));
            }

            var around = (EnvelopeFields)json.RootElement.Deserialize(CommandShape.Envelope)!;
            if (around.Note?.Length > EnvelopeFields.LongestNote)
            {
                return (null, Problems.Malformed([new("note", $"A note has at most {EnvelopeFields.LongestNote} characters.")]));
            }

            var envelope = new Envelope(context.User.ActorOf(), around.EffectiveOn, around.ReportedOn, around.Note)
            {
                Limit = context.User.LimitOf(),
                Key = key.Length == 0 ? null : new CommandKey(key, HashOf(scope, body.Span)),
            };
            return (new CommandRequest<T>((T)json.RootElement.Deserialize(shape)!, envelope, ifVersion), null);
        }
    }

    private static bool TryIfMatch(HttpRequest request, out int? version)
    {
        version = null;
        var given = request.Headers.IfMatch.ToString();
        if (given.Length == 0 || given == "*")
        {
            return true;
        }

        var parsed = int.TryParse(
            given.Trim('"'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number);
        version = number;
        return parsed;
    }

    private static byte[] HashOf(string scope, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(scope + "\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
