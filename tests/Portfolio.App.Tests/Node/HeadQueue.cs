using Npgsql;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// Holds the ledger’s head several times in a row, so that what nodes hand over is taken in an order that the test knows: each
/// stands in the queue between two holds.
/// </summary>
internal sealed class HeadQueue(string connectionString) : IAsyncDisposable
{
    // Minutes, twenty milliseconds each.
    private const int MostLooks = 10_000;

    private readonly NpgsqlDataSource _owner = NpgsqlDataSource.Create(connectionString);
    private readonly Queue<(NpgsqlConnection Connection, Task Held)> _holds = new();

    /// <summary>Takes the head at once.</summary>
    public async Task HoldAsync()
    {
        await BeginAsync();
        await _holds.Peek().Held;
    }

    /// <summary>Takes a place in the queue, in which so many stand then.</summary>
    public async Task HoldNextAsync(int waiting)
    {
        await BeginAsync();
        await UntilWaitingAsync(waiting);
    }

    /// <summary>Lets go of the hold that was taken first, and waits until the next, if there is one, has its turn.</summary>
    public async Task ReleaseAsync()
    {
        var (connection, held) = _holds.Dequeue();
        await held;
        await RunAsync(connection, "commit");
        await connection.DisposeAsync();
        await (_holds.TryPeek(out var next) ? next.Held : Task.CompletedTask);
    }

    /// <summary>Waits until so many stand in the queue; whoever gave up waiting no longer does, and then so many never will.</summary>
    public async Task UntilWaitingAsync(int count)
    {
        await using var waits = _owner.CreateCommand("select count(*) from pg_locks where not granted and relation = 'ledger.head'::regclass");
        for (var looks = 0; (long)(await waits.ExecuteScalarAsync(TestContext.Current.CancellationToken))! != count; looks++)
        {
            looks.ShouldBeLessThan(MostLooks, $"{count} never stood in the queue");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_holds.Count > 0)
        {
            await ReleaseAsync();
        }

        await _owner.DisposeAsync();
    }

    private async Task BeginAsync()
    {
        var connection = await _owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        _holds.Enqueue((connection, RunAsync(connection, "begin; lock table ledger.head in exclusive mode")));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
