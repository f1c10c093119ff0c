using System.Globalization;
using System.Text;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Audit;

/// <summary>The log as CloudEvents 1.0: a page at a time, or as it grows.</summary>
public static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events").RequireAuthorization(Policies.History);
        events.MapGet("", Page).WithSummary("Events after a position, in order, as CloudEvents 1.0.").ProducesProblem(400);
        events.MapGet("/stream", StreamAsync)
            .WithSummary("Events as server-sent events; goes on after Last-Event-ID, which is a position.").ProducesProblem(400);
    }

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

        return new EventPage(view, after, (int)limit, Source(node));
    }

    private static async Task StreamAsync(HttpContext context, PortfolioNode node, CancellationToken cancellation)
    {
        var asked = context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : context.Request.Query["after"].ToString();
        if (!TryNumber(asked, 0, node.View.Position, node.View.Position, out var position))
        {
            await Problems.BadParameter("Last-Event-ID", $"Last-Event-ID is a position from 0 to {node.View.Position}.").ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var source = Source(node);
        var line = new MemoryStream();
        try
        {
            while (true)
            {
                foreach (var e in node.View.Log.After(position, Limits.Page))
                {
                    line.SetLength(0);
                    line.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {e.Position}\nevent: {EventCodec.NameOf(e.Event)}\ndata: ")));
                    await using (var json = new Utf8JsonWriter(line))
                    {
                        CloudEvent.Write(json, e, source);
                    }

                    line.Write("\n\n"u8);
                    await context.Response.BodyWriter.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellation);
                    position = e.Position;
                }

                await context.Response.BodyWriter.FlushAsync(cancellation);
                await node.ReachAsync(position + 1, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The reader has gone; it resumes by the last id it saw.
        }
    }

    private static string Source(PortfolioNode node) => $"urn:portfolio:ledger:{node.Ledger.Head.LedgerId}";

    private static bool TryNumber(string text, long least, long most, long otherwise, out long number)
    {
        number = otherwise;
        return text.Length == 0
            || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }

    private sealed class EventPage(View view, long after, int limit, string source) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            context.Response.ContentType = "application/json";
            await using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
            {
                json.WriteStartObject();
                json.WriteStartArray("events");
                foreach (var e in view.Log.After(after, limit))
                {
                    CloudEvent.Write(json, e, source);
                }

                json.WriteEndArray();
                json.WriteNumber("next", Math.Min(view.Position, after + limit));
                json.WriteNumber("position", view.Position);
                json.WriteEndObject();
            }

            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }
}

/// <summary>An event as a CloudEvent 1.0 in JSON; the ledger's own times are extension attributes.</summary>
internal static class CloudEvent
{
    public static void Write(Utf8JsonWriter json, Recorded e, string source)
    {
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", e.Position.ToString(CultureInfo.InvariantCulture));
        json.WriteString("source", source);
        json.WriteString("type", $"portfolio.{EventCodec.NameOf(e.Event)}");
        json.WriteString("subject", e.Stream);
        json.WriteString("time", e.RecordedAt.UtcDateTime);
        json.WriteString("datacontenttype", "application/json");
        json.WriteNumber("streamversion", e.Version);
        json.WriteString("effectiveon", e.EffectiveOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("reportedon", e.ReportedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("actor", e.Actor.Id);
        json.WriteString("commandid", e.CommandId.ToString());
        json.WritePropertyName("data");
        EventCodec.Write(json, e.Event);
        json.WriteEndObject();
    }
}
