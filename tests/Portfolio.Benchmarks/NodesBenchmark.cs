using System.CommandLine;
using System.Net.Http.Headers;
using Portfolio.Benchmarks.Load;

namespace Portfolio.Benchmarks;

/// <summary>
/// One, two, four programs on one ledger, all of them given commands on the same programmes; and afterwards each must tell
/// the same as the others.
/// </summary>
internal static class NodesBenchmark
{
    private static readonly Option<int[]> Nodes = new("--nodes")
    {
        Description = "Numbers of nodes.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1, 2, 4],
    };

    private static readonly Option<int> Clients = new("--clients")
    {
        Description = "Number of clients, spread evenly over the nodes.",
        DefaultValueFactory = _ => 64,
    };

    public static Command Create()
    {
        var command = new Command("nodes", "Commands to several nodes on one ledger; their reports agree.")
        {
            RunOptions.Data, RunOptions.Programmes, RunOptions.Years, RunOptions.Seconds, CommandsBenchmark.AtWork, Nodes, Clients,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (warmUp, duration) = RunOptions.Times(parsed);
        var atWork = TimeSpan.FromSeconds(parsed.GetValue(CommandsBenchmark.AtWork));
        await using var stage = await Stage.SetAsync(parsed.GetRequiredValue(RunOptions.Data), RunOptions.Plan(parsed), cancellation);
        var key = await ProgramRun.KeyAsync(stage, cancellation);
        var table = new MarkdownTable(
            "PostgreSQL " + stage.Version, "nodes", "clients", "per second", "of one node", "p50 ms", "p99 ms",
            "µs of CPU: PostgreSQL", "programs", "load", "reports");
        LoadResult? one = null;
        foreach (var count in parsed.GetRequiredValue(Nodes))
        {
            var servers = new List<ProgramRun>();
            try
            {
                while (servers.Count < count)
                {
                    servers.Add(await ProgramRun.ServeAsync(stage, cancellation));
                }

                var commands = new DistinctCommands(await stage.ProgrammesAsync(cancellation), await stage.LastDayAsync(cancellation), key);
                var (before, clients) = (await stage.EventsAsync(cancellation), parsed.GetValue(Clients));
                Task<Client> ClientAsync(int number) => commands.ClientAsync(servers[number % count], number);
                await ClosedLoop.RunAsync(clients, TimeSpan.Zero, atWork, ClientAsync, cancellation);
                var r = await ClosedLoop.RunAsync(
                    clients, warmUp, duration, ClientAsync, cancellation,
                    () => stage.Cpu, () => servers.Sum(s => s.Cpu), () => CpuTime.OfProcess(Environment.ProcessId));
                var after = await stage.EventsAsync(cancellation);
                if (after - before != commands.Sent)
                {
                    throw new InvalidOperationException($"{commands.Sent} commands were answered as done, but {after - before} events were recorded.");
                }

                one ??= r;
                await RequireAgreementAsync(servers, key, after, cancellation);
                table.Row(
                    "command over HTTP", count, clients, r.PerSecond, r.PerSecond / one.PerSecond, r.P50, r.P99,
                    r.Cpu[0], r.Cpu[1], r.Cpu[2], "agree");
            }
            finally
            {
                foreach (var server in servers)
                {
                    await server.DisposeAsync();
                }
            }
        }

        table.Print(Console.Out);
    }

    // The same report as known at the last position, byte for byte, from every node.
    private static async Task RequireAgreementAsync(
        List<ProgramRun> servers, string key, long position, CancellationToken cancellation)
    {
        foreach (var report in new[] { "board", "stalls", "phase-2" })
        {
            string? first = null;
            foreach (var server in servers)
            {
                using var http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(2) };
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
                await UntilReachedAsync(http, position, cancellation);
                var told = await http.GetStringAsync($"/api/reports/{report}?knownAt={position}", cancellation);
                first ??= told;
                if (told != first)
                {
                    throw new InvalidOperationException($"At position {position} the nodes tell different {report} reports.");
                }
            }
        }
    }

    // A node that others were faster than reads what they recorded within a second.
    private static async Task UntilReachedAsync(HttpClient http, long position, CancellationToken cancellation)
    {
        while (await http.GetStringAsync("/health/ready", cancellation) != $"ready at position {position} of {position}")
        {
            await Task.Delay(20, cancellation);
        }
    }
}
