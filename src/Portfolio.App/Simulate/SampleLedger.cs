using System.Collections.Immutable;
using System.Security.Cryptography;
using Portfolio.App.Node;
using Portfolio.Ledger;

namespace Portfolio.App.Simulate;

/// <summary>Puts a simulated portfolio into a ledger that is marked as a sample, before any node serves it.</summary>
public static class SampleLedger
{
    // Enough that every group is full, and well below what the appender lets wait.
    private const int InFlight = 2000;

    private static readonly ImmutableArray<byte> NoContent = [.. SHA256.HashData([])];

    /// <summary>
    /// Fills an empty ledger; makes it, marked as a sample, where there is none yet. A filling that was broken off goes on
    /// where it stopped, by the plan that it was begun with.
    /// </summary>
    /// <param name="connectionString">Of a database whose user may make the ledger.</param>
    /// <param name="plan">What to fill a new ledger with; null to finish only what was begun.</param>
    /// <param name="progress">Is told from time to time how many events are recorded.</param>
    /// <returns>
    /// What it was filled with now; null when the ledger was left alone, because it is not marked as a sample or holds
    /// something already.
    /// </returns>
    public static async Task<SampleFill?> FillAsync(
        string connectionString, SimulationPlan? plan, IProgress<long>? progress, CancellationToken cancellation)
    {
        if (plan is null && !await FillOnRecord.IsUnfinishedAsync(connectionString, cancellation))
        {
            return null;
        }

        await using var record = await FillOnRecord.TakeAsync(connectionString, cancellation);
        await using var ledger = await LedgerDatabase.OpenAsync(
            connectionString, new LedgerSettings { Sample = plan is not null }, cancellation);
        if (!ledger.Head.Sample)
        {
            return null;
        }

        await record.MigrateAsync(cancellation);
        var begun = await record.FindAsync(cancellation);
        if (begun is { Finished: true } || (begun is null && (plan is null || ledger.Head.Size > 0)))
        {
            return null;
        }

        if (begun is null)
        {
            await record.BeginAsync(plan!, cancellation);
        }

        var simulation = new Simulation(begun?.Plan ?? plan!);
        var filled = await RecordAsync(ledger, simulation, progress, cancellation) is { } events
            ? new SampleFill(begun?.Plan ?? plan!, events, Resumed: ledger.Head.Size > 0)
            : null;
        await record.FinishAsync(cancellation);
        return filled;
    }

    // Null when something else than the simulation was recorded since it was broken off: then it stays as it is.
    private static async Task<long?> RecordAsync(
        LedgerDatabase ledger, Simulation simulation, IProgress<long>? progress, CancellationToken cancellation)
    {
        await new People(ledger.Pool).AddAsync([.. simulation.People], cancellation);
        using var appends = simulation.Appends().GetEnumerator();
        if (!await SkipAsync(appends, ledger, cancellation))
        {
            return null;
        }

        // One after another into the one queue: the order of the log is that of the simulation.
        var appender = ledger.StartAppender();
        var waiting = new Queue<Task<AppendOutcome>>(InFlight);
        var recorded = ledger.Head.Size;
        while (appends.MoveNext())
        {
            if (waiting.Count == InFlight)
            {
                // On its own line: what stands in “progress?.Report(…)” is not done where nobody is told.
                recorded = Stored(await waiting.Dequeue());
                progress?.Report(recorded);
            }

            waiting.Enqueue(appender.AppendAsync(RequestOf(appends.Current), cancellation));
        }

        while (waiting.TryDequeue(out var outcome))
        {
            recorded = Stored(await outcome);
        }

        progress?.Report(recorded);
        return recorded;
    }

    // Commands are recorded whole and in their order, so what the ledger holds is how far the simulation had come.
    private static async Task<bool> SkipAsync(
        IEnumerator<SimulatedAppend> appends, LedgerDatabase ledger, CancellationToken cancellation)
    {
        var (position, command) = (0L, Guid.Empty);
        while (position < ledger.Head.Size && appends.MoveNext())
        {
            (position, command) = (position + appends.Current.Count, appends.Current.CommandId);
        }

        if (position == 0)
        {
            return true;
        }

        await foreach (var page in ledger.Reader.ReadAsync(ledger.Head.Size - 1, cancellation))
        {
            return position == ledger.Head.Size && page[0].CommandId == command;
        }

        return false;
    }

    private static long Stored(AppendOutcome outcome) => outcome is AppendOutcome.Stored stored
        ? stored.LastPosition
        : throw new InvalidOperationException($"A simulated command was not recorded: {outcome}.");

    private static AppendRequest RequestOf(SimulatedAppend append) => new(
        append.Actor.Id,
        append.Actor.Role,
        append.Actor.Way,
        append.CommandId,
        append.CommandId.ToString("N"),
        NoContent,
        append.CommandId,
        [
            .. append.Streams.Select(s => new StreamAppend(
                s.Stream,
                ExpectedVersion.At(s.VersionBefore),
                [.. s.Facts.Select(f => EventCodec.Encode(f, append.EffectiveOn, append.ReportedOn, source: null))])),
        ],
        append.RecordedAt);
}
