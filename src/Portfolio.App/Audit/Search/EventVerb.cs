using System.CommandLine;
using Portfolio.App.Verbs;

namespace Portfolio.App.Audit.Search;

/// <summary><c>portfolio event POSITION</c>: an event whole, hashed anew, with the proof that it is in the tree.</summary>
public static class EventVerb
{
    public static Command Create()
    {
        var position = new Argument<string>("POSITION") { Description = "The event’s position in the ledger." };
        var json = JsonOption.Create("GET /api/audit/events/{position}");
        return new Command("event", "Shows an event whole: envelope, facts, texts, its leaf hashed anew and the proof that it is in the tree; 3 where one of them is wrong.")
        {
            position, json,
        }.Does(async (parsed, cancellation) =>
        {
            await using var portfolio = await ReadOnlyPortfolio.OpenAsync(parsed, cancellation);
            var (node, asked) = (portfolio.Node, parsed.GetRequiredValue(position));
            var found = await SealedEventModel.ProvenAsync(node, asked, cancellation) ?? throw new WrongUseException(
                $"POSITION: There is no event at “{Domain.Words.Shown(asked)}”: positions go from 1 to {node.View.Position}.");
            await (parsed.GetValue(json)
                ? JsonOption.PrintAsync(parsed, found)
                : parsed.InvocationConfiguration.Output.WriteAsync(
                    string.Concat(new SealedEventWords(node.People).Lines(found).Select(l => l + Environment.NewLine))));
            return found.IsRight ? ExitCode.Done : ExitCode.FaultFound;
        });
    }
}
