namespace Portfolio.App.Tests.Postgres;

public class SharingTests
{
    [Fact]
    public async Task A_second_program_attaches_and_the_last_one_stops_the_server()
    {
        await using var folder = await DataFolder.UsedAsync();
        var first = await folder.StartAsync();
        var server = folder.ServerId;

        var second = await folder.StartAsync();
        folder.ServerId.ShouldBe(server);
        second.ConnectionString("postgres").ShouldBe(first.ConnectionString("postgres"));

        await first.DisposeAsync();
        (await DataFolder.AskAsync<int>(second.ConnectionString("postgres"), "select 1")).ShouldBe(1);

        await second.DisposeAsync();
        Processes.Lives(server).ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_that_attached_to_another_ones_server_leaves_it_running()
    {
        await using var folder = await DataFolder.UsedAsync();
        var (program, database) = await Holder.StartAsync(folder.Location);
        using var _ = program;

        await using (var visitor = await folder.StartAsync())
        {
            visitor.ConnectionString("postgres").ShouldBe(database);
        }

        (await DataFolder.AskAsync<int>(database, "select 1")).ShouldBe(1);
        await program.EndAsync("TERM");
        File.Exists(folder.PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task The_program_that_remains_takes_over_the_watch()
    {
        await using var folder = await DataFolder.UsedAsync();
        var (program, database) = await Holder.StartAsync(folder.Location);
        using var _ = program;
        await using var visitor = await folder.StartAsync();
        await using var load = await Load.StartAsync(database);
        await load.UntilAcknowledgedAsync(100);

        var server = folder.ServerId;
        await program.EndAsync("KILL");
        await Processes.SendAsync("KILL", server);
        await load.UntilAcknowledgedAsync(load.Acknowledged + 500);

        await load.EndAsync();
        await load.EveryAcknowledgedRowIsThereAsync(visitor.ConnectionString("postgres"));
    }

    [Fact]
    public async Task Many_programs_at_once_start_one_server()
    {
        await using var folder = new DataFolder();

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => folder.StartAsync())));

        all.Select(one => one.Port).Distinct().ShouldHaveSingleItem();
        await Task.WhenAll(all.Select(async one => await one.DisposeAsync()));
        File.Exists(folder.PidFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_that_another_program_has_only_just_made_is_no_strangers()
    {
        await using var folder = new DataFolder();
        Directory.CreateDirectory(Path.Combine(folder.Location, "postgres"));

        await using var postgres = await folder.StartAsync();

        (await DataFolder.AskAsync<int>(postgres.ConnectionString("postgres"), "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_in_use_is_not_removed()
    {
        await using var folder = await DataFolder.UsedAsync();
        await using var postgres = await folder.StartAsync();

        (await App.Postgres.EmbeddedPostgres.RemoveAsync(folder.Options, DataFolder.Token)).ShouldBeFalse();

        (await DataFolder.AskAsync<int>(postgres.ConnectionString("postgres"), "select 1")).ShouldBe(1);
    }
}
