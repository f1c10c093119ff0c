using System.Globalization;
using Npgsql;
using Portfolio.App.Postgres;

namespace Portfolio.Faults;

/// <summary>
/// A PostgreSQL to which a fault can be done: stopped at once, killed, copied, replaced by a copy, promoted. Durable, on a
/// loopback port of its own.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    private const string User = "portfolio";

    // Who is killed refuses at once; only a machine with much else to do lets somebody wait, and that is not the fault looked at.
    private const int ConnectTimeout = 60;

    private readonly PostgresAccount _account;
    private readonly PostgresBinaries _binaries;
    private readonly List<(string Name, string Value)> _settings = [];

    private Cluster(string folder, int port, PostgresAccount account, PostgresBinaries binaries) =>
        (Folder, Port, _account, _binaries) = (folder, port, account, binaries);

    public string Folder { get; }

    public int Port { get; }

    /// <summary>Stands before the server's command: how a library is put under it.</summary>
    public IReadOnlyList<string> Prefix { get; set; } = [];

    public static async Task<Cluster> MakeAsync(string folder, CancellationToken cancellation)
    {
        var account = await PostgresAccount.FindAsync(["postgres", "nobody"], folder, cancellation);
        var binaries = await PostgresBinaries.FindAsync(
            PostgresSources.Installed | PostgresSources.Npm, null, folder, account, cancellation);
        var cluster = new Cluster(folder, FreePort(), account, binaries);
        Directory.CreateDirectory(folder);
        await account.GiveAsync(folder, cancellation);
        // Small segments, so that a small disk holds some.
        await cluster.DoAsync(
            [binaries.InitDb, "-D", folder, "-U", User, "--auth=trust", "--encoding=UTF8", "--locale=C", "--wal-segsize=1", "--no-instructions"],
            cancellation);
        return cluster;
    }

    public string ConnectionString(string database, int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        Username = User,
        Database = database,
        Timeout = ConnectTimeout,
    }.ConnectionString;

    /// <summary>A setting for every start from now on.</summary>
    public Cluster With(string name, string value)
    {
        _settings.RemoveAll(setting => setting.Name == name);
        _settings.Add((name, value));
        return this;
    }

    public Task StartAsync(CancellationToken cancellation)
    {
        var settings = new (string Name, string Value)[]
        {
            ("listen_addresses", "127.0.0.1"), ("port", Port.ToString(CultureInfo.InvariantCulture)), ("unix_socket_directories", ""),
            ("shared_buffers", "64MB"), ("max_wal_size", "64MB"), ("min_wal_size", "8MB"), ("jit", "off"), ("timezone", "UTC"),
        }.Concat(_settings);
        return DoAsync(
            [
                .. Prefix, _binaries.PgCtl, "start", "-D", Folder, "-l", Path.Combine(Folder, "server.log"), "-s", "-w", "-t", "120",
                "-o", string.Join(' ', settings.Select(setting => $"-c {setting.Name}={setting.Value}")),
            ],
            cancellation);
    }

    /// <summary><c>fast</c> in an orderly way, <c>immediate</c> without a last checkpoint.</summary>
    public Task StopAsync(string mode, CancellationToken cancellation) =>
        DoAsync([_binaries.PgCtl, "stop", "-D", Folder, "-m", mode, "-s", "-w", "-t", "60"], cancellation);

    /// <summary>SIGKILL to the server and to all of its processes; returns when they are gone.</summary>
    public async Task KillAsync(CancellationToken cancellation)
    {
        if (await ProcessAsync() is not { } server)
        {
            return;
        }

        await Signals.SendAsync("KILL", server);
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (Signals.WorkingIn(Folder) is { Count: > 0 } left)
        {
            await Signals.SendAsync("KILL", left);
            await step.WaitForNextTickAsync(cancellation);
        }

        // Where nobody asks after a dead process its number stays taken, and PostgreSQL believes that it still runs.
        File.Delete(Path.Combine(Folder, "postmaster.pid"));
    }

    public async Task<bool> RunsAsync() => await ProcessAsync() is { } server && Signals.Lives(server);

    /// <summary>What a stopped server holds, in another folder and with a port of its own.</summary>
    public async Task<Cluster> CopyAsync(string folder, CancellationToken cancellation)
    {
        await DoAsync(["cp", "-a", Folder, folder], cancellation, asServer: false);
        return new Cluster(folder, FreePort(), _account, _binaries);
    }

    /// <summary>Puts a copy in the place of what this stopped server holds: a restore from a backup.</summary>
    public async Task ReplaceAsync(Cluster copy, CancellationToken cancellation)
    {
        Directory.Delete(Folder, recursive: true);
        await DoAsync(["cp", "-a", copy.Folder, Folder], cancellation, asServer: false);
    }

    /// <summary>Makes a copy follow a primary when it starts.</summary>
    public async Task FollowAsync(Cluster primary, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "postgresql.auto.conf"),
            $"primary_conninfo = 'host=127.0.0.1 port={primary.Port} user={User} application_name=standby'\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(Folder, "standby.signal"), "", cancellation);
        await _account.GiveAsync(Folder, cancellation);
    }

    /// <summary>A standby receives nothing more from its primary, and goes on answering.</summary>
    public async Task LoseSightAsync(CancellationToken cancellation)
    {
        await using (var connection = await ConnectAsync("postgres", cancellation))
        await using (var forget = new NpgsqlCommand("alter system set primary_conninfo = ''", connection))
        {
            await forget.ExecuteNonQueryAsync(cancellation);
        }

        await AskAsync<bool>("postgres", "select pg_reload_conf()", cancellation);
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await AskAsync<long>("postgres", "select count(*) from pg_stat_wal_receiver", cancellation) > 0)
        {
            await step.WaitForNextTickAsync(cancellation);
        }
    }

    public Task PromoteAsync(CancellationToken cancellation) =>
        DoAsync([_binaries.PgCtl, "promote", "-D", Folder, "-s", "-w", "-t", "60"], cancellation);

    public async Task<T> AskAsync<T>(string database, string sql, CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(database, cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (await RunsAsync())
        {
            await StopAsync("immediate", CancellationToken.None);
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync(string database, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private async Task<int?> ProcessAsync()
    {
        var file = Path.Combine(Folder, "postmaster.pid");
        return File.Exists(file) && (await File.ReadAllLinesAsync(file)) is [var first, ..]
            && int.TryParse(first, CultureInfo.InvariantCulture, out var process) ? process : null;
    }

    private async Task DoAsync(IReadOnlyList<string> command, CancellationToken cancellation, bool asServer = true)
    {
        var run = asServer ? await _account.RunAsync(command, cancellation) : await CommandRun.RunAsync(command, cancellation);
        if (!run.Succeeded)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed: {run.Said}");
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
