namespace Portfolio.App.Tests.Postgres;

public class RestartTests
{
    [Fact]
    public async Task Data_and_port_outlive_a_restart()
    {
        await using var folder = await DataFolder.UsedAsync();
        int port;
        await using (var first = await folder.StartAsync())
        {
            port = first.Port;
            await DataFolder.RunAsync(first.ConnectionString("postgres"), "create table kept as select 42 as figure");
        }

        await using var second = await folder.StartAsync();

        second.Port.ShouldBe(port);
        (await DataFolder.AskAsync<int>(second.ConnectionString("postgres"), "select figure from kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_stopped_server_leaves_no_process_and_no_pid_file()
    {
        await using var folder = await DataFolder.UsedAsync();
        int server;
        await using (await folder.StartAsync())
        {
            server = folder.ServerId;
        }

        Processes.Lives(server).ShouldBeFalse();
        File.Exists(folder.PidFile).ShouldBeFalse();
        File.ReadAllText(Path.Combine(folder.Cluster, "server.log")).ShouldContain("database system is shut down");
    }

    [Fact]
    public async Task A_cluster_that_was_left_half_made_is_made_anew()
    {
        await using var folder = await DataFolder.UsedAsync();

        // As a kill in the middle leaves it: something is there, under the name of what is not whole yet.
        Directory.Move(folder.Cluster, folder.Cluster + ".new");
        File.Delete(Path.Combine(folder.Cluster + ".new", "PG_VERSION"));

        await using var again = await folder.StartAsync();

        (await DataFolder.AskAsync<int>(again.ConnectionString("postgres"), "select 1")).ShouldBe(1);
        Directory.Exists(folder.Cluster + ".new").ShouldBeFalse();
    }

    [Fact]
    public async Task A_pid_file_that_names_a_stranger_is_no_hindrance()
    {
        await using var folder = await DataFolder.UsedAsync();
        string[] lines;
        await using (await folder.StartAsync())
        {
            lines = File.ReadAllLines(folder.PidFile);
        }

        // As after a restart of the machine: the number belongs to another process now, here this one.
        lines[0] = $"{Environment.ProcessId}";
        File.WriteAllLines(folder.PidFile, lines);

        await using var again = await folder.StartAsync();

        folder.ServerId.ShouldNotBe(Environment.ProcessId);
    }
}
