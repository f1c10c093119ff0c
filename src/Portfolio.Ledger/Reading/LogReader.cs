using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger;

/// <summary>Reads what is recorded. Any number at once; each read takes a connection of the pool while it lasts.</summary>
/// <param name="database">Where from.</param>
/// <param name="withheld">Texts that are not given though they are there; null: all are given.</param>
public sealed class LogReader(NpgsqlDataSource database, WithheldTexts? withheld = null)
{
    /// <summary>How many events <see cref="ReadAsync"/> gives at a time.</summary>
    public const int PageSize = 4096;

    internal const string StreamQuery =
        $"select {EventRow.Columns} from ledger.events where stream = $1 and version > $2 order by version";

    internal const string StreamDataQuery =
        "select position, type, data from ledger.events where stream = $1 order by version";

    internal const string CorrelatedQuery =
        """
        select position from ledger.events where correlation_id = $1 and correlation_id <> command_id
        union
        select position from ledger.events where position = any ($2) and correlation_id = $1
        order by position
        """;

    internal const string SealedStreamQuery =
        $"select {EventRow.SealedColumns} from ledger.events where stream = $1 and version > $2 order by version limit $3";

    internal const string TextsQuery =
        "select position, name, salt, content from ledger.texts where position = any ($1) order by position, name";

    private const string HeadColumns = "ledger_id, incarnation, sample, size, root, last_recorded_at";

    private const string SeenQuery =
        $"select {HeadColumns}, ledger.agrees($1, $2), pg_is_in_recovery() from ledger.head";

    /// <summary>Where the ledger stands.</summary>
    public async Task<LedgerHead> HeadAsync(CancellationToken cancellation)
    {
        await using var query = database.CreateCommand($"select {HeadColumns} from ledger.head");
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        return await HeadAsync(rows, cancellation);
    }

    /// <summary>
    /// All events after a position (0: from the beginning), in order, a page at a time, up to what was recorded when the
    /// last page was read.
    /// </summary>
    public IAsyncEnumerable<ImmutableArray<RecordedEvent>> ReadAsync(long after, CancellationToken cancellation) =>
        PagesAsync(database, EventRow.Columns, EventRow.Decode, each => each.Position, after, cancellation);

    /// <summary>As <see cref="ReadAsync"/>, with all that the leaves commit to, and the leaf hashes themselves.</summary>
    public IAsyncEnumerable<ImmutableArray<SealedEvent>> ReadSealedAsync(long after, CancellationToken cancellation) =>
        PagesAsync(database, EventRow.SealedColumns, EventRow.DecodeSealed, each => each.Event.Position, after, cancellation);

    /// <summary>As <see cref="ReadSealedAsync"/>, of one stream, in the order of its versions.</summary>
    public async IAsyncEnumerable<ImmutableArray<SealedEvent>> ReadSealedStreamAsync(
        string stream,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var version = 0L;
        while (true)
        {
            await using var query = new NpgsqlCommand(SealedStreamQuery, connection);
            query.Parameters.Add(new() { Value = stream, NpgsqlDbType = NpgsqlDbType.Text });
            query.Parameters.Add(new() { Value = version, NpgsqlDbType = NpgsqlDbType.Bigint });
            query.Parameters.Add(new() { Value = PageSize, NpgsqlDbType = NpgsqlDbType.Integer });
            var page = await ListAsync(query, EventRow.DecodeSealed, cancellation);
            if (page.IsEmpty)
                yield break;
            yield return page;
            version = page[^1].Event.Version;
        }
    }

    /// <summary>The free texts of some events with their salts, by position.</summary>
    public async Task<ILookup<long, SealedText>> ReadSealedTextsAsync(
        IReadOnlyCollection<long> positions,
        CancellationToken cancellation) =>
        (await TextsAsync(positions, cancellation)).ToLookup(each => each.Position, each => each.Text);

    /// <summary>At most <paramref name="limit"/> events after a position, in order.</summary>
    public async Task<ImmutableArray<RecordedEvent>> ReadPageAsync(long after, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await PageAsync(connection, EventRow.Columns, EventRow.Decode, after, limit, cancellation);
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
        await using var query = new NpgsqlCommand(StreamQuery, connection);
        query.Parameters.Add(new() { Value = stream, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = afterVersion, NpgsqlDbType = NpgsqlDbType.Bigint });
        return await ListAsync(query, EventRow.Decode, cancellation);
    }

    /// <summary>
    /// Of all events of one stream no more than position, type and data, which can be read whatever somebody has made of their
    /// other columns: for who looks at a ledger before it is verified.
    /// </summary>
    public async Task<ImmutableArray<(long Position, string Type, string Data)>> ReadStreamDataAsync(
        string stream,
        CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var query = new NpgsqlCommand(StreamDataQuery, connection);
        query.Parameters.Add(new() { Value = stream, NpgsqlDbType = NpgsqlDbType.Text });
        return await ListAsync(query, row => (row.GetInt64(0), row.GetString(1), row.GetString(2)), cancellation);
    }

    /// <summary>One event, or null when the ledger does not reach so far.</summary>
    public async Task<RecordedEvent?> ReadOneAsync(long position, CancellationToken cancellation) =>
        await ReadPageAsync(position - 1, 1, cancellation) is [var only] && only.Position == position ? only : null;

    /// <summary>As <see cref="ReadOneAsync"/>, with all that its leaf commits to, and the leaf hash itself.</summary>
    public async Task<SealedEvent?> ReadSealedOneAsync(long position, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var page = await PageAsync(connection, EventRow.SealedColumns, EventRow.DecodeSealed, position - 1, 1, cancellation);
        return page is [var only] && only.Event.Position == position ? only : null;
    }

    /// <summary>The positions of all events of a correlation, ascending.</summary>
    /// <param name="correlation">What several commands were part of, or one command's own id.</param>
    /// <param name="own">Positions of the events of the command that has this id, if there is one.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ImmutableArray<long>> ReadCorrelatedAsync(
        Guid correlation,
        IReadOnlyCollection<long> own,
        CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(CorrelatedQuery);
        query.Parameters.Add(new() { Value = correlation, NpgsqlDbType = NpgsqlDbType.Uuid });
        query.Parameters.Add(new() { Value = own.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var positions = ImmutableArray.CreateBuilder<long>();
        while (await rows.ReadAsync(cancellation))
            positions.Add(rows.GetInt64(0));
        return positions.ToImmutable();
    }

    /// <summary>The free texts of some events, in the order of position and name. Redacted ones have no content.</summary>
    public async Task<ImmutableArray<RecordedText>> ReadTextsAsync(
        IReadOnlyCollection<long> positions,
        CancellationToken cancellation) =>
        [.. (await TextsAsync(positions, cancellation)).Select(each => new RecordedText(each.Position, each.Text.Name, each.Text.Content))];

    /// <summary>
    /// A page, and then on the same connection the head beside what is known, so that what the page holds is part of
    /// what that head stands for.
    /// </summary>
    internal async Task<LogLook> LookAsync(long after, int limit, KnownHead known, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(PageQuery(EventRow.Columns))
                {
                    Parameters =
                    {
                        new() { Value = after, NpgsqlDbType = NpgsqlDbType.Bigint },
                        new() { Value = limit, NpgsqlDbType = NpgsqlDbType.Integer },
                    },
                },
                new(SeenQuery)
                {
                    Parameters =
                    {
                        new() { Value = known.Size, NpgsqlDbType = NpgsqlDbType.Bigint },
                        new() { Value = known.Root.ToArray(), NpgsqlDbType = NpgsqlDbType.Bytea },
                    },
                },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        var page = await ListAsync(rows, EventRow.Decode, cancellation);
        await rows.NextResultAsync(cancellation);
        var head = await HeadAsync(rows, cancellation);
        return new LogLook(page, new SeenHead(head, rows.GetBoolean(6), rows.GetBoolean(7)));
    }

    internal static string PageQuery(string columns) =>
        $"select {columns} from ledger.events where position > $1 order by position limit $2";

    private async Task<ImmutableArray<(long Position, SealedText Text)>> TextsAsync(
        IReadOnlyCollection<long> positions,
        CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(TextsQuery);
        query.Parameters.Add(new() { Value = positions.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        return await ListAsync(rows, row => (row.GetInt64(0), Given(row)), cancellation);
    }

    private SealedText Given(NpgsqlDataReader row)
    {
        var text = new SealedText(
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2),
            row.IsDBNull(3) ? null : row.GetString(3));
        return withheld?.Judge(text) ?? text;
    }

    private static async IAsyncEnumerable<ImmutableArray<T>> PagesAsync<T>(
        NpgsqlDataSource database,
        string columns,
        Func<NpgsqlDataReader, T> decode,
        Func<T, long> position,
        long after,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var next = PageAsync(connection, columns, decode, after, PageSize, cancellation);
        try
        {
            while (true)
            {
                var page = await next;
                var more = page.Length == PageSize;
                // The next page is on its way while the caller is busy with this one.
                if (more)
                    next = PageAsync(connection, columns, decode, position(page[^1]), PageSize, cancellation);
                if (!page.IsEmpty)
                    yield return page;
                if (!more)
                    yield break;
            }
        }
        finally
        {
            // A caller who has seen enough leaves a page under way, and its connection must not be closed under it.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<ImmutableArray<T>> PageAsync<T>(
        NpgsqlConnection connection,
        string columns,
        Func<NpgsqlDataReader, T> decode,
        long after,
        int limit,
        CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand(PageQuery(columns), connection);
        query.Parameters.Add(new() { Value = after, NpgsqlDbType = NpgsqlDbType.Bigint });
        query.Parameters.Add(new() { Value = limit, NpgsqlDbType = NpgsqlDbType.Integer });
        return await ListAsync(query, decode, cancellation);
    }

    private static async Task<ImmutableArray<T>> ListAsync<T>(
        NpgsqlCommand query,
        Func<NpgsqlDataReader, T> decode,
        CancellationToken cancellation)
    {
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        return await ListAsync(rows, decode, cancellation);
    }

    private static async Task<ImmutableArray<T>> ListAsync<T>(
        NpgsqlDataReader rows,
        Func<NpgsqlDataReader, T> decode,
        CancellationToken cancellation)
    {
        var list = ImmutableArray.CreateBuilder<T>();
        while (await rows.ReadAsync(cancellation))
            list.Add(decode(rows));
        return list.DrainToImmutable();
    }

    private static async Task<LedgerHead> HeadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        if (!await rows.ReadAsync(cancellation))
            throw new LedgerDamagedException("The ledger has no head.");
        try
        {
            return new LedgerHead(
                rows.GetGuid(0),
                rows.GetInt32(1),
                rows.GetBoolean(2),
                rows.GetInt64(3),
                ImmutableArray.Create(rows.GetFieldValue<byte[]>(4)),
                new DateTimeOffset(rows.GetDateTime(5)));
        }
        catch (Exception unreadable) when (unreadable is InvalidCastException or ArgumentException)
        {
            throw new LedgerDamagedException("The ledger’s head holds a value that no append writes.", unreadable);
        }
    }
}
