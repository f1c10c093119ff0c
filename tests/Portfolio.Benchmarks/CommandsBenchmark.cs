using System.CommandLine;
using System.Globalization;
using Portfolio.Benchmarks.Load;

namespace Portfolio.Benchmarks;

/// <summary>
/// Commands over HTTP against a real <c>portfolio serve</c>, each a different one on a random programme, acknowledged when
/// it is durable; beside the floor on the same server, in the same run.
/// </summary>
internal static class CommandsBenchmark
{
    public static readonly Option<int[]> Clients = new("--clients")
    {
        Description = "Numbers of clients.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1, 64, 256],
    };

    public static readonly Option<double> AtWork = new("--at-work")
    {
        Description = "How long the program has been at work, in seconds, before anything is measured.",
        DefaultValueFactory = _ => 15,
    };

    public static readonly Option<int> Together = new("--together")
    {
        Description = "How many commands go into a request of the bulk.",
        DefaultValueFactory = _ => 100,
    };

    private static readonly int[] BulkClients = [1, 8];

    public static Command Create()
    {
        var command = new Command("commands", "Commands over HTTP beside durable single-row inserts.")
        {
            RunOptions.Data, RunOptions.Programmes, RunOptions.Years, RunOptions.Seconds, RunOptions.Turns, AtWork, Clients, Together, Floor.Clients,
        };
        command.SetAction(RunAsync);
        return command;
    }

    // How fast a machine is changes within minutes: the floor and what stands on it are measured by turns, and each turn's
    // figure is held against the floor of its own turn.
    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var turns = parsed.GetRequiredValue(RunOptions.Turns);
        var (warmUp, duration) = RunOptions.Times(parsed);
        (warmUp, duration) = (warmUp / turns, duration / turns);
        int[] floorClients = [.. parsed.GetRequiredValue(Floor.Clients)];
        (int Clients, int Together)[] asked =
        [
            .. parsed.GetRequiredValue(Clients).Select(count => (count, 1)),
            .. BulkClients.Select(count => (count, parsed.GetRequiredValue(Together))),
        ];
        await using var stage = await Stage.SetAsync(parsed.GetRequiredValue(RunOptions.Data), RunOptions.Plan(parsed), cancellation);
        await using var load = await CommandLoad.StartAsync(stage, TimeSpan.FromSeconds(parsed.GetValue(AtWork)), cancellation);
        var floor = floorClients.ToDictionary(count => count, _ => new List<LoadResult>());
        var commands = asked.ToDictionary(each => each, _ => new List<LoadResult>());
        for (var turn = 0; turn < turns; turn++)
        {
            // The one between the other, so that neither the floor nor the program is cold, nor the program idle for long.
            for (var i = 0; i < Math.Max(floorClients.Length, asked.Length); i++)
            {
                if (i < floorClients.Length)
                {
                    floor[floorClients[i]].Add(await Floor.MeasureAsync(stage, floorClients[i], warmUp, duration, cancellation));
                }

                if (i < asked.Length)
                {
                    commands[asked[i]].Add(await load.MeasureAsync(asked[i].Clients, asked[i].Together, warmUp, duration, cancellation));
                }
            }
        }

        Print(stage, turns, floor, commands);
    }

    private static void Print(
        Stage stage, int turns, Dictionary<int, List<LoadResult>> floor, Dictionary<(int Clients, int Together), List<LoadResult>> commands)
    {
        double[] best = [.. Enumerable.Range(0, turns).Select(turn => floor.Values.Max(f => f[turn].PerSecond))];
        var alone = floor.GetValueOrDefault(1)?.Select(f => f.PerSecond).ToArray();
        var table = new MarkdownTable(
            "PostgreSQL " + stage.Version, "clients", "per second", "of the floor", "least, most of the turns", "aim", "p50 ms", "p99 ms",
            "µs of CPU: PostgreSQL", "program", "load");
        foreach (var (count, results) in floor)
        {
            var (f, (ratio, spread)) = (LoadResult.Median(results), Against(best, results, 1));
            table.Row("insert", count, f.PerSecond, ratio, spread, "", f.P50, f.P99, f.Cpu[0], "", f.Cpu[1]);
        }

        // A request of the bulk is many commands: rate and processor are of a command, the times of a request.
        foreach (var ((count, together), results) in commands)
        {
            var (lone, r) = (together == 1 && count == 1, LoadResult.Median(results));
            var (ratio, spread) = Against(lone ? alone ?? best : best, results, together);
            table.Row(
                together == 1 ? "command over HTTP" : $"of {together} in one request", count, r.PerSecond * together, ratio, spread,
                together > 1 ? "" : lone ? "≥ 0.5 of 1 client’s" : count < 256 ? "≥ 1.2 of the best" : "≥ 1.5 of the best",
                r.P50, r.P99, r.Cpu[0] / together, r.Cpu[1] / together, r.Cpu[2] / together);
        }

        table.Print(Console.Out);
        Console.WriteLine($"Medians of {turns} turns. The floor of a turn is its best insert, whatever the number of its clients: {LoadResult.Median(best):#,0} a second.");
    }

    private static (double Median, string Spread) Against(double[] yard, List<LoadResult> results, int together)
    {
        double[] ratios = [.. results.Select((r, turn) => r.PerSecond * together / yard[turn])];
        return (LoadResult.Median(ratios), string.Create(CultureInfo.InvariantCulture, $"{ratios.Min():0.00}, {ratios.Max():0.00}"));
    }
}
