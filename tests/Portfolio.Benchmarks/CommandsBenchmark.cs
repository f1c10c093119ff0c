using System.CommandLine;
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
            RunOptions.Data, RunOptions.Programmes, RunOptions.Years, RunOptions.Seconds, AtWork, Clients, Together, Floor.Clients,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (warmUp, duration) = RunOptions.Times(parsed);
        await using var stage = await Stage.SetAsync(parsed.GetRequiredValue(RunOptions.Data), RunOptions.Plan(parsed), cancellation);
        var floor = await Floor.MeasureAsync(stage, parsed.GetRequiredValue(Floor.Clients), warmUp, duration, cancellation);
        var (results, bulk) = await CommandsAsync(stage, parsed, withBulk: true, cancellation);

        var best = floor.MaxBy(f => f.PerSecond)!;
        var alone = floor.FirstOrDefault(f => f.Clients == 1);
        var table = new MarkdownTable("PostgreSQL " + stage.Version, "clients", "per second", "of the floor", "aim", "p50 ms", "p99 ms", "µs of CPU: PostgreSQL", "program", "load");
        foreach (var f in floor)
        {
            table.Row(f == best ? "insert (the floor)" : "insert", f.Clients, f.PerSecond, f.PerSecond / best.PerSecond, "", f.P50, f.P99, f.Cpu[0], "", f.Cpu[1]);
        }

        foreach (var r in results)
        {
            var (yard, aim) = r.Clients == 1 ? (alone ?? best, "≥ 0.5 of 1 client’s") : (best, r.Clients < 256 ? "≥ 1.2 of the best" : "≥ 1.5 of the best");
            table.Row("command over HTTP", r.Clients, r.PerSecond, r.PerSecond / yard.PerSecond, aim, r.P50, r.P99, r.Cpu[0], r.Cpu[1], r.Cpu[2]);
        }

        // A request is many commands: rate and processor are of a command, the times of a request.
        var together = parsed.GetRequiredValue(Together);
        foreach (var r in bulk)
        {
            table.Row(
                $"of {together} in one request", r.Clients, r.PerSecond * together, r.PerSecond * together / best.PerSecond, "",
                r.P50, r.P99, r.Cpu[0] / together, r.Cpu[1] / together, r.Cpu[2] / together);
        }

        table.Print(Console.Out);
    }

    /// <summary>The load itself, on whatever ledger a stage has.</summary>
    public static async Task<(IReadOnlyList<LoadResult> Single, IReadOnlyList<LoadResult> Bulk)> CommandsAsync(
        Stage stage, ParseResult parsed, bool withBulk, CancellationToken cancellation)
    {
        var (warmUp, duration) = RunOptions.Times(parsed);
        var atWork = TimeSpan.FromSeconds(parsed.GetValue(AtWork));
        var key = await ProgramRun.KeyAsync(stage, cancellation);
        var commands = new DistinctCommands(await stage.ProgrammesAsync(cancellation), await stage.LastDayAsync(cancellation), key);
        await using var server = await ProgramRun.ServeAsync(stage, cancellation);
        var (single, bulk) = (new List<LoadResult>(), new List<LoadResult>());

        // A program that has just started still compiles itself; what is measured is one that has been at work for a while.
        await ClosedLoop.RunAsync(64, TimeSpan.Zero, atWork, number => commands.ClientAsync(server, number), cancellation);
        foreach (var count in parsed.GetRequiredValue(Clients))
        {
            single.Add(await MeasureAsync(count, together: 1));
        }

        foreach (var count in withBulk ? BulkClients : [])
        {
            bulk.Add(await MeasureAsync(count, parsed.GetRequiredValue(Together)));
        }

        return (single, bulk);

        async Task<LoadResult> MeasureAsync(int count, int together)
        {
            var before = await stage.EventsAsync(cancellation);
            var sentBefore = commands.Sent;
            var result = await ClosedLoop.RunAsync(
                count, warmUp, duration, number => commands.ClientAsync(server, number, together: together), cancellation,
                () => stage.Cpu, () => server.Cpu, () => CpuTime.OfProcess(Environment.ProcessId));

            // A figure counts only if everything that was answered is there, once.
            var (recorded, sent) = (await stage.EventsAsync(cancellation) - before, commands.Sent - sentBefore);
            if (recorded != sent)
            {
                throw new InvalidOperationException($"{sent} commands were answered as done, but {recorded} events were recorded.");
            }

            return result;
        }
    }
}
