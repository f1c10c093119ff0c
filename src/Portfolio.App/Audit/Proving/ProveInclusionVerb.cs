using System.CommandLine;
using Portfolio.App.Verbs;

namespace Portfolio.App.Audit.Proving;

/// <summary><c>portfolio prove inclusion POSITION</c>: that an event is in the tree.</summary>
internal static class ProveInclusionVerb
{
    public static Command Create()
    {
        var position = new Argument<string>("POSITION") { Description = "The event’s position in the ledger." };
        var (size, json) = (new QueryOptions([ProofQuery.Size]), JsonOption.Create("GET /api/audit/proofs/inclusion"));
        var command = new Command("inclusion", "That the event at a position is in the tree of so many events.") { position, json };
        size.AddTo(command);
        return command.Does(async (parsed, cancellation) =>
        {
            using var loggers = Verb.Loggers();
            await using var opened = await OpenLedger.ReadOnlyAsync(LedgerPlace.Of(parsed), loggers.CreateLogger("Portfolio"), cancellation);
            var (asked, fault) = ProofQuery.Inclusion(
                size.Of(parsed, (ProofQuery.Position.Name, parsed.GetRequiredValue(position))), opened.Ledger.Head.Size);
            var (at, of) = asked ?? throw QueryOptions.Wrong(fault!.Value, ProofQuery.Position.Name);
            var proof = (await InclusionModel.MakeAsync(opened.Ledger, at, of, cancellation))!;
            return await ProveVerb.PrintAsync(parsed, parsed.GetValue(json), proof, proof.Verifies, ProofWords.Of(proof));
        });
    }
}
