using System.CommandLine;
using System.Diagnostics;
using Npgsql;
using Portfolio.App.Node;
using Portfolio.App.Node.Snapshots;
using Portfolio.App.Reports;
using Portfolio.App.Verbs;
using Portfolio.Benchmarks.Load;
using Portfolio.Ledger;

namespace Portfolio.Benchmarks;

/// <summary>
/// A real <c>portfolio serve</c> from its start to its first answer, with and without snapshots, and the memory that it
/// holds; beside bare Npgsql that only reads the rows.
/// </summary>
internal static class StartBenchmark
{
    private const int Rounds = 3;

    private static readonly Option<int> Rest = new("--rest")
    {
        Description = "Seconds that the program of the last round is left alone after the reports, before its memory is looked at once more.",
    };

    public static Command Create()
    {
        var command = new Command("start", "The program's start with and without snapshots, and its memory.")
        {
            RunOptions.Data, RunOptions.Programmes, RunOptions.Years, Rest,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var stage = await Stage.SetAsync(parsed.GetRequiredValue(RunOptions.Data), RunOptions.Plan(parsed), cancellation);
        await using var ledger = await LedgerDatabase.OpenAsync(
            stage.LedgerDatabase, new LedgerSettings { Migrations = OpenPortfolio.Migrations }, cancellation);
        var key = await ProgramRun.KeyAsync(stage, cancellation);

        var bare = await MedianAsync(() => ReadBenchmark.BareAsync(stage.LedgerDatabase, 0, ledger.Head.Size, cancellation));
        var rest = TimeSpan.FromSeconds(parsed.GetValue(Rest));
        var log = await MeasureAsync(stage, key, () => DropAsync(stage, cancellation), rest, cancellation);
        var packing = Stopwatch.GetTimestamp();
        var packed = await SnapshotRebuild.RunAsync(ledger, new NodeSettings().SnapshotEvents, null, cancellation);
        var rebuilt = Stopwatch.GetElapsedTime(packing).TotalSeconds;
        var snapshots = await MeasureAsync(stage, key, () => Task.CompletedTask, rest, cancellation);

        new MarkdownTable($"{ledger.Head.Size:#,0} events", "seconds", "of bare reading", "MB when ready", "MB after every report, and one as known before", $"MB {rest.TotalSeconds:0} s later", "aim")
            .Row("bare Npgsql reads the rows", bare, 1.0, null, null, null, "")
            .Row("start from the log", log.Seconds, log.Seconds / bare, log.Ready, log.Used, log.Rested, "≤ 10 s, ≤ 600 MB with 1 million")
            .Row("start from snapshots", snapshots.Seconds, snapshots.Seconds / bare, snapshots.Ready, snapshots.Used, snapshots.Rested, "≤ 3 s, ≤ 600 MB with 1 million")
            .Row($"rebuild, {packed:#,0} events packed", rebuilt, rebuilt / bare, null, null, null, "")
            .Print(Console.Out);
        Console.WriteLine($"Board as known at a third of the log: first {snapshots.First:#,0} ms (aim ≤ 1,500), again {snapshots.Again:#,0.0} ms (aim ≤ 50).");
    }

    private static async Task<Start> MeasureAsync(
        Stage stage, string key, Func<Task> before, TimeSpan rest, CancellationToken cancellation)
    {
        var (starts, rested) = (new List<Start>(), 0L);
        var third = await stage.EventsAsync(cancellation) / 3;
        for (var round = 0; round < Rounds; round++)
        {
            await before();
            var from = Stopwatch.GetTimestamp();
            await using var server = await ProgramRun.ServeAsync(stage, cancellation);
            var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
            var ready = server.Megabytes;
            using var connection = await HttpConnection.OpenAsync(server.Address);
            foreach (var report in ReportCatalogue.All)
            {
                await connection.SendAsync(HttpConnection.Request("GET", $"/api/reports/{report.Name}", key, null), cancellation);
            }

            var known = HttpConnection.Request("GET", $"/api/reports/board?knownAt={third}", key, null);
            var first = await MillisecondsAsync(() => connection.SendAsync(known, cancellation));
            var again = await MillisecondsAsync(() => connection.SendAsync(known, cancellation));
            starts.Add(new Start(seconds, ready, server.Megabytes, first, again));
            if (round == Rounds - 1)
            {
                await Task.Delay(rest, cancellation);
                rested = server.Megabytes;
            }
        }

        return starts.OrderBy(s => s.Seconds).ElementAt(Rounds / 2) with { Rested = rested };
    }

    private static async Task<double> MillisecondsAsync(Func<ValueTask> work)
    {
        var from = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    private static async Task<double> MedianAsync(Func<Task<long>> work)
    {
        var took = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            await work();
            took.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
        }

        return took.Order().ElementAt(Rounds / 2);
    }

    private static async Task DropAsync(Stage stage, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(stage.LedgerDatabase);
        await using var drop = source.CreateCommand("delete from snapshots.chunks");
        await drop.ExecuteNonQueryAsync(cancellation);
    }

    /// <param name="Ready">MB held when it said that it is ready.</param>
    /// <param name="Used">MB held after the reports.</param>
    /// <param name="First">Milliseconds of a board as known before, asked for the first time.</param>
    private sealed record Start(double Seconds, long Ready, long Used, double First, double Again)
    {
        /// <summary>MB held when it had been left alone.</summary>
        public long Rested { get; init; }
    }
}
