using System.Globalization;
using Npgsql;

namespace Portfolio.App.Postgres;

/// <summary>
/// One cluster and the programs that make, start and stop its server. Nothing here knows of other programs on the
/// same folder: the caller holds the folder's lock.
/// </summary>
internal sealed class PostgresServer(
    PostgresFolder folder, PostgresBinaries binaries, PostgresAccount account, EmbeddedPostgresOptions options)
{
    public const string User = "portfolio";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public PostgresBinaries Binaries => binaries;

    /// <summary>Makes the cluster when there is none; one that was left half made is made anew.</summary>
    public async Task EnsureClusterAsync(CancellationToken cancellationToken)
    {
        foreach (var left in folder.LeftInMaking)
        {
            RemoveLeft(left);
        }

        if (Directory.Exists(folder.Cluster))
        {
            return;
        }

        folder.EnsurePassword();
        var making = folder.NewInMaking();
        Directory.CreateDirectory(making);
        await account.GiveAsync(making, cancellationToken);
        await account.GiveAsync(folder.PasswordFile, cancellationToken);
        if (account.Owner is not null
            && !(await account.RunAsync(["ls", making], cancellationToken)).Succeeded)
        {
            throw StartFaults.OutOfReach(folder, account);
        }

        var init = await account.RunAsync(
            [
                binaries.InitDb, "-D", making, "-U", User, $"--pwfile={folder.PasswordFile}",
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--data-checksums", "--no-instructions",
                .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
            ],
            cancellationToken);
        if (!init.Succeeded)
        {
            throw StartFaults.OfInit(init, folder);
        }

        Directory.Move(making, folder.Cluster);
    }

    private static void RemoveLeft(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // The initdb of a program that was killed a moment ago still writes there: it goes at the next start.
        }
    }

    /// <summary>
    /// Starts the server on the first of the ports that it can have, and waits until it accepts connections,
    /// recovery included.
    /// </summary>
    /// <returns>The port it has.</returns>
    public async Task<int> StartAsync(IEnumerable<int> ports, CancellationToken cancellationToken)
    {
        const int attempts = 20;
        using var patience = new CancellationTokenSource(options.StartTimeout);
        var said = "";
        foreach (var port in ports.Take(attempts))
        {
            do
            {
                var run = await TryStartAsync(port, cancellationToken);
                if (run.Succeeded)
                {
                    folder.Port = port;
                    return port;
                }

                said = $"{run.Said}\n{(File.Exists(folder.Log) ? File.ReadAllText(folder.Log) : "")}".Trim();
            }
            while (StartFaults.IsOldServerDying(said) && await PausedAsync(patience.Token, cancellationToken));

            // Between the choice of a port and its use somebody may have taken it: then the next.
            if (!StartFaults.IsPortTaken(said))
            {
                break;
            }
        }

        throw StartFaults.OfStart(said, folder);
    }

    /// <summary>
    /// Stops the server in an orderly way; one that cannot end in time is stopped at once, and recovers when it starts.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var stopping = ServerProcess.Of(folder);
        var run = await StopAsync("fast", cancellationToken);
        if (!run.Succeeded && ServerProcess.Of(folder) is not null)
        {
            run = await StopAsync("immediate", cancellationToken);
            if (!run.Succeeded && ServerProcess.Of(folder) is not null)
            {
                throw new EmbeddedPostgresException(
                    EmbeddedPostgresFault.StopFailed, $"PostgreSQL in {folder.Cluster} did not stop: {run.Said}");
            }
        }

        // The file that says it runs is gone a moment before the process is.
        while (stopping?.Runs() == true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        }
    }

    /// <summary>Waits until the server accepts a connection, or is no more.</summary>
    /// <returns>Its port; null when there is no server any more.</returns>
    /// <exception cref="EmbeddedPostgresException">It lives, but does not answer in time.</exception>
    public async Task<int?> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(options.StartTimeout);
        Exception? last = null;
        try
        {
            while (ServerProcess.Of(folder) is { } server)
            {
                try
                {
                    await using var connection = Unpooled(server.Port);
                    await connection.OpenAsync(end.Token);
                    return server.Port;
                }
                catch (NpgsqlException notYet) when (
                    notYet is not PostgresException { SqlState: PostgresErrorCodes.InvalidPassword })
                {
                    last = notYet;
                }

                await Task.Delay(Pause, end.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFault.StartFailed,
                $"PostgreSQL runs on {folder.Cluster} but did not accept a connection within {options.StartTimeout}: "
                + last?.Message,
                last);
        }
        catch (PostgresException refused)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFault.InUse,
                $"PostgreSQL runs on {folder.Cluster} but does not take the password in {folder.PasswordFile}: "
                + "the folder was changed by something else than this program.",
                refused);
        }

        return null;
    }

    public string ConnectionString(string database, int port) => Settings(database, port).ConnectionString;

    /// <summary>A connection to the server itself that ends when it is closed.</summary>
    public NpgsqlConnection Unpooled(int port)
    {
        var settings = Settings("postgres", port);
        settings.Pooling = false;
        settings.ApplicationName = "portfolio (server)";
        return new NpgsqlConnection(settings.ConnectionString);
    }

    private NpgsqlConnectionStringBuilder Settings(string database, int port) =>
        new()
        {
            Host = "127.0.0.1",
            Port = port,
            Username = User,
            Password = folder.Password,
            Database = database,
        };

    private static async Task<bool> PausedAsync(CancellationToken patience, CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, cancellationToken);
        return !patience.IsCancellationRequested;
    }

    private async Task<CommandRun> TryStartAsync(int port, CancellationToken cancellationToken)
    {
        ServerProcess.RemoveStalePidFile(folder);
        if (File.Exists(folder.Log))
        {
            // One log back is kept: it may tell why the server died.
            File.Move(folder.Log, folder.Log + ".old", overwrite: true);
        }

        await File.WriteAllTextAsync(folder.PlaceFile, Place.Here, cancellationToken);
        return await account.RunAsync(
            [
                binaries.PgCtl, "start", "-D", folder.Cluster, "-l", folder.Log, "-s", "-w",
                "-t", ((int)options.StartTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture),
                "-o", ServerSettings.Arguments(options, port),
            ],
            cancellationToken);
    }

    private Task<CommandRun> StopAsync(string mode, CancellationToken cancellationToken) =>
        account.RunAsync(
            [binaries.PgCtl, "stop", "-D", folder.Cluster, "-m", mode, "-s", "-w", "-t", "60"], cancellationToken);
}
