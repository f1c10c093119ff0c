using System.CommandLine;
using System.Diagnostics;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.Benchmarks.Load;
using Portfolio.Ledger;
using Portfolio.Reports;
using Portfolio.Reports.Board;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Knowing;

namespace Portfolio.Benchmarks;

/// <summary>
/// The board over HTTP beside an empty endpoint, alone and while commands are written; and every report computed
/// anew.
/// </summary>
internal static class ReportsBenchmark
{
    private const int Rounds = 5;
    private const int Readers = 32;
    private const int Writers = 16;

    public static Command Create()
    {
        var command = new Command("reports", "The board over HTTP beside an empty endpoint; every report computed anew.")
        {
            RunOptions.Data, RunOptions.Programmes, RunOptions.Years, RunOptions.Seconds,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var stage = await Stage.SetAsync(parsed.GetRequiredValue(RunOptions.Data), RunOptions.Plan(parsed), cancellation);
        await ComputeAsync(stage, cancellation);
        await ServeAsync(stage, RunOptions.Times(parsed), cancellation);
    }

    private static async Task ServeAsync(Stage stage, (TimeSpan WarmUp, TimeSpan Duration) times, CancellationToken cancellation)
    {
        LoadResult empty;
        await using (var yard = await ProgramRun.EmptyAsync(cancellation))
        {
            empty = await ClosedLoop.RunAsync(
                Readers, times.WarmUp, times.Duration, _ => ReaderAsync(yard, HttpConnection.Request("GET", "/", null, null)), cancellation);
        }

        // Leadership reads what the PMO writes: whoever writes is never answered from before its own.
        var board = HttpConnection.Request("GET", "/api/reports/board", await ProgramRun.KeyAsync(stage, cancellation, "leadership"), null, gzip: true);
        var key = await ProgramRun.KeyAsync(stage, cancellation);
        await using var server = await ProgramRun.ServeAsync(stage, cancellation);
        var alone = await ClosedLoop.RunAsync(Readers, times.WarmUp, times.Duration, _ => ReaderAsync(server, board), cancellation);

        var commands = new DistinctCommands(await stage.ProgrammesAsync(cancellation), key);
        var writing = ClosedLoop.RunAsync(
            Writers, times.WarmUp, times.Duration, number => commands.ClientAsync(server, number, perSecond: 2000.0 / Writers), cancellation);
        var beside = await ClosedLoop.RunAsync(Readers, times.WarmUp, times.Duration, _ => ReaderAsync(server, board), cancellation);
        var written = await writing;

        new MarkdownTable($"{Readers} clients", "per second", "of the empty endpoint", "p50 ms", "p99 ms", "aim")
            .Row("empty endpoint", empty.PerSecond, 1.0, empty.P50, empty.P99, "")
            .Row("board", alone.PerSecond, alone.PerSecond / empty.PerSecond, alone.P50, alone.P99, "≥ 0.5; p99 ≤ 10 ms")
            .Row($"board, beside {written.PerSecond:0} commands a second", beside.PerSecond, beside.PerSecond / empty.PerSecond, beside.P50, beside.P99, "p99 ≤ 25 ms beside 2,000 a second")
            .Print(Console.Out);
        using var one = await HttpConnection.OpenAsync(server.Address);
        await one.SendAsync(board, cancellation);
        Console.WriteLine($"The board's answer has {one.LastSize / 1024.0:0.0} KB, compressed.");
        Console.WriteLine($"The server held {server.Megabytes:#,0} MB at the end (aim with 1 million events: ≤ 600 MB).");
    }

    private static async Task<Client> ReaderAsync(ProgramRun server, byte[] request)
    {
        var connection = await HttpConnection.OpenAsync(server.Address);
        return new Client(
            cancellation => connection.SendAsync(request, cancellation),
            () =>
            {
                connection.Dispose();
                return ValueTask.CompletedTask;
            });
    }

    private static async Task ComputeAsync(Stage stage, CancellationToken cancellation)
    {
        var ledger = await LedgerDatabase.OpenAsync(stage.LedgerDatabase, new LedgerSettings(), cancellation);
        await using var node = await PortfolioNode.StartAsync(
            ledger, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, cancellation);
        var view = node.View;
        var histories = view.Programmes.Values.ToList();
        var parameters = new ReportParameters(Knowledge.Recorded(view.Position, node.Today), Evidence: false);
        ProgrammeFacts[] facts = [.. histories.Select(ProgrammeFacts.Of)];
        ProgrammeFacts[] around = [.. histories.Select(MadeUpContext.FactsOf)];
        var organisation = MadeUpContext.Around(view.Organisation, node.Today.AddYears(-4));

        var table = new MarkdownTable(
            $"{histories.Count:#,0} programmes, {view.Position:#,0} events", "ms", "aim");
        var day = parameters.Knowledge.AsOf;
        foreach (var (name, compute) in (IEnumerable<(string, Func<object>)>)
        [
            .. ReportList.All.Select(r => ($"{r.Title}, computed anew", (Func<object>)(() => r.Compute(facts, view.Organisation, parameters)))),
            .. ReportList.All.Select(r => ($"{r.Title}, with events around each plan", (Func<object>)(() => r.Compute(around, organisation, parameters)))),
            ("board, computed anew for a day never asked for", () => BoardReport.Compute(facts, view.Organisation, parameters with { Knowledge = parameters.Knowledge.About(day = day.AddDays(-1)) })),
        ])
        {
            table.Row(name, Milliseconds(compute), "≤ 100 ms");
        }

        foreach (var report in ReportCatalogue.All)
        {
            var (catalogue, at) = (new ReportCatalogue(), view.Position / 2);
            var known = parameters with { Knowledge = Knowledge.Recorded(at, DateOnly.FromDateTime(view.Log[at].RecordedAt.UtcDateTime)) };
            table.Row($"{report.Title} known at position {at:#,0}, first", Once(() => catalogue.Compute(report, view, known)), "≤ 1,500 ms");
            table.Row($"{report.Title} known then, of another day", Once(() => catalogue.Compute(report, view, known with { Knowledge = known.Knowledge.About(known.Knowledge.AsOf.AddMonths(-1)) })), "≤ 100 ms");
            table.Row($"{report.Title} known then, again", Once(() => catalogue.Compute(report, view, known)), "≤ 50 ms");
        }

        table.Print(Console.Out);
    }

    private static double Once(Func<object> work)
    {
        GC.Collect();
        var from = Stopwatch.GetTimestamp();
        GC.KeepAlive(work());
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    private static double Milliseconds(Func<object> work)
    {
        work();
        var took = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            GC.Collect();
            var from = Stopwatch.GetTimestamp();
            GC.KeepAlive(work());
            took.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return took.Order().ElementAt(Rounds / 2);
    }
}
