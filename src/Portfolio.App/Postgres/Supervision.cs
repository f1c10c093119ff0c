using System.Diagnostics;
using Npgsql;

namespace Portfolio.App.Postgres;

/// <summary>
/// Watches over the server while a program uses it. A connection is held open, which ends when the server does;
/// then the server is started again, at once the first time, with growing pauses when it keeps dying.
/// </summary>
internal sealed class Supervision(
    PostgresFolder folder, PostgresServer server, int port, EmbeddedPostgresOptions options, ILogger logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // Npgsql loses a cancellation that comes just as a wait begins: an orderly end waited for ever.
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = TimeSpan.Zero;
        while (true)
        {
            var since = Stopwatch.GetTimestamp();
            try
            {
                await WatchAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException lost)
            {
                Log.Lost(logger, folder.DataFolder, lost.Message);
            }

            pause = NextPause(pause, Stopwatch.GetElapsedTime(since));
            try
            {
                await StartAgainAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed) when (
                failed is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
            {
                Log.NotStartedAgain(logger, folder.DataFolder, failed.Message);
            }

            try
            {
                await Task.Delay(pause, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static TimeSpan NextPause(TimeSpan last, TimeSpan lasted)
    {
        if (lasted > LongestPause || last == TimeSpan.Zero)
        {
            return FirstPause;
        }

        var next = last * 2;
        return next < LongestPause ? next : LongestPause;
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await using var connection = server.Unpooled(port);
        await connection.OpenAsync(cancellationToken);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await connection.WaitAsync(Wait, cancellationToken);
        }
    }

    private async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        using var turn = await FolderUse.TakeTurnAsync(folder, options.StartTimeout * 2, cancellationToken);
        if (await server.WaitUntilReadyAsync(cancellationToken) is null)
        {
            // On the same port, by which this program and others know it.
            await server.StartAsync([port], cancellationToken);
            Log.StartedAgain(logger, folder.DataFolder, port);
        }
    }
}
