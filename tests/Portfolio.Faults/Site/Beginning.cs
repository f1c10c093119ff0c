using Npgsql;

namespace Portfolio.Faults;

/// <summary>
/// What every site begins with, made once: a PostgreSQL that stands still, with a ledger in it that holds nothing, and a
/// key to record with. A site takes a copy.
/// </summary>
internal sealed class Beginning : IAsyncDisposable
{
    public const string Ledger = "portfolio";

    private readonly DirectoryInfo _folder;

    private Beginning(DirectoryInfo folder, Cluster cluster, ApiCaller writer, string? program) =>
        (_folder, Cluster, Writer, Program) = (folder, cluster, writer, program);

    public Cluster Cluster { get; }

    /// <summary>Who records and asks: a member of the PMO.</summary>
    public ApiCaller Writer { get; }

    /// <summary>The folder of the earlier program that made the ledger, and that nodes begin with; null: this one.</summary>
    public string? Program { get; }

    /// <param name="program">The folder of a built program; null: this one.</param>
    public static async Task<Beginning> MakeAsync(string? program, CancellationToken cancellation)
    {
        var folder = MakeFolder();
        Cluster? cluster = null;
        try
        {
            cluster = await Cluster.MakeAsync(Path.Combine(folder.FullName, "postgres"), cancellation);
            await cluster.StartAsync(cancellation);
            await using (var source = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres")) { Pooling = false }))
            await using (var create = source.CreateCommand($"create database {Ledger}"))
            {
                await create.ExecuteNonQueryAsync(cancellation);
            }

            var shell = new Shell(Path.Combine(folder.FullName, "memory"), program);
            var (exitCode, key, said) = await shell.RunAsync(
                cluster.ConnectionString(Ledger), ["keys", "create", "--role", "pmo", "--label", "faults"], cancellation);
            if (exitCode != 0)
            {
                throw new InvalidOperationException($"No key could be made: {said}");
            }

            await cluster.StopAsync("fast", cancellation);
            return new Beginning(folder, cluster, new(said.Split(' ')[0], key.Trim()), program);
        }
        catch
        {
            if (cluster is not null)
            {
                await cluster.DisposeAsync();
            }

            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>A folder that the account of PostgreSQL can come by.</summary>
    public static DirectoryInfo MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("portfolio-faults-");
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.GroupExecute;
        }

        return folder;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
