using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Portfolio.Ledger;

/// <summary>
/// Finds a command that was recorded before. A caller looks before it decides (or when its decision is a refusal):
/// a repeat of a command that was done would otherwise be refused by its own effect.
/// </summary>
public sealed class CommandLookup(NpgsqlDataSource database)
{
    internal const string Query =
        """
        select c.position, c.command_size, c.recorded_at, c.command_hash, e.stream, max(e.version)
        from ledger.events c
        join ledger.events e on e.position between c.position and c.position + c.command_size - 1
        where c.actor = $1 and c.command_key = $2
        group by c.position, c.command_size, c.recorded_at, c.command_hash, e.stream
        order by min(e.position)
        """;

    /// <summary>
    /// The first answer to the actor's command under this key, as <see cref="AppendOutcome.Repeated"/>, or
    /// <see cref="AppendOutcome.KeyReused"/> when its content was other; null when the key has not been used.
    /// </summary>
    public async Task<AppendOutcome?> FindAsync(
        string actorId,
        string key,
        ImmutableArray<byte> contentHash,
        CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(Query);
        query.Parameters.Add(new() { Value = actorId, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = key, NpgsqlDbType = NpgsqlDbType.Text });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            return null;
        if (!rows.GetFieldValue<byte[]>(3).AsSpan().SequenceEqual(contentHash.AsSpan()))
            return new AppendOutcome.KeyReused();
        var first = rows.GetInt64(0);
        var count = rows.GetInt32(1);
        var recordedAt = new DateTimeOffset(rows.GetDateTime(2));
        var versions = ImmutableArray.CreateBuilder<StreamVersion>();
        do
            versions.Add(new StreamVersion(rows.GetString(4), rows.GetInt64(5)));
        while (await rows.ReadAsync(cancellation));
        return new AppendOutcome.Repeated(first, count, recordedAt, versions.ToImmutable());
    }
}
