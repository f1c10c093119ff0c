using Portfolio.App.Administration;
using Portfolio.App.Checkpoints;
using Portfolio.App.Node;
using Portfolio.App.Node.Snapshots;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Verifying;

/// <summary>A verification of the whole ledger, running or done.</summary>
/// <param name="By">Who asked for it.</param>
/// <param name="Verified">How many events were found right so far.</param>
/// <param name="Size">Of how many.</param>
/// <param name="EndedAt">Null: it is running.</param>
/// <param name="Report">What came of it; null while it runs, and where it failed.</param>
/// <param name="LeftBehind">How many kept checkpoints a later incarnation has left behind.</param>
/// <param name="Failure">Why it came to no end, or null.</param>
public sealed record Verification(
    DateTimeOffset StartedAt, string By, long Verified, long Size, DateTimeOffset? EndedAt = null, VerificationReport? Report = null,
    int LeftBehind = 0, string? Failure = null)
{
    public bool Running => EndedAt is null;
}

/// <summary>Verifies the whole ledger against itself and every kept checkpoint, one verification at a time.</summary>
public sealed class VerificationRun(
    PortfolioNode node, IServiceProvider services, TimeProvider clock, IHostApplicationLifetime life, ILogger<VerificationRun> logger)
{
    private readonly Lock _gate = new();
    private volatile Verification? _latest;

    /// <summary>The one that runs, or the last one; null: none since the program started.</summary>
    public Verification? Latest => _latest;

    /// <summary>Begins one, or joins the one that runs.</summary>
    public Verification Start(string by)
    {
        lock (_gate)
        {
            if (_latest is { Running: true } running)
            {
                return running;
            }

            var begun = new Verification(clock.GetUtcNow(), by, 0, node.View.Position);
            _latest = begun;
            _ = Task.Run(() => RunAsync(begun, life.ApplicationStopping), CancellationToken.None);
            return begun;
        }
    }

    private async Task RunAsync(Verification begun, CancellationToken cancellation)
    {
        try
        {
            var (report, leftBehind) = await FindAsync(
                new Progress(p => _latest = begun with { Verified = p.Verified, Size = p.Size }), cancellation);
            _latest = begun with
            {
                Verified = report.Verified,
                Size = report.Ledger.Size,
                EndedAt = clock.GetUtcNow(),
                Report = report,
                LeftBehind = leftBehind,
            };
            if (report.Fault is { } fault)
            {
                logger.LogCritical("Verification found a fault: {Fault}", fault);
            }
        }
        catch (Exception failed)
        {
            logger.LogError(failed, "The verification came to no end");
            _latest = begun with { EndedAt = clock.GetUtcNow(), Failure = failed.Message };
        }
    }

    private async Task<(VerificationReport Report, int LeftBehind)> FindAsync(Progress progress, CancellationToken cancellation)
    {
        try
        {
            return await HeldAgainstAllAsync(progress, cancellation);
        }
        catch (LedgerDamagedException damaged)
        {
            // A head or a kept checkpoint with which it cannot even be begun.
            return (new VerificationReport(node.Ledger.Head, 0, 0, 0, 0, new Fault(FaultKind.Head, 0, 0, damaged.Message)), 0);
        }
    }

    private async Task<(VerificationReport Report, int LeftBehind)> HeldAgainstAllAsync(Progress progress, CancellationToken cancellation)
    {
        var kept = new List<Checkpoint>();
        if (services.GetService<CheckpointPublisher>() is { } publisher)
        {
            await foreach (var signed in publisher.Kept.AllAsync(cancellation))
            {
                kept.Add(signed.Checkpoint);
            }
        }

        var incarnations = await OpenedIncarnations.ReadAsync(node.Ledger, cancellation);
        var counted = await incarnations.CountedAsync(kept, cancellation);
        var report = await LedgerVerification.RunAsync(node.Ledger.Pool, counted, progress, cancellation);
        if (report.Fault is null && incarnations.Unrecorded(report.Ledger.Incarnation) is { } unrecorded)
        {
            report = report with { Fault = new Fault(FaultKind.Head, 0, 0, unrecorded) };
        }

        // Only after the log itself was found sound: they are compared with it.
        if (report.Fault is null && await SnapshotComparison.FirstFaultAsync(node.Ledger, null, cancellation) is { } lie)
        {
            report = report with { Fault = new Fault(FaultKind.Snapshot, lie.Position, lie.Position, $"{lie.Sentence} Say “portfolio rebuild”.") };
        }

        return (report, kept.Count - counted.Count);
    }

    // At once and in order, where Progress<T> would leave both to the thread pool.
    private sealed class Progress(Action<VerificationProgress> report) : IProgress<VerificationProgress>
    {
        public void Report(VerificationProgress value) => report(value);
    }
}
