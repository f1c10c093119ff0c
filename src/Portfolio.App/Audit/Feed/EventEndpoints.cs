using System.Globalization;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;

namespace Portfolio.App.Audit.Feed;

/// <summary>The log as CloudEvents 1.0: a page at a time, or as it grows.</summary>
public static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events").RequireAuthorization(Policies.History);
        events.MapGet("", Page).WithName("list-events").WithSummary("Events after a position, in order, as CloudEvents 1.0.")
            .Produces<EventPageShown>().ProducesProblem(400).Takes([After, QueryParameter.Page, .. EventInterest.Parameters]);
        events.MapGet("/stream", StreamAsync).WithName("stream-events")
            .WithSummary("Events as server-sent events; goes on after Last-Event-ID, which is the id of an event of it, or a position.")
            .Produces<string>(200, "text/event-stream").ProducesProblem(400).ProducesProblem(410).Takes([After, .. EventInterest.Parameters]);
    }

    private static QueryParameter After => new("after", "The position after which to begin; left out, a page begins at the first, a stream at the newest.", QueryKind.WholeNumber, "1") { Least = 0 };

    private static IResult Page(HttpContext context, PortfolioNode node)
    {
        var view = node.View;
        if (!TryNumber(context.Request.Query["after"].ToString(), 0, view.Position, 0, out var after))
        {
            return Problems.BadParameter("after", $"after is a position from 0 to {view.Position}.");
        }

        if (!TryNumber(context.Request.Query["limit"].ToString(), 1, Limits.Page, 100, out var limit))
        {
            return Problems.BadParameter("limit", $"limit is a number from 1 to {Limits.Page}.");
        }

        return EventInterest.TryRead(context.Request.Query, view, out var interest, out var problem)
            ? new EventPage(view, interest, after, (int)limit, CloudEvent.SourceOf(node))
            : problem;
    }

    private static async Task<IResult> StreamAsync(
        HttpContext context, PortfolioNode node, EventFrames frames, Callers callers, ServerOptions options, TimeProvider clock,
        IHostApplicationLifetime program, CancellationToken cancellation)
    {
        var (name, asked) = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last
            ? ("Last-Event-ID", last)
            : ("after", context.Request.Query["after"].ToString());
        var view = node.View;
        if ((asked.Length == 0 ? new StreamPlace(null, view.Position) : StreamPlace.Read(asked)) is not { } after)
        {
            return Problems.BadParameter(name, $"{name} is an id of the stream, or a position, from 0.");
        }

        if (!EventInterest.TryRead(context.Request.Query, view, out var interest, out var problem))
        {
            return problem;
        }

        if (after.IsLeftBehind(view))
        {
            return LeftBehind(after, view.KeptOf(after.Incarnation!.Value));
        }

        // Another node may have more than this one by now: that is waited for. Beyond the ledger itself there is nothing.
        if ((after.Position > view.Position || after.IsAheadOf(view)) && await node.Ledger.Reader.HeadAsync(cancellation) is var head
            && (after.Position > head.Size || after.Incarnation > head.Incarnation))
        {
            return Problems.BadParameter(name, $"{name} is a position from 0 to {head.Size}, in an incarnation from 1 to {head.Incarnation}.");
        }

        return new EventStream(node, frames, callers, interest, after, view.History, options.Heartbeat, clock, program.ApplicationStopping);
    }

    // What stands behind the events that are left was never read, whatever its positions are.
    private static IResult LeftBehind(StreamPlace read, long? kept) => Problems.Of(
        StatusCodes.Status410Gone, "what-was-read-is-in-the-ledger",
        string.Create(
            CultureInfo.InvariantCulture,
            $"The ledger was put back to an earlier backup, and went on from {kept ?? 0} of the events that you have read up to {read}: drop what you hold behind position {kept ?? 0}, and go on after it."),
        []);

    private static bool TryNumber(string text, long least, long most, long otherwise, out long number)
    {
        number = otherwise;
        return text.Length == 0
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }

    private sealed class EventPage(View view, EventInterest interest, long after, int limit, string source) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            context.Response.ContentType = "application/json";
            await using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
            {
                json.WriteStartObject();
                json.WriteStartArray("events");
                var (next, written) = (after, 0);
                foreach (var e in view.Log.After(after))
                {
                    if (interest.Admits(e, view))
                    {
                        CloudEvent.Write(json, e, source);
                        written++;
                    }

                    next = e.Position;
                    if (written == limit)
                    {
                        break;
                    }
                }

                json.WriteEndArray();
                json.WriteNumber("next", next);
                json.WriteNumber("position", view.Position);
                json.WriteNumber("incarnation", view.IncarnationAt(view.Position));
                json.WriteEndObject();
            }

            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }
}
