using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using Portfolio.Benchmarks.Filling;
using Portfolio.Benchmarks.Load;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.Benchmarks;

/// <summary>
/// The one door alone: callers of <see cref="GroupAppender"/> within one process, no decision and no HTTP, on a ledger that
/// holds events already; beside the floor on the same server.
/// </summary>
internal static class AppendBenchmark
{
    private const int Programmes = 10_000;

    private static readonly ImmutableArray<byte> NoContent = [.. SHA256.HashData([])];

    private static readonly Option<long> Behind = new("--events")
    {
        Description = "How many events the ledger holds before, where it is new.",
        DefaultValueFactory = _ => 1_000_000,
    };

    private static readonly Option<int[]> Callers = new("--callers")
    {
        Description = "Numbers of callers.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1, 64, 256],
    };

    private static readonly Option<int[]> Sizes = new("--sizes")
    {
        Description = "Numbers of events in a command.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1, 10],
    };

    public static Command Create()
    {
        var command = new Command("append", "The appender alone beside durable single-row inserts.")
        {
            RunOptions.Data, Behind, RunOptions.Seconds, Callers, Sizes, Floor.Clients,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (warmUp, duration) = RunOptions.Times(parsed);
        await using var stage = await Stage.SetAsync(
            parsed.GetRequiredValue(RunOptions.Data), _ => Task.CompletedTask, cancellation);
        var database = await stage.DatabaseAsync("append", cancellation);
        await FilledLedger.EnsureAsync(database, Programmes, parsed.GetValue(Behind), cancellation);
        var floor = await Floor.MeasureAsync(stage, parsed.GetRequiredValue(Floor.Clients), warmUp, duration, cancellation);
        var best = floor.MaxBy(f => f.PerSecond)!;
        var table = new MarkdownTable(
            "PostgreSQL " + stage.Version, "events each", "callers", "events per second", "of the floor", "p50 ms", "p99 ms",
            "µs of CPU: PostgreSQL", "appender");
        foreach (var f in floor)
        {
            table.Row(f == best ? "insert (the floor)" : "insert", 1, f.Clients, f.PerSecond, f.PerSecond / best.PerSecond, f.P50, f.P99, f.Cpu[0], f.Cpu[1]);
        }

        foreach (var size in parsed.GetRequiredValue(Sizes))
        {
            foreach (var callers in parsed.GetRequiredValue(Callers))
            {
                var r = await AppendAsync(stage, database, size, callers, warmUp, duration, cancellation);
                table.Row("append", size, callers, r.PerSecond * size, r.PerSecond * size / best.PerSecond, r.P50, r.P99, r.Cpu[0], r.Cpu[1]);
            }
        }

        table.Print(Console.Out);
    }

    private static async Task<LoadResult> AppendAsync(
        Stage stage, string database, int size, int callers, TimeSpan warmUp, TimeSpan duration, CancellationToken cancellation)
    {
        await using var ledger = await LedgerDatabase.OpenAsync(database, new LedgerSettings(), cancellation);
        var appender = ledger.StartAppender();
        return await ClosedLoop.RunAsync(
            callers, warmUp, duration, number => Task.FromResult(Caller(appender, size, new Random(number))), cancellation,
            () => stage.Cpu, () => CpuTime.OfProcess(Environment.ProcessId));
    }

    private static Client Caller(GroupAppender appender, int size, Random random)
    {
        var day = new DateOnly(2026, 6, 4);
        ImmutableArray<NewEvent> events =
        [
            .. Enumerable.Repeat(
                new NewEvent("StatusReported", 1, """{"period":"2026-05-31","scale":"RAG5@1","overall":"Amber"}""", day, day), size),
        ];
        return new Client(
            async cancellation =>
            {
                var id = Guid.CreateVersion7();
                var stream = Code.Stream("programme", MadeUpEvents.CodeOf(random.Next(Programmes)));
                var outcome = await appender.AppendAsync(
                    new AppendRequest(
                        "k-0123456789ab", "pmo", "http", id, id.ToString("N"), NoContent, id,
                        [new StreamAppend(stream, ExpectedVersion.Any, events)]),
                    cancellation);
                if (outcome is not AppendOutcome.Appended)
                {
                    throw new InvalidOperationException($"Not appended: {outcome}.");
                }
            },
            () => ValueTask.CompletedTask);
    }
}
