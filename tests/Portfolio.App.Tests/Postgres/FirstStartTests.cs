using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Npgsql;

namespace Portfolio.App.Tests.Postgres;

public class FirstStartTests
{
    [Theory]
    [InlineData("server_encoding", "UTF8")]
    [InlineData("data_checksums", "on")]
    [InlineData("fsync", "on")]
    [InlineData("full_page_writes", "on")]
    [InlineData("synchronous_commit", "on")]
    [InlineData("autovacuum", "on")]
    [InlineData("password_encryption", "scram-sha-256")]
    [InlineData("unix_socket_directories", "")]
    [InlineData("listen_addresses", "127.0.0.1")]
    public async Task A_new_cluster_is_durable_checked_and_private(string setting, string value)
    {
        var server = (await DurableCluster.CurrentAsync()).ConnectionString("postgres");

        (await DataFolder.AskAsync<string>(server, $"show {setting}")).ShouldBe(value);
    }

    [Fact]
    public async Task Text_sorts_by_bytes_on_every_machine()
    {
        var server = (await DurableCluster.CurrentAsync()).ConnectionString("postgres");

        (await DataFolder.AskAsync<string>(
            server, "select datcollate || ' ' || datctype from pg_database where datname = 'template1'"))
            .ShouldBe("C C");
    }

    [Fact]
    public async Task Nobody_gets_in_without_the_password()
    {
        var postgres = await DurableCluster.CurrentAsync();
        var wrong = new NpgsqlConnectionStringBuilder(postgres.ConnectionString("postgres")) { Password = "wrong" };

        var refusal = await Should.ThrowAsync<PostgresException>(
            () => DataFolder.RunAsync(wrong.ConnectionString, "select 1"));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task Every_line_of_the_access_rules_asks_for_the_password()
    {
        var server = (await DurableCluster.CurrentAsync()).ConnectionString("postgres");

        (await DataFolder.AskAsync<string>(
            server, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules")).ShouldBe("scram-sha-256");
    }

    [Fact]
    public async Task The_port_is_in_nobodys_way()
    {
        var postgres = await DurableCluster.CurrentAsync();

        postgres.Port.ShouldBeInRange(21000, 28999);
        using var listener = new TcpListener(IPAddress.Loopback, postgres.Port);
        Should.Throw<SocketException>(listener.Start).SocketErrorCode.ShouldBe(SocketError.AddressAlreadyInUse);
    }

    [Fact]
    public async Task Two_folders_have_two_servers()
    {
        await using var folder = await DataFolder.UsedAsync();
        await using var other = await folder.StartAsync();

        other.Port.ShouldNotBe((await DurableCluster.CurrentAsync()).Port);
    }

    [Fact]
    public async Task A_database_is_made_once()
    {
        await using var folder = await DataFolder.UsedAsync();
        await using var postgres = await folder.StartAsync();

        const string name = "it's \"mine\"";
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => postgres.EnsureDatabaseAsync(name, DataFolder.Token)));

        (await DataFolder.AskAsync<string>(postgres.ConnectionString(name), "select current_database()::text"))
            .ShouldBe(name);
    }

    [Fact]
    public async Task A_cluster_that_a_killed_program_left_half_made_is_in_nobodys_way_though_it_is_still_written_to()
    {
        await using var folder = new DataFolder();
        var left = Path.Combine(folder.Location, "postgres", "cluster.new");
        Directory.CreateDirectory(left);
        await File.WriteAllTextAsync(Path.Combine(folder.Location, "postgres", "lock"), "", DataFolder.Token);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var file = 0; !enough.IsCancellationRequested; file++)
            {
                try
                {
                    var part = Path.Combine(left, "base", $"{file % 100}");
                    Directory.CreateDirectory(part);
                    File.WriteAllText(Path.Combine(part, $"{file}"), "");
                }
                catch (IOException)
                {
                    // Removed just now: it is written again.
                    continue;
                }
            }
        }, DataFolder.Token);

        await using (await folder.StartAsync())
        {
            await enough.CancelAsync();
            await writing;
        }

        await using (await folder.StartAsync())
        {
            Directory.GetDirectories(Path.GetDirectoryName(left)!).ShouldBe([folder.Cluster], "what nobody writes to any more is gone");
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_password_is_for_its_owner_alone()
    {
        await using var folder = new DataFolder();
        await using var postgres = await folder.StartAsync();

        File.GetUnixFileMode(Path.Combine(folder.Location, "postgres", "password"))
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(folder.Cluster)
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task The_server_does_not_run_as_root()
    {
        await using var folder = await DataFolder.UsedAsync();
        await using var postgres = await folder.StartAsync();

        var users = File.ReadLines($"/proc/{folder.ServerId}/status")
            .Single(line => line.StartsWith("Uid:", StringComparison.Ordinal));

        users.Split('\t', StringSplitOptions.RemoveEmptyEntries)[1..].ShouldNotContain("0");
    }
}
