using System.Globalization;
using Npgsql;

namespace Portfolio.Ledger;

/// <summary>
/// Tells other nodes by NOTIFY that there is more to read: after the commit, by a statement of its own, and at most some
/// fifty times a second however many commits there are. Inside the append it would serialise commits across the server.
/// </summary>
internal sealed class CommitHint : IAsyncDisposable
{
    public const string Channel = "ledger";

    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(20);

    private readonly NpgsqlDataSource database;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim given = new(0, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly Task loop;
    private long latest;

    public CommitHint(NpgsqlDataSource database, TimeProvider time)
    {
        this.database = database;
        this.time = time;
        loop = Task.Run(LoopAsync);
    }

    /// <summary>Everything up to this position is committed. Called by the appender's loop alone.</summary>
    public void Give(long position)
    {
        Volatile.Write(ref latest, position);
        if (given.CurrentCount == 0)
            given.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        given.Dispose();
    }

    private async Task LoopAsync()
    {
        while (true)
        {
            await given.WaitAsync(stop.Token);
            try
            {
                await using var notify = database.CreateCommand("select pg_notify($1, $2)");
                notify.Parameters.AddWithValue(Channel);
                notify.Parameters.AddWithValue(Volatile.Read(ref latest).ToString(CultureInfo.InvariantCulture));
                await notify.ExecuteNonQueryAsync(stop.Token);
            }
            catch (NpgsqlException)
            {
                // It is only a hint: whoever misses it looks by himself within a second.
            }
            await Task.Delay(Least, time, stop.Token);
        }
    }
}
