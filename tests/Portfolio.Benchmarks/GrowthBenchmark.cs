using System.CommandLine;
using System.Globalization;
using Portfolio.Benchmarks.Filling;
using Portfolio.Benchmarks.Load;

namespace Portfolio.Benchmarks;

/// <summary>Commands over HTTP with few and with many events behind them: what is recorded must not slow down what comes.</summary>
internal static class GrowthBenchmark
{
    private const int Programmes = 10_000;

    private static readonly Option<long[]> Sizes = new("--sizes")
    {
        Description = "Numbers of events behind, each in a folder of its own below --data; the first is what the others are held against.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [10_000, 10_000_000],
    };

    public static Command Create()
    {
        var command = new Command("growth", "Commands with few and with many events behind them.")
        {
            RunOptions.Data, RunOptions.Seconds, CommandsBenchmark.AtWork, CommandsBenchmark.Clients, Sizes,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var first = new Dictionary<int, LoadResult>();
        MarkdownTable? table = null;
        foreach (var size in parsed.GetRequiredValue(Sizes))
        {
            var folder = Path.Combine(parsed.GetRequiredValue(RunOptions.Data), size.ToString(CultureInfo.InvariantCulture));
            await using var stage = await Stage.SetAsync(
                folder, database => FilledLedger.EnsureAsync(database, Programmes, size, cancellation), cancellation);
            table ??= new MarkdownTable(
                "PostgreSQL " + stage.Version, "events behind", "clients", "per second", "time of the first", "aim", "p50 ms", "p99 ms",
                "µs of CPU: PostgreSQL", "program", "load");
            var behind = await stage.EventsAsync(cancellation);
            var (warmUp, duration) = RunOptions.Times(parsed);
            await using var load = await CommandLoad.StartAsync(
                stage, TimeSpan.FromSeconds(parsed.GetValue(CommandsBenchmark.AtWork)), cancellation);
            foreach (var count in parsed.GetRequiredValue(CommandsBenchmark.Clients))
            {
                var r = await load.MeasureAsync(count, together: 1, warmUp, duration, cancellation);
                first.TryAdd(r.Clients, r);
                var ratio = first[r.Clients].PerSecond / r.PerSecond;
                table.Row(
                    "command over HTTP", behind, r.Clients, r.PerSecond, ratio, first[r.Clients] == r ? "" : "≤ 1.2", r.P50, r.P99,
                    r.Cpu[0], r.Cpu[1], r.Cpu[2]);
            }
        }

        table?.Print(Console.Out);
    }
}
