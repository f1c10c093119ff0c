using System.CommandLine;
using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Node.Snapshots;

namespace Portfolio.App.Verbs;

/// <summary><c>portfolio rebuild</c>: drops the snapshots and writes them anew from the log.</summary>
public static class RebuildVerb
{
    public static Command Create() => new Command(
        "rebuild", "Drops the snapshots that nodes start from, and writes them anew from the log; also while nodes run.")
        .Does(RebuildAsync);

    private static async Task<int> RebuildAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var loggers = Verb.Loggers();
        await using var opened = await OpenLedger.OpenAsync(
            LedgerPlace.Of(parsed), loggers.CreateLogger("Portfolio"), cancellation);
        await using var progress = new EventProgress(parsed.InvocationConfiguration.Error, "packed", opened.Ledger.Head.Size);
        var packed = await SnapshotRebuild.RunAsync(opened.Ledger, new NodeSettings().SnapshotEvents, progress, cancellation);
        await progress.DisposeAsync();
        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{packed:#,0} of {opened.Ledger.Head.Size:#,0} events are in snapshots; the rest is read from the log at a start."));
        return ExitCode.Done;
    }
}
