using System.Globalization;
using Portfolio.Benchmarks.Load;

namespace Portfolio.Benchmarks;

/// <summary>The board over HTTP beside an empty endpoint: alone, and while commands are written.</summary>
internal static class BoardLoad
{
    private const int Readers = 32;

    // So many that the rate does not hang on how long one command takes beside the readers.
    private const int Writers = 64;

    /// <param name="atWork">How long each program has been asked before it is measured: one that has just started still compiles itself.</param>
    /// <param name="turns">In how many turns the empty endpoint and the board are measured, one after the other: how fast a machine is changes within minutes.</param>
    public static async Task RunAsync(
        Stage stage, TimeSpan atWork, int turns, (TimeSpan WarmUp, TimeSpan Duration) times, CancellationToken cancellation)
    {
        // Leadership reads what the PMO writes: whoever writes is never answered from before its own.
        var reader = await ProgramRun.KeyAsync(stage, cancellation, "leadership");
        var board = HttpConnection.Request("GET", "/api/reports/board", reader, null, gzip: true);
        var commands = new DistinctCommands(
            await stage.ProgrammesAsync(cancellation), await stage.LastDayAsync(cancellation), await ProgramRun.KeyAsync(stage, cancellation));
        await using var yard = await ProgramRun.EmptyAsync(cancellation);
        await using var server = await ProgramRun.ServeAsync(stage, cancellation);
        Func<double> load = () => CpuTime.OfProcess(Environment.ProcessId);
        Func<double>[] clocks = [() => stage.Cpu, () => server.Cpu, load];

        // A program that has just started computes the forecasts of all past quarters; their report waits for them.
        using var one = await HttpConnection.OpenAsync(server.Address);
        await one.SendAsync(HttpConnection.Request("GET", "/api/reports/forecast", reader, null), cancellation);
        await one.SendAsync(board, cancellation);

        var (nothing, alone) = (new List<LoadResult>(), new List<LoadResult>());
        await EmptyAsync(atWork, TimeSpan.FromSeconds(1));
        await BoardAsync(atWork, TimeSpan.FromSeconds(1));
        for (var turn = 0; turn < turns; turn++)
        {
            nothing.Add(await EmptyAsync(times.WarmUp / turns, times.Duration / turns));
            alone.Add(await BoardAsync(times.WarmUp / turns, times.Duration / turns));
        }

        var writing = ClosedLoop.RunAsync(
            Writers, times.WarmUp, times.Duration, number => commands.ClientAsync(server, number, perSecond: 2000.0 / Writers), cancellation);
        var beside = await BoardAsync(times.WarmUp, times.Duration);
        var written = await writing;

        var (yardstick, quiet) = (LoadResult.Median(nothing), LoadResult.Median(alone));
        double[] ratios = [.. alone.Zip(nothing, (b, e) => b.PerSecond / e.PerSecond)];
        new MarkdownTable(
                $"{Readers} clients", "per second", "of the empty endpoint", "least, most of the turns", "p50 ms", "p99 ms", "aim",
                "µs of CPU: PostgreSQL", "program", "load")
            .Row("empty endpoint", yardstick.PerSecond, 1.0, "", yardstick.P50, yardstick.P99, "", "", yardstick.Cpu[0], yardstick.Cpu[1])
            .Row(
                "board", quiet.PerSecond, LoadResult.Median(ratios), string.Create(CultureInfo.InvariantCulture, $"{ratios.Min():0.00}, {ratios.Max():0.00}"),
                quiet.P50, quiet.P99, "≥ 0.5; p99 ≤ 10 ms", quiet.Cpu[0], quiet.Cpu[1], quiet.Cpu[2])
            .Row(
                $"board, beside {written.PerSecond:0} commands a second", beside.PerSecond, beside.PerSecond / yardstick.PerSecond, "",
                beside.P50, beside.P99, "p99 ≤ 25 ms beside 2,000 a second", beside.Cpu[0], beside.Cpu[1], beside.Cpu[2])
            .Print(Console.Out);

        // The first connection has lain idle for longer than one is kept.
        using var last = await HttpConnection.OpenAsync(server.Address);
        await last.SendAsync(board, cancellation);
        Console.WriteLine($"The board's answer has {last.LastSize / 1024.0:0.0} KB, compressed.");
        Console.WriteLine($"The server held {server.Megabytes:#,0} MB at the end (aim with 1 million events: ≤ 600 MB).");

        Task<LoadResult> EmptyAsync(TimeSpan warmUp, TimeSpan duration) => ClosedLoop.RunAsync(
            Readers, warmUp, duration, _ => ReaderAsync(yard, HttpConnection.Request("GET", "/", null, null)), cancellation, () => yard.Cpu, load);

        Task<LoadResult> BoardAsync(TimeSpan warmUp, TimeSpan duration) =>
            ClosedLoop.RunAsync(Readers, warmUp, duration, _ => ReaderAsync(server, board), cancellation, clocks);
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
}
