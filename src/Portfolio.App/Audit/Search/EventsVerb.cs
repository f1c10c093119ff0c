using System.CommandLine;
using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Pages.Audit;
using Portfolio.App.Verbs;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Search;

/// <summary><c>portfolio events</c>: events by person, kind, stream and day.</summary>
public static class EventsVerb
{
    public static Command Create()
    {
        var (options, json) = (QueryOptions.OfList(EventQuery.Parameters), JsonOption.Create("GET /api/audit/events"));
        var command = new Command("events", "Finds events by person, kind, stream and day: all of them, or as many as --limit says, and how many there are.") { json };
        options.AddTo(command);
        return command.Does((parsed, cancellation) => FindAsync(parsed, options, parsed.GetValue(json), cancellation));
    }

    private static async Task<int> FindAsync(ParseResult parsed, QueryOptions options, bool json, CancellationToken cancellation)
    {
        await using var portfolio = await ReadOnlyPortfolio.OpenAsync(parsed, cancellation);
        var (node, view, output) = (portfolio.Node, portfolio.Node.View, parsed.InvocationConfiguration.Output);
        var (query, fault) = EventQuery.Read(options.Of(parsed), node, view, limit: int.MaxValue);
        if (query is null)
        {
            throw QueryOptions.Wrong(fault!.Value);
        }

        var found = await query.FindAsync(node, view, cancellation);
        if (json)
        {
            using var pieces = new JsonPieces(output);
            await EventsFoundJson.WriteAsync(pieces.Json, query, found, pieces.PassOnAsync);
            await pieces.EndAsync();
            return ExitCode.Done;
        }

        var teller = new EventTeller(view, node.People);
        foreach (var e in found.Events)
        {
            cancellation.ThrowIfCancellationRequested();
            await output.WriteLineAsync(Line(e, teller, node.People));
        }

        await output.WriteLineAsync(FoundWords.Of(query, found));
        if (query.Next(found) is { } next)
        {
            await output.WriteLineAsync($"The next ones: the same with --cursor {next}");
        }

        return ExitCode.Done;
    }

    private static string Line(Recorded e, EventTeller teller, People people) => string.Create(
        CultureInfo.InvariantCulture,
        $"{e.Position}\t{e.RecordedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\teffective {e.EffectiveOn:yyyy-MM-dd}\t{e.Stream}\t{EventCodec.NameOf(e.Event)}\tby {people.NameOf(e.Actor.Id)} ({e.Actor.Role}, {e.Actor.Way})\t{teller.Tell(e)}");
}
