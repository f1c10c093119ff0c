using System.CommandLine;
using System.Globalization;
using Portfolio.App.Administration;
using Portfolio.App.Checkpoints;
using Portfolio.App.Node.Snapshots;
using Portfolio.App.Verbs;
using Portfolio.Ledger;
using Portfolio.Ledger.Bundles;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Verifying;

/// <summary><c>portfolio verify</c>: a ledger in its database, or a bundle with nothing but itself.</summary>
public static class VerifyVerb
{
    private static readonly Argument<string?> Bundle = new("bundle")
    {
        Description = "An audit bundle, folder or file, to verify offline; left out, the ledger in the database.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string[]> Checkpoints = new("--checkpoint")
    {
        Description = "A checkpoint that was kept elsewhere, to hold it against; may be given several times.",
    };

    private static readonly Option<Guid?> Ledger = new("--ledger")
    {
        Description = "The id that the ledger must have. Needed for a bundle.",
    };

    public static Command Create() =>
        new Command("verify", "Finds out whether what is recorded is as it was recorded, and names the first position that is not.")
        {
            Bundle, Checkpoints, Ledger, CheckpointFiles.Keys,
        }.Does((parsed, cancellation) =>
            parsed.GetValue(Bundle) is { } bundle ? BundleAsync(parsed, bundle, cancellation) : LedgerAsync(parsed, cancellation));

    private static async Task<int> LedgerAsync(ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            return await WholeAsync(parsed, cancellation);
        }
        catch (LedgerDamagedException damaged)
        {
            return await FoundAsync(parsed, damaged.Message);
        }
    }

    private static async Task<int> WholeAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var place = LedgerPlace.Of(parsed);
        var output = parsed.InvocationConfiguration.Output;
        var kept = CheckpointPlace.Of(parsed);
        var keys = await CheckpointFiles.KeysAsync(parsed, cancellation);
        // The folder's own files are signed by any key that the ledger ever had, whichever is given for the others.
        List<CheckpointKey> own = kept is null ? keys : [.. keys, .. new KeyFolder(kept.Keys).Public()];
        var given = await CheckpointsAsync(parsed, keys.Count == 0 ? own : keys, cancellation);
        var checkpoints = new List<Checkpoint>(given);
        using var loggers = Verb.Loggers();
        await using var opened = await OpenLedger.ReadOnlyAsync(place, loggers.CreateLogger("Portfolio"), cancellation);
        if (parsed.GetValue(Ledger) is { } expected && expected != opened.Ledger.Head.LedgerId)
        {
            return await FoundAsync(parsed, $"This is ledger {opened.Ledger.Head.LedgerId}, and ledger {expected} was expected.");
        }

        if (kept is not null)
        {
            await foreach (var each in new KeptCheckpoints(kept.Folder, own).AllAsync(cancellation))
            {
                checkpoints.Add(each.Checkpoint);
            }
        }

        var incarnations = await OpenedIncarnations.ReadAsync(opened.Ledger, cancellation);
        var counted = await incarnations.CountedAsync(checkpoints, cancellation);
        await using var progress = new EventProgress(parsed.InvocationConfiguration.Error, "verified", opened.Ledger.Head.Size);
        var report = await LedgerVerification.RunAsync(opened.Ledger.Pool, counted, progress, cancellation);
        await progress.DisposeAsync();
        if (report.Fault is { } fault)
        {
            return await FoundAsync(parsed, fault.ToString());
        }

        if (incarnations.Unrecorded(report.Ledger.Incarnation) is { } unrecorded)
        {
            return await FoundAsync(parsed, unrecorded);
        }

        // Who gives one says that it counts: that it was left behind is for him to judge, and no silent pass.
        foreach (var checkpoint in given)
        {
            if (await incarnations.LeavingBehindAsync(checkpoint, cancellation) is { } later)
            {
                return await FoundAsync(parsed, string.Create(
                    CultureInfo.InvariantCulture,
                    $"The checkpoint of {checkpoint.Size} events in incarnation {checkpoint.Incarnation} was left behind by incarnation {later.Incarnation}, which went on from {later.Size} events: the ledger does not hold all that it vouches for."));
            }
        }

        // Only after the log itself was found sound: they are compared with it.
        await using var compared = new EventProgress(
            parsed.InvocationConfiguration.Error, "snapshots compared up to", report.Ledger.Size);
        var lie = await SnapshotComparison.FirstFaultAsync(opened.Ledger, compared, cancellation);
        await compared.DisposeAsync();
        if (lie is not null)
        {
            return await FoundAsync(parsed, $"{lie.Sentence} Say “portfolio rebuild”.");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Ledger {report.Ledger.LedgerId}, incarnation {report.Ledger.Incarnation}{(report.Ledger.Sample ? ", marked sample" : "")}: {report.Verified} events in {report.Streams} streams are as they were recorded."));
        await output.WriteLineAsync($"Root {Convert.ToBase64String(report.Ledger.Root.AsSpan())}");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Checkpoints: {report.Agreeing} agree, {checkpoints.Count - counted.Count} left behind by a later incarnation. Redacted texts: {report.Redacted}."));
        if (report.Agreeing == 0)
        {
            await output.WriteLineAsync("It was held against no checkpoint: who owns the database could have computed everything anew.");
        }

        return ExitCode.Done;
    }

    private static async Task<int> BundleAsync(ParseResult parsed, string path, CancellationToken cancellation)
    {
        var keys = await CheckpointFiles.KeysAsync(parsed, cancellation);
        if (parsed.GetValue(Ledger) is not { } ledger || keys.Count == 0)
        {
            throw new WrongUseException("A bundle speaks for itself alone: give --ledger ID and --key FILE, which you have from elsewhere.");
        }

        if (!Path.Exists(path))
        {
            throw new WrongUseException($"There is no {path}.");
        }

        var checkpoints = await CheckpointsAsync(parsed, keys, cancellation);
        BundleReport report;
        await using (var progress = new EventProgress(parsed.InvocationConfiguration.Error, "verified", 0))
        {
            try
            {
                await using var bundle = await BundleFiles.OpenAsync(path, cancellation);
                report = await BundleVerification.RunAsync(bundle, ledger, keys, checkpoints, progress, cancellation);
            }
            catch (IOException unfit)
            {
                return await FoundAsync(parsed, unfit.Message);
            }
        }

        if (report.Fault is { } fault)
        {
            return await FoundAsync(parsed, fault.ToString());
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Ledger {ledger}, checkpoint of {report.Checkpoint!.Size} events{(report.Checkpoint.Sample ? ", marked sample" : "")}: {report.Verified} events{(report.Stream is null ? "" : $" of {report.Stream}")} are as they were recorded. Redacted texts: {report.Redacted}."));
        if (checkpoints.Count > 0)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"Checkpoints: {report.Agreeing} agree, {report.NotCompared} could not be compared."));
        }

        if (report is { Stream: not null, Redacted: > 0 })
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                "Whether a redaction of them is on the record cannot be told from a bundle of one stream: verify the ledger, or a bundle of all events.");
        }

        return report.NotCompared == 0
            ? ExitCode.Done
            : throw new WrongUseException(report.Stream is null
                ? "A checkpoint is of more events than the bundle holds: hold it against the ledger, or a newer bundle."
                : "A bundle of one stream can be held against a checkpoint of just its own size: hold others against the ledger, or a bundle of all events.");
    }

    private static async Task<int> FoundAsync(ParseResult parsed, string what)
    {
        await parsed.InvocationConfiguration.Output.WriteLineAsync(what);
        return ExitCode.FaultFound;
    }

    private static async Task<List<Checkpoint>> CheckpointsAsync(
        ParseResult parsed, List<CheckpointKey> keys, CancellationToken cancellation)
    {
        var checkpoints = new List<Checkpoint>();
        foreach (var file in parsed.GetValue(Checkpoints) ?? [])
        {
            checkpoints.Add(await CheckpointFiles.ReadAsync(file, keys, cancellation));
        }

        return checkpoints;
    }
}
