using Portfolio.Benchmarks.Load;

namespace Portfolio.Benchmarks;

/// <summary>A real <c>portfolio serve</c> on a stage's ledger, at work, and commands that are given to it.</summary>
internal sealed class CommandLoad : IAsyncDisposable
{
    private readonly Stage _stage;
    private readonly ProgramRun _server;
    private readonly DistinctCommands _commands;

    private CommandLoad(Stage stage, ProgramRun server, DistinctCommands commands) =>
        (_stage, _server, _commands) = (stage, server, commands);

    /// <param name="atWork">
    /// How long it is given commands before anything is measured: a program that has just started still compiles itself.
    /// </param>
    public static async Task<CommandLoad> StartAsync(Stage stage, TimeSpan atWork, CancellationToken cancellation)
    {
        var key = await ProgramRun.KeyAsync(stage, cancellation);
        var commands = new DistinctCommands(await stage.ProgrammesAsync(cancellation), await stage.LastDayAsync(cancellation), key);
        var server = await ProgramRun.ServeAsync(stage, cancellation);
        await ClosedLoop.RunAsync(64, TimeSpan.Zero, atWork, number => commands.ClientAsync(server, number), cancellation);
        return new CommandLoad(stage, server, commands);
    }

    /// <summary>Measured once; of processor time, PostgreSQL’s, the program’s and the load’s.</summary>
    /// <exception cref="InvalidOperationException">Not exactly what was answered as done was recorded: no figure counts then.</exception>
    public async Task<LoadResult> MeasureAsync(
        int clients, int together, TimeSpan warmUp, TimeSpan duration, CancellationToken cancellation)
    {
        var (before, sentBefore) = (await _stage.EventsAsync(cancellation), _commands.Sent);
        var result = await ClosedLoop.RunAsync(
            clients, warmUp, duration, number => _commands.ClientAsync(_server, number, together: together), cancellation,
            () => _stage.Cpu, () => _server.Cpu, () => CpuTime.OfProcess(Environment.ProcessId));
        var (recorded, sent) = (await _stage.EventsAsync(cancellation) - before, _commands.Sent - sentBefore);
        return recorded == sent
            ? result
            : throw new InvalidOperationException($"{sent} commands were answered as done, but {recorded} events were recorded.");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
