using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Programmes;

/// <summary>A command as a caller sent it: the command itself, what goes round it, and on what condition.</summary>
/// <param name="IfVersion">From <c>If-Match</c>: only if the record is still at this version.</param>
public sealed record CommandRequest<T>(T Command, Envelope Envelope, int? IfVersion);

/// <summary>Reads commands from requests; all faults of a body are told at once.</summary>
public static class CommandRequest
{
    /// <summary>Fields of every command, beside its own.</summary>
    public static readonly IReadOnlySet<string> EnvelopeFields =
        new HashSet<string>(StringComparer.Ordinal) { "effectiveOn", "reportedOn", "note" };

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
            var faults = JsonShape.Faults(json.RootElement, shape, EnvelopeFields);
            var (effectiveOn, reportedOn) = (Day(json.RootElement, "effectiveOn", faults), Day(json.RootElement, "reportedOn", faults));
            var note = Note(json.RootElement, faults);
            if (faults.Count > 0)
            {
                return (null, Problems.Malformed(faults));
            }

            var key = context.Request.Headers["Idempotency-Key"].ToString();
            if (key.Length > 200)
            {
                return (null, Problems.BadParameter("Idempotency-Key", "An Idempotency-Key has at most 200 characters."));
            }

            var envelope = new Envelope(context.User.ActorOf(), effectiveOn, reportedOn, note)
            {
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

    private static DateOnly? Day(JsonElement json, string name, IList<FieldFault> faults)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (given.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(given.GetString(), "yyyy-MM-dd", out var day))
        {
            return day;
        }

        faults.Add(new(name, "Give a day, such as 2026-03-31."));
        return null;
    }

    private static string? Note(JsonElement json, IList<FieldFault> faults)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("note", out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            if (given.ValueKind == JsonValueKind.String && given.GetString() is { Length: <= 20_000 } note && !note.Contains('\0', StringComparison.Ordinal))
            {
                return note;
            }
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate: no text, and told so below.
        }

        faults.Add(new("note", "Give a text of at most 20,000 characters."));
        return null;
    }
}
