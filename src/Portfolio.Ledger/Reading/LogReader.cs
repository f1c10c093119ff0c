using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Portfolio.Ledger;

/// <summary>Reads what is recorded. Any number at once; each read takes a connection of the pool while it lasts.</summary>
public sealed class LogReader(NpgsqlDataSource database)
{
    /// <summary>How many events <see cref="ReadAsync"/> gives at a time.</summary>
    public const int PageSize = 4096;

    private const string Columns =
        "position, stream, version, type, schema, data, text_names, effective_on, reported_on, recorded_at, "
        + "actor, role, way, command_id, correlation_id, caused_by, source";

    /// <summary>Where the ledger stands.</summary>
    public async Task<LedgerHead> HeadAsync(CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(
            "select ledger_id, incarnation, sample, size, root, last_recorded_at from ledger.head");
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            throw new InvalidOperationException("The database holds no ledger: its schema was made, but not its head.");
        return new LedgerHead(
            rows.GetGuid(0),
            rows.GetInt32(1),
            rows.GetBoolean(2),
            rows.GetInt64(3),
            ImmutableArray.Create(rows.GetFieldValue<byte[]>(4)),
            new DateTimeOffset(rows.GetDateTime(5)));
    }

    /// <summary>
    /// All events after a position (0: from the beginning), in order, a page at a time, up to what was recorded when the
    /// last page was read.
    /// </summary>
    public async IAsyncEnumerable<ImmutableArray<RecordedEvent>> ReadAsync(
        long after,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        while (true)
        {
            var page = await ReadPageAsync(connection, after, PageSize, cancellation);
            if (!page.IsEmpty)
                yield return page;
            if (page.Length < PageSize)
                yield break;
            after = page[^1].Position;
        }
    }

    /// <summary>At most <paramref name="limit"/> events after a position, in order.</summary>
    public async Task<ImmutableArray<RecordedEvent>> ReadPageAsync(long after, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ReadPageAsync(connection, after, limit, cancellation);
    }

    /// <summary>
    /// The events of one stream after a version (0: from the beginning), in order; none when there is no such stream.
    /// </summary>
    public async Task<ImmutableArray<RecordedEvent>> ReadStreamAsync(
        string stream,
        long afterVersion,
        CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var query = new NpgsqlCommand(
            $"select {Columns} from ledger.events where stream = $1 and version > $2 order by version", connection);
        query.Parameters.Add(new() { Value = stream, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = afterVersion, NpgsqlDbType = NpgsqlDbType.Bigint });
        return await ListAsync(query, 0, cancellation);
    }

    /// <summary>One event, or null when the ledger does not reach so far.</summary>
    public async Task<RecordedEvent?> ReadOneAsync(long position, CancellationToken cancellation) =>
        await ReadPageAsync(position - 1, 1, cancellation) is [var only] && only.Position == position ? only : null;

    /// <summary>The free texts of some events, in the order of position and name. Redacted ones have no content.</summary>
    public async Task<ImmutableArray<RecordedText>> ReadTextsAsync(
        IReadOnlyCollection<long> positions,
        CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(
            "select position, name, content from ledger.texts where position = any ($1) order by position, name");
        query.Parameters.Add(new() { Value = positions.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var texts = ImmutableArray.CreateBuilder<RecordedText>();
        while (await rows.ReadAsync(cancellation))
            texts.Add(new RecordedText(rows.GetInt64(0), rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2)));
        return texts.ToImmutable();
    }

    private static async Task<ImmutableArray<RecordedEvent>> ReadPageAsync(
        NpgsqlConnection connection,
        long after,
        int limit,
        CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand(
            $"select {Columns} from ledger.events where position > $1 order by position limit $2", connection);
        query.Parameters.Add(new() { Value = after, NpgsqlDbType = NpgsqlDbType.Bigint });
        query.Parameters.Add(new() { Value = limit, NpgsqlDbType = NpgsqlDbType.Integer });
        return await ListAsync(query, limit, cancellation);
    }

    private static async Task<ImmutableArray<RecordedEvent>> ListAsync(
        NpgsqlCommand query,
        int expected,
        CancellationToken cancellation)
    {
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var events = ImmutableArray.CreateBuilder<RecordedEvent>(expected);
        while (await rows.ReadAsync(cancellation))
            events.Add(Decode(rows));
        return events.DrainToImmutable();
    }

    private static RecordedEvent Decode(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetInt64(2),
        row.GetString(3),
        row.GetInt32(4),
        row.GetString(5),
        row.IsDBNull(6) ? [] : ImmutableArray.Create(row.GetFieldValue<string[]>(6)),
        row.GetFieldValue<DateOnly>(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8),
        new DateTimeOffset(row.GetDateTime(9)),
        row.GetString(10),
        row.GetString(11),
        row.GetString(12),
        row.GetGuid(13),
        row.GetGuid(14),
        row.IsDBNull(15) ? null : row.GetInt64(15),
        row.IsDBNull(16) ? null : row.GetString(16));
}
