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

    /// <summary>Fills an empty ledger; makes it, marked as a sample, where there is none yet.</summary>
    /// <param name="connectionString">Of a database whose user may make the ledger.</param>
    /// <param name="progress">Is told from time to time how many events are recorded.</param>
    /// <returns>
    /// How many events were recorded; null when the ledger was left alone, because it is not marked as a sample or holds
    /// something already.
    /// </returns>
    public static async Task<long?> FillNewAsync(
        string connectionString, SimulationPlan plan, IProgress<long>? progress, CancellationToken cancellation)
    {
        var settings = new LedgerSettings { Sample = true };
        await using var ledger = await LedgerDatabase.OpenAsync(connectionString, settings, cancellation);
        if (ledger.Head is not { Sample: true, Size: 0 })
        {
            return null;
        }

        var simulation = new Simulation(plan);
        await new People(ledger.Pool).AddAsync([.. simulation.People], cancellation);

        // One after another into the one queue: the order of the log is that of the simulation.
        var appender = ledger.StartAppender();
        var waiting = new Queue<Task<AppendOutcome>>(InFlight);
        var recorded = 0L;
        foreach (var append in simulation.Appends())
        {
            if (waiting.Count == InFlight)
            {
                // On its own line: what stands in “progress?.Report(…)” is not done where nobody is told.
                recorded = Stored(await waiting.Dequeue());
                progress?.Report(recorded);
            }

            waiting.Enqueue(appender.AppendAsync(RequestOf(append), cancellation));
        }

        while (waiting.TryDequeue(out var outcome))
        {
            recorded = Stored(await outcome);
        }

        progress?.Report(recorded);
        return recorded;
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
            new StreamAppend(
                append.Stream,
                ExpectedVersion.At(append.VersionBefore),
                [.. append.Facts.Select(f => EventCodec.Encode(f, append.EffectiveOn, append.ReportedOn, source: null))]),
        ],
        append.RecordedAt);
}
