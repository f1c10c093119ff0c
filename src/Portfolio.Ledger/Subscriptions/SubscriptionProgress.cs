using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Portfolio.Ledger;

/// <summary>
/// The progress of subscribers, kept beside the ledger. A delivery moves it by compare-and-set alone: it names what its
/// caller saw, and a caller who saw something old, or who knows another ledger than this, changes nothing. What an operator
/// does (resume, remove) compares nothing.
/// </summary>
public sealed class SubscriptionProgress(NpgsqlDataSource database)
{
    /// <summary>The tables it needs, and those of <see cref="SubscriptionLease"/>.</summary>
    public static readonly MigrationSource Migrations =
        MigrationSource.FromResources("subscriptions", typeof(SubscriptionProgress).Assembly, "Subscriptions.Schema");

    private const string Columns = "subscriber, position, delivered, failures, trouble, retry_at, parked, moved_at, incarnation, mark";

    /// <summary>Begins a subscription behind a position (0: with the first event). One that exists stays as it is.</summary>
    public async Task StartAsync(string subscriber, long after, CancellationToken cancellation)
    {
        await using var start = Command("select subscriptions.start($1, $2)", Text(subscriber), Number(after));
        await start.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Where a subscriber stands; null if there is none of that name.</summary>
    public Task<Progress?> ReadAsync(string subscriber, CancellationToken cancellation) => OneAsync(
        $"select {Columns} from subscriptions.progress where subscriber = $1", cancellation, Text(subscriber));

    /// <summary>
    /// Whether the ledger is the continuation of what a node knows of it. Asked after it was read where a subscriber stands:
    /// then that stands in this very ledger.
    /// </summary>
    public async Task<bool> ContinuesAsync(KnownHead known, CancellationToken cancellation)
    {
        await using var query = Command("select subscriptions.is_known($1, $2, $3)", Of(known));
        return await query.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>Where all of them stand, by name.</summary>
    public async Task<ImmutableArray<Progress>> AllAsync(CancellationToken cancellation)
    {
        await using var query = Command($"select {Columns} from subscriptions.progress order by subscriber");
        return await ReadAsync(query, cancellation);
    }

    /// <summary>Moves a subscriber on; its failures are over.</summary>
    /// <param name="seen">Where the caller saw it.</param>
    /// <param name="reached">How far it has come now.</param>
    /// <param name="mark">Its <see cref="Progress.Mark"/> from now on; where that changes, it may stay at its position.</param>
    /// <param name="delivered">Whether that was a delivery; else nothing up to there was meant for it.</param>
    /// <param name="known">What the caller knows of the ledger, no less than what it has reached.</param>
    /// <returns>
    /// Where it stands now; null, and nothing has changed, if somebody else has moved it, it is gone, or the ledger is not the
    /// continuation of what the caller knows.
    /// </returns>
    public Task<Progress?> MoveAsync(
        Progress seen, long reached, string mark, bool delivered, KnownHead known, CancellationToken cancellation) => OneAsync(
        $"select {Columns} from subscriptions.move($1, $2, $3, $4, $5, $6, $7, $8, $9)", cancellation,
        [
            Text(seen.Subscriber), Number(seen.Position), Number(reached), new() { Value = delivered }, .. Of(known), Text(seen.Mark),
            Text(mark),
        ]);

    /// <summary>Notes that a delivery has failed.</summary>
    /// <param name="parked">Why it is not tried again before an operator resumes it; null: it is, at <paramref name="retryAt"/>.</param>
    /// <returns>As with <see cref="MoveAsync"/>.</returns>
    public Task<Progress?> FailAsync(
        Progress seen, string trouble, DateTimeOffset retryAt, string? parked, KnownHead known, CancellationToken cancellation) =>
        OneAsync(
            $"select {Columns} from subscriptions.fail($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", cancellation,
            [
                Text(seen.Subscriber), Number(seen.Position), new() { Value = seen.Failures }, Text(trouble),
                new() { Value = retryAt.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz }, Text(parked), .. Of(known),
                Text(seen.Mark),
            ]);

    /// <summary>Lets a subscriber that is parked, or waits for its next try, go on at once. Null if there is none.</summary>
    public Task<Progress?> ResumeAsync(string subscriber, CancellationToken cancellation) => OneAsync(
        $"select {Columns} from subscriptions.resume($1)", cancellation, Text(subscriber));

    /// <summary>Ends a subscription. Nothing is known of it afterwards.</summary>
    public async Task RemoveAsync(string subscriber, CancellationToken cancellation)
    {
        await using var remove = Command("select subscriptions.remove($1)", Text(subscriber));
        await remove.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlParameter Text(string? text) =>
        new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter[] Of(KnownHead known) =>
        [new() { Value = known.Incarnation }, Number(known.Size), new() { Value = known.Root.ToArray() }];

    private static NpgsqlParameter Number(long number) => new() { Value = number, NpgsqlDbType = NpgsqlDbType.Bigint };

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private async Task<Progress?> OneAsync(string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var query = Command(sql, parameters);
        return await ReadAsync(query, cancellation) is [var only] ? only : null;
    }

    private static async Task<ImmutableArray<Progress>> ReadAsync(NpgsqlCommand query, CancellationToken cancellation)
    {
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var all = ImmutableArray.CreateBuilder<Progress>();
        while (await rows.ReadAsync(cancellation))
        {
            all.Add(new Progress(
                rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt32(3),
                rows.IsDBNull(4) ? null : rows.GetString(4),
                rows.IsDBNull(5) ? null : new DateTimeOffset(rows.GetDateTime(5)),
                rows.IsDBNull(6) ? null : rows.GetString(6),
                new DateTimeOffset(rows.GetDateTime(7)),
                rows.GetInt32(8),
                rows.GetString(9)));
        }
        return all.ToImmutable();
    }
}
