using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Audit.Accesses;

/// <summary>Sees what auditors and leadership are answered, and what is refused to anybody, and hands it to the access log.</summary>
internal static class AccessRecorder
{
    /// <summary>Stands between signing in and the question whether the role allows it.</summary>
    public static void UseAccessLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<AccessLog>();
        var node = app.Services.GetRequiredService<PortfolioNode>();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Use((context, next) => IsWatched(context)
            ? RecordAsync(context, next, log, node, clock)
            : RecordRefusalAsync(context, next, log, node, clock));
    }

    /// <summary>Logs a refusal that is answered before anything else is looked at.</summary>
    public static void NoteRefusal(HttpContext context, int status)
    {
        var services = context.RequestServices;
        services.GetRequiredService<AccessLog>().AddRefusal(EntryOf(
            context, services.GetRequiredService<PortfolioNode>(), services.GetRequiredService<TimeProvider>().GetUtcNow(),
            TimeSpan.Zero, IsRefusal(status) ? status : StatusCodes.Status401Unauthorized, 0, null));
    }

    // The style sheet, the sign-in page and such are everybody's, and tell nothing.
    private static bool IsWatched(HttpContext context) =>
        (context.User.IsInRole(Roles.Auditor) || context.User.IsInRole(Roles.Leadership))
        && context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static async Task RecordAsync(
        HttpContext context, RequestDelegate next, AccessLog log, PortfolioNode node, TimeProvider clock)
    {
        if (!await log.TakePlaceAsync(context.RequestAborted))
        {
            await Problems.Of(
                StatusCodes.Status503ServiceUnavailable, "access-is-logged",
                "The access log cannot be written at present, and nothing is shown to your role that is not logged. Try again shortly.", [])
                .ExecuteAsync(context);
            return;
        }

        var answer = new LoggedAnswer(context, log, node, clock);
        context.Features.Set(answer.Note);
        context.Features.Set<IHttpResponseBodyFeature>(answer);
        var failed = true;
        try
        {
            await next(context);
            failed = false;
        }
        finally
        {
            answer.HandOver(failed && !context.RequestAborted.IsCancellationRequested ? StatusCodes.Status500InternalServerError : StatusOf(context));
        }
    }

    private static async Task RecordRefusalAsync(
        HttpContext context, RequestDelegate next, AccessLog log, PortfolioNode node, TimeProvider clock)
    {
        var (at, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        await next(context);
        if (StatusOf(context) is var status && IsRefusal(status) && context.GetEndpoint() is not null)
        {
            log.AddRefusal(EntryOf(context, node, at, clock.GetElapsedTime(began), status, 0, null));
        }
    }

    internal static AccessEntry EntryOf(
        HttpContext context, PortfolioNode node, DateTimeOffset at, TimeSpan took, int status, long bytes, AccessNote? note)
    {
        var request = context.Request;
        var kind = IsRefusal(status) ? AccessKind.Refused
            : context.Response.Headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.Ordinal) ? AccessKind.Export
            : AccessKind.Read;
        return new(
            at,
            kind,
            context.User.FindFirstValue(ClaimTypes.NameIdentifier),
            context.User.FindFirstValue(ClaimTypes.Role),
            request.Method,
            status >= StatusCodes.Status400BadRequest || IsNamedByAPerson(context) ? Pattern(context) : request.Path.ToString(),
            request.QueryString.HasValue ? AccessParameters.Of(request.Query, node.View, node.People, note, answered: status < 400) : "",
            status,
            bytes,
            note?.Rows,
            (int)Math.Min(took.TotalMilliseconds, int.MaxValue));
    }

    private static bool IsNamedByAPerson(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<NamedByAPerson>() is not null;

    // What is not there, or was not looked at or not understood, may be anything that somebody typed.
    private static string Pattern(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { Length: > 0 } text } ? $"/{text.Trim('/')}" : "";

    internal static int StatusOf(HttpContext context) => context.Features.Get<RefusedAs>()?.Status ?? context.Response.StatusCode;

    private static bool IsRefusal(int status) => status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden;
}
