using Npgsql;
using Portfolio.Faults;

namespace Portfolio.App.Tests.Verbs;

/// <summary>A ledger on a PostgreSQL of its own, and a hot standby that follows that.</summary>
internal sealed class HotStandby : IAsyncDisposable
{
    private const string Database = "portfolio";

    private readonly DirectoryInfo _folder;
    private readonly List<Cluster> _clusters = [];

    private HotStandby(DirectoryInfo folder) => _folder = folder;

    /// <summary>The standby’s connection string.</summary>
    public string ConnectionString => _clusters[1].ConnectionString(Database);

    /// <param name="fill">Is given the primary’s connection string before there is a standby.</param>
    public static async Task<HotStandby> MakeAsync(Func<string, Task> fill, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("portfolio-standby-");
        if (!OperatingSystem.IsWindows())
        {
            // Passable for the account that PostgreSQL may have to run under.
            folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.GroupExecute;
        }

        var made = new HotStandby(folder);
        try
        {
            await made.StartAsync(fill, cancellation);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var cluster in Enumerable.Reverse(_clusters))
        {
            await cluster.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private async Task StartAsync(Func<string, Task> fill, CancellationToken cancellation)
    {
        var primary = await Cluster.MakeAsync(Path.Combine(_folder.FullName, "primary"), cancellation);
        _clusters.Add(primary.With("fsync", "off"));
        await primary.StartAsync(cancellation);
        await using (var server = NpgsqlDataSource.Create(primary.ConnectionString("postgres")))
        await using (var create = server.CreateCommand($"create database {Database}"))
        {
            await create.ExecuteNonQueryAsync(cancellation);
        }

        await fill(primary.ConnectionString(Database));
        await primary.StopAsync("fast", cancellation);
        var standby = await primary.CopyAsync(Path.Combine(_folder.FullName, "standby"), cancellation);
        _clusters.Add(standby.With("fsync", "off"));
        await standby.FollowAsync(primary, cancellation);
        await primary.StartAsync(cancellation);
        await standby.StartAsync(cancellation);
    }
}
