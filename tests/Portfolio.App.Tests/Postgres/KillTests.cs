namespace Portfolio.App.Tests.Postgres;

public class KillTests
{
    [Fact]
    public async Task A_server_killed_under_load_comes_back_with_every_acknowledged_row_once()
    {
        await using var folder = await DataFolder.UsedAsync();
        await using var postgres = await folder.StartAsync();
        await using var load = await Load.StartAsync(postgres.ConnectionString("postgres"));
        await load.UntilAcknowledgedAsync(500);
        var killed = folder.ServerId;

        await Processes.SendAsync("KILL", killed);
        await load.UntilAcknowledgedAsync(load.Acknowledged + 500);

        folder.ServerId.ShouldNotBe(killed);
        load.Failures.ShouldBeGreaterThan(0);
        await load.EndAsync();
        await load.EveryAcknowledgedRowIsThereAsync();
    }

    [Fact]
    public async Task A_killed_backend_costs_the_connections_but_not_the_server()
    {
        await using var folder = await DataFolder.UsedAsync();
        await using var postgres = await folder.StartAsync();
        await using var load = await Load.StartAsync(postgres.ConnectionString("postgres"));
        await load.UntilAcknowledgedAsync(100);
        var server = folder.ServerId;

        await Processes.SendAsync("KILL", await load.BackendAsync());
        await load.UntilAcknowledgedAsync(load.Acknowledged + 500);

        folder.ServerId.ShouldBe(server);
        await load.EndAsync();
        await load.EveryAcknowledgedRowIsThereAsync();
    }

    [Fact]
    public async Task A_server_stopped_by_another_hand_is_started_again()
    {
        await using var folder = await DataFolder.UsedAsync();
        await using var postgres = await folder.StartAsync();
        await using var load = await Load.StartAsync(postgres.ConnectionString("postgres"));
        var stopped = folder.ServerId;

        await Processes.SendAsync("QUIT", stopped);
        await Processes.UntilAsync(() => !Processes.Lives(stopped));
        await load.UntilAcknowledgedAsync(load.Acknowledged + 100);

        folder.ServerId.ShouldNotBe(stopped);
    }

    [Fact]
    public async Task A_killed_program_leaves_its_server_to_the_next()
    {
        await using var folder = await DataFolder.UsedAsync();
        var (program, database) = await Holder.StartAsync(folder.Location);
        using var _ = program;
        await using var load = await Load.StartAsync(database);
        await load.UntilAcknowledgedAsync(100);
        var server = folder.ServerId;

        await program.EndAsync("KILL");

        await using (var next = await folder.StartAsync())
        {
            folder.ServerId.ShouldBe(server);
            next.ConnectionString("postgres").ShouldBe(database);
            await load.EndAsync();
            await load.EveryAcknowledgedRowIsThereAsync();
        }

        Processes.Lives(server).ShouldBeFalse();
    }

    [Fact]
    public async Task Program_and_server_killed_together_are_recovered_by_the_next_start()
    {
        await using var folder = await DataFolder.UsedAsync();
        var (program, database) = await Holder.StartAsync(folder.Location);
        using var _ = program;
        await using var load = await Load.StartAsync(database);
        await load.UntilAcknowledgedAsync(500);

        var server = folder.ServerId;
        await program.EndAsync("KILL");
        await Processes.SendAsync("KILL", server);
        await load.EndAsync();

        await using var next = await folder.StartAsync();

        folder.ServerId.ShouldNotBe(server);
        await load.EveryAcknowledgedRowIsThereAsync(next.ConnectionString("postgres"));
    }

    [Theory]
    [InlineData("TERM", false)]
    [InlineData("INT", true)]
    public async Task A_program_that_is_asked_to_end_stops_its_server_first(string signal, bool asFromATerminal)
    {
        await using var folder = await DataFolder.UsedAsync();
        var (program, _) = await Holder.StartAsync(folder.Location);
        using var __ = program;
        var server = folder.ServerId;

        await program.EndAsync(signal, wholeGroup: asFromATerminal);

        program.ExitCode.ShouldBe(0, program.Said);
        program.Said.ShouldNotContain("broke off");
        program.Said.ShouldContain("stopped");
        Processes.Lives(server).ShouldBeFalse();
        File.Exists(folder.PidFile).ShouldBeFalse();
    }
}
