using Npgsql;

namespace Portfolio.Ledger.Tests;

/// <summary>
/// Holds the ledger's head as another node's append would, so that what is handed over meanwhile gathers in one group.
/// </summary>
public sealed class HeldHead : IAsyncDisposable
{
    private readonly TestLedger ledger;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private HeldHead(TestLedger ledger, NpgsqlTransaction transaction)
    {
        this.ledger = ledger;
        this.transaction = transaction;
        connection = transaction.Connection!;
    }

    public static async Task<HeldHead> TakeAsync(TestLedger ledger)
    {
        var opened = await ledger.Owner.OpenConnectionAsync();
        var held = new HeldHead(ledger, await opened.BeginTransactionAsync());
        await held.RunAsync("select from ledger.head for update");
        return held;
    }

    /// <summary>Appends what the head is held against: the requests that follow it gather behind it.</summary>
    public async Task<Task<AppendOutcome>> BlockAsync(AppendRequest request)
    {
        var outcome = ledger.AppendAsync(request);
        await ledger.UntilSomebodyWaitsAsync();
        return outcome;
    }

    /// <summary>Appends requests as one group and gives their outcomes.</summary>
    public async Task<AppendOutcome[]> AppendTogetherAsync(params AppendRequest[] requests)
    {
        var first = await BlockAsync(Given.Command($"block/{Guid.NewGuid():N}", ExpectedVersion.New));
        var outcomes = requests.Select(ledger.AppendAsync).ToArray();
        await ReleaseAsync();
        (await first).ShouldBeOfType<AppendOutcome.Appended>();
        return await Task.WhenAll(outcomes);
    }

    /// <summary>Does something as the one who holds the head.</summary>
    public async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
    }

    public Task ReleaseAsync() => transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
