using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Portfolio.App.Access;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Checkpoints;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Reports;
using Portfolio.Domain;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Web;

/// <summary>What every request passes.</summary>
internal static class Pipeline
{
    // What stopped at one kind of event may have stopped in thousands of programmes.
    private const int MostStops = 10;

    /// <summary>Headers that keep a browser from doing what a page did not mean.</summary>
    public static void UseSafeHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
        return next(context);
    });

    /// <summary>
    /// With the demo sign-in, only this machine's own names are answered: a page elsewhere cannot reach it by a name that
    /// it has pointed at loopback.
    /// </summary>
    public static void UseLoopbackHostsOnly(this WebApplication app) => app.Use((context, next) =>
    {
        var host = context.Request.Host.Host;
        return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip))
            ? next(context)
            : Problems.BadParameter("Host", "With the demo sign-in this program answers to localhost only.").ExecuteAsync(context);
    });

    /// <summary>Every fault is told as problem details; nothing of the inside is shown.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // What a caller did wrong is told to the caller, and that PostgreSQL is away by readiness; where a projection
            // stopped is said once. The log is for what else we did wrong.
            SuppressDiagnosticsCallback = fault =>
                fault.Exception is BadHttpRequestException || IsAway(fault.Exception) || ProjectionStoppedException.In(fault.Exception) is not null,
            ExceptionHandler = context =>
            {
                var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
                return (fault switch
                {
                    BadHttpRequestException bad => Problems.Of(bad.StatusCode, "request-is-well-formed", Sentence(bad, context), []),
                    _ when IsAway(fault) => Problems.Of(
                        StatusCodes.Status503ServiceUnavailable, "ledger-answers",
                        "PostgreSQL does not answer now. Try again shortly; a command under the same Idempotency-Key is recorded once at most.", []),
                    _ when ProjectionStoppedException.In(fault) is { } stop => Stopped(stop, context),
                    _ => Problems.Of(
                        StatusCodes.Status500InternalServerError, "the-program-works", "Something went wrong here; it has been logged.", []),
                }).ExecuteAsync(context);
            },
        });
        app.UseStatusCodePages(async context =>
        {
            var response = context.HttpContext.Response;
            if (context.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            {
                var sentence = context.HttpContext.Features.Get<SignInFault>()?.Sentence ?? Sentence(response.StatusCode);
                await Problems.Of(response.StatusCode, "request-is-answered", sentence, []).ExecuteAsync(context.HttpContext);
            }
            else if (!context.HttpContext.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
            {
                await FaultEndpoints.AnswerAsync(context.HttpContext);
            }
        });
    }

    /// <summary>Whether the program lives, and whether it can answer and record.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive")).AllowAnonymous().ExcludeFromDescription().DisableRateLimiting();
        app.MapGet("/health/ready", async (PortfolioNode node, ReportCatalogue reports, AccessLog accesses, HttpContext context, CancellationToken cancellation) =>
        {
            if ((node.Broken?.Message ?? node.Hindered) is { } unread)
            {
                return Problems.Of(503, "the-log-can-be-read", unread, []);
            }

            if (node.Ledger.Known.Fork is { } fork)
            {
                return Problems.Of(503, "ledger-continues", fork, []);
            }

            // Nothing is decided or reported then. Where only some programmes stopped, or reports, the rest goes on: every node
            // of this program stops at the same event, and none would be left to go on if each called itself unready.
            if (node.View.OrganisationStop is { } stopped)
            {
                return Problems.Of(503, Problems.Unfolded, stopped.Sentence, []);
            }

            if (accesses.Fault is not null)
            {
                return Problems.Of(503, "access-is-logged", "The access log cannot be written; the log says why.", []);
            }

            try
            {
                var head = await node.Ledger.Reader.HeadAsync(cancellation);
                var checkpoints = context.RequestServices.GetService<CheckpointTimer>();
                var trouble = checkpoints?.Trouble is { } reason ? $"; no checkpoint is published: {reason}" : "";
                trouble += checkpoints?.Refusal is { } refusal ? $"; {refusal}" : "";
                var unkept = string.Concat(new[] { node.People.Trouble, node.Texts.Trouble }.OfType<string>().Select(t => $"; {t}"));
                var stops = Sentence([.. node.View.KnownStops.Concat(reports.StopsIn(node.View)).Distinct()]);
                return Results.Text($"ready at position {Math.Min(head.Size, node.View.Position)} of {head.Size}{trouble}{unkept}{stops}");
            }
            catch (LedgerDamagedException damaged)
            {
                return Problems.Of(503, "the-log-can-be-read", damaged.Message, []);
            }
            catch (Npgsql.NpgsqlException away)
            {
                app.Logger.LogWarning("PostgreSQL does not answer: {Reason}", away.Message);
                return Problems.Of(503, "ledger-answers", "PostgreSQL does not answer; the log says why.", []);
            }
        }).AllowAnonymous().ExcludeFromDescription().DisableRateLimiting();
    }

    private static IResult Stopped(ProjectionStop stop, HttpContext context)
    {
        context.RequestServices.GetRequiredService<ProjectionWatch>().Tell(stop);
        return Problems.Of(stop);
    }

    private static string Sentence(List<ProjectionStop> stops) =>
        string.Concat(stops.Take(MostStops).Select(s => $"; {s.Sentence}")) + (stops.Count > MostStops ? $"; and {stops.Count - MostStops} more" : "");

    private static bool IsAway(Exception? fault) => fault is Npgsql.NpgsqlException && Ledger.LostConnection.Is(fault);

    private static string Sentence(BadHttpRequestException bad, HttpContext context) => bad.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? $"The request is too large: at most {context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Limits.Body} bytes are taken here."
        : bad.Message;

    private static string Sentence(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Sign in first: send an API key, or a token of the provider, as “Authorization: Bearer …”.",
        StatusCodes.Status403Forbidden => "Your role does not allow this.",
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take that method.",
        StatusCodes.Status415UnsupportedMediaType => "Send JSON, with the content type application/json.",
        _ => "The request could not be answered.",
    };
}
