using System.Text.Json;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;

namespace Portfolio.App.Audit.Search;

/// <summary>Events by person, kind, stream and day, and any one of them whole.</summary>
internal static class EventSearchEndpoints
{
    public static void Map(RouteGroupBuilder audit)
    {
        audit.MapGet("/events", FindAsync).WithName("search-events")
            .WithSummary("Events by person, kind, stream and day. Counts are exact and stay the same from page to page.")
            .Produces<EventsFoundShown>().ProducesProblem(400).Takes(EventQuery.Parameters);
        audit.MapGet("/events/{position}", OneAsync)
            .WithSummary("One event: its whole envelope, its facts as stored, its texts, its leaf hash beside the one recomputed from them, and the proof that it is in the tree.")
            .Produces<SealedEventModel>().ProducesProblem(404);
    }

    private static async Task<IResult> FindAsync(HttpContext context, PortfolioNode node, CancellationToken cancellation)
    {
        var view = node.View;
        var (query, fault) = EventQuery.Read(context.Request.Query, node, view);
        if (query is null)
        {
            return Problems.BadParameter(fault!.Value.Parameter, fault.Value.Sentence);
        }

        var found = await query.FindAsync(node, view, cancellation);
        context.NotePeople(query.People.Select(p => p.Id));
        context.NoteRows(found.Events.Count);
        return new FoundAnswer(query, found);
    }

    private static async Task<IResult> OneAsync(string position, PortfolioNode node, CancellationToken cancellation) =>
        await SealedEventModel.ProvenAsync(node, position, cancellation) is { } found
            ? Results.Ok(found)
            : Problems.NotFound($"There is no event at “{Domain.Words.Shown(position)}”: positions go from 1 to {node.View.Position}.");

    private sealed class FoundAnswer(EventQuery query, EventsFound found) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            context.Response.ContentType = "application/json";
            await using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
            {
                await EventsFoundJson.WriteAsync(json, query, found, () => ValueTask.CompletedTask);
            }

            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }
}
