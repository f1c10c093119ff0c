using System.CommandLine;
using System.Globalization;
using Portfolio.App.Checkpoints;
using Portfolio.App.Verbs;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Proving;

/// <summary><c>portfolio prove consistency</c>: that the ledger begins with what it once was.</summary>
internal static class ProveConsistencyVerb
{
    private static readonly Argument<string?> From = new("FROM")
    {
        Description = "How many events the older tree has; left out, it is that of --checkpoint.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Kept = new("--checkpoint")
    {
        Description = "A checkpoint that was kept elsewhere, in place of FROM: its root is what the proof has to lead from.",
    };

    public static Command Create()
    {
        var (to, json) = (new QueryOptions([ProofQuery.To]), JsonOption.Create("GET /api/audit/proofs/consistency"));
        var command = new Command("consistency", "That the tree of so many events begins with all those of an older one, unchanged.")
        {
            From, Kept, CheckpointFiles.Keys, json,
        };
        to.AddTo(command);
        return command.Does((parsed, cancellation) => ProveAsync(parsed, to, parsed.GetValue(json), cancellation));
    }

    private static async Task<int> ProveAsync(ParseResult parsed, QueryOptions to, bool json, CancellationToken cancellation)
    {
        var (from, file) = (parsed.GetValue(From), parsed.GetValue(Kept));
        if ((from is null) == (file is null))
        {
            throw new WrongUseException("FROM: Say from which size, or from which --checkpoint: one of the two.");
        }

        var kept = file is null ? null : await CheckpointFiles.ReadAsync(file, await KeysAsync(parsed, cancellation), cancellation);
        using var loggers = Verb.Loggers();
        await using var opened = await OpenLedger.ReadOnlyAsync(LedgerPlace.Of(parsed), loggers.CreateLogger("Portfolio"), cancellation);
        if (kept is not null && await CheckpointCheck.AgainstAsync(opened.Ledger, kept, cancellation) is { Agrees: false } against)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(against.Sentence);
            return ExitCode.FaultFound;
        }

        var (asked, fault) = ProofQuery.Consistency(
            to.Of(parsed, (ProofQuery.From.Name, from ?? kept!.Size.ToString(CultureInfo.InvariantCulture))), opened.Ledger.Head.Size);
        var (old, grown) = asked ?? throw QueryOptions.Wrong(fault!.Value, ProofQuery.From.Name);
        var proof = await ConsistencyModel.MakeAsync(opened.Ledger, old, grown, cancellation);
        return await ProveVerb.PrintAsync(parsed, json, proof, proof.Verifies, ProofWords.Of(proof));
    }

    private static async Task<List<CheckpointKey>> KeysAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var given = await CheckpointFiles.KeysAsync(parsed, cancellation);
        return given.Count == 0 && CheckpointPlace.Of(parsed) is { } place ? [.. new KeyFolder(place.Keys).Public()] : given;
    }
}
