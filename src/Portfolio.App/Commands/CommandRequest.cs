using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Commands;

/// <summary>A command as a caller sent it: the command itself, what goes round it, and on what condition.</summary>
/// <param name="IfVersion">From <c>If-Match</c>, with <c>Prefer: handling=lenient</c>.</param>
public sealed record CommandRequest<T>(T Command, Envelope Envelope, IfVersion? IfVersion);

/// <summary>Reads commands from requests; all faults of a body are told at once.</summary>
public static class CommandRequest
{
    /// <summary>By RFC 7240: do as was asked even though the record has moved on, where that makes no difference.</summary>
    public const string Lenient = "handling=lenient";

    /// <summary>The command, or why there is none.</summary>
    /// <param name="scope">What the request is about beside its body: with it, it is told apart from others under a key.</param>
    /// <param name="policy">Under which it is given.</param>
    public static async ValueTask<(CommandRequest<T>? Request, IResult? Problem)> ReadAsync<T>(
        HttpContext context, JsonTypeInfo shape, string scope, string policy)
        where T : class
    {
        if (!TryIfMatch(context.Request, out var ifVersion))
        {
            return (null, Problems.BadParameter("If-Match", "If-Match takes the version as the ETag gave it, such as \"12\"."));
        }

        if (!TryKey(context.Request, out var key, out var fault))
        {
            return (null, fault);
        }

        var (json, bytes, problem) = await JsonBody.ParseAsync(context);
        if (json is null)
        {
            return (null, problem);
        }

        using (json)
        {
            var (body, faults) = CommandBody.Read(json.RootElement, shape);
            if (body is null)
            {
                return (null, Problems.Malformed(faults));
            }

            var envelope = new Envelope(
                context.User.ActorOf(), body.Around.EffectiveOn, body.Around.ReportedOn, body.Around.Note)
            {
                Limit = context.User.LimitOf(policy),
                Key = key is null ? null : CommandScope.Key(key, scope, bytes.Span),
            };
            return (new CommandRequest<T>((T)body.Command, envelope, ifVersion), null);
        }
    }

    /// <summary>The request's <c>Idempotency-Key</c>, or null; false if it is none.</summary>
    internal static bool TryKey(HttpRequest request, out string? key, out IResult? problem, int longest = CommandScope.LongestKey)
    {
        var given = request.Headers["Idempotency-Key"].ToString();
        key = given.Length == 0 ? null : given;
        problem = key is null || CommandScope.IsKey(key, longest)
            ? null
            : Problems.BadParameter("Idempotency-Key", $"An Idempotency-Key has at most {longest} characters, and no control characters.");
        return problem is null;
    }

    private static bool TryIfMatch(HttpRequest request, out IfVersion? version)
    {
        version = null;
        var given = request.Headers.IfMatch.ToString();
        if (given.Length == 0 || given == "*")
        {
            return true;
        }

        var parsed = int.TryParse(given.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        version = new(number, IsLenient(request));
        return parsed;
    }

    private static bool IsLenient(HttpRequest request) => request.Headers["Prefer"]
        .SelectMany(line => line!.Split([',', ';'], StringSplitOptions.TrimEntries))
        .Contains(Lenient, StringComparer.OrdinalIgnoreCase);
}
