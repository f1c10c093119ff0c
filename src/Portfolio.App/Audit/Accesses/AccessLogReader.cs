using Npgsql;
using NpgsqlTypes;

namespace Portfolio.App.Audit.Accesses;

/// <summary>Which entries are asked for; what is null asks for nothing.</summary>
/// <param name="Address">How the address begins.</param>
/// <param name="From">The first instant.</param>
/// <param name="Before">The first instant that is too late.</param>
/// <param name="UpTo">The newest entry that counts, so that pages and counts stay while more is written; null: all.</param>
/// <param name="Below">Only entries before this one: the last of the page before.</param>
public sealed record AccessFilter(
    IReadOnlyList<string>? People, string? Role, AccessKind? Kind, string? Address, DateTimeOffset? From, DateTimeOffset? Before,
    long? UpTo, long? Below);

/// <summary>An entry as it is kept.</summary>
public sealed record KeptAccess(long Id, AccessEntry Entry);

/// <summary>A page of the access log, newest first.</summary>
public sealed record AccessesFound(IReadOnlyList<KeptAccess> Entries, AccessesRead Read);

/// <summary>Which part of what fits was read.</summary>
/// <param name="Before">How many entries lie on the pages before.</param>
/// <param name="Count">How many were read.</param>
/// <param name="Last">The last of them; 0: there was none.</param>
/// <param name="Total">How many entries fit on all pages together.</param>
/// <param name="UpTo">The newest entry that counts.</param>
public sealed record AccessesRead(long Before, long Count, long Last, long Total, long UpTo)
{
    public long From => Count == 0 ? 0 : Before + 1;

    public long To => Before + Count;

    public bool HasMore => To < Total;
}

/// <summary>Reads the access log.</summary>
public sealed class AccessLogReader(NpgsqlDataSource database)
{
    private const string Fits =
        """
        ($1::text[] is null or person = any ($1)) and ($2::text is null or role = $2) and ($3::text is null or kind = $3)
        and ($4::text is null or starts_with(address, $4)) and ($5::timestamptz is null or at >= $5)
        and ($6::timestamptz is null or at < $6) and id <= $7
        """;

    public async Task<AccessesFound> FindAsync(AccessFilter filter, int limit, CancellationToken cancellation)
    {
        var entries = new List<KeptAccess>();
        var read = await ReadAsync(
            filter, limit,
            entry =>
            {
                entries.Add(entry);
                return ValueTask.CompletedTask;
            },
            cancellation);
        return new(entries, read);
    }

    /// <summary>The same, one by one as they come: however many there are, none is held here.</summary>
    public async Task<AccessesRead> ReadAsync(
        AccessFilter filter, int limit, Func<KeptAccess, ValueTask> take, CancellationToken cancellation)
    {
        var upTo = filter.UpTo ?? await NewestAsync(cancellation);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Ask($"select count(*), count(*) filter (where id >= coalesce($8, $7 + 1)) from audit.access_log where {Fits}", filter, upTo, null));
        batch.BatchCommands.Add(Ask(
            $"""
            select id, at, kind, person, role, method, address, parameters, status, bytes, rows, milliseconds from audit.access_log
            where {Fits} and id < coalesce($8, $7 + 1) order by id desc limit $9
            """,
            filter, upTo, limit));
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        var read = new AccessesRead(rows.GetInt64(1), 0, 0, rows.GetInt64(0), upTo);
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var entry = Entry(rows);
            read = read with { Count = read.Count + 1, Last = entry.Id };
            await take(entry);
        }

        return read;
    }

    private async Task<long> NewestAsync(CancellationToken cancellation)
    {
        await using var query = database.CreateCommand("select coalesce(max(id), 0) from audit.access_log");
        return (long)(await query.ExecuteScalarAsync(cancellation))!;
    }

    private static NpgsqlBatchCommand Ask(string sql, AccessFilter filter, long upTo, int? limit)
    {
        var ask = new NpgsqlBatchCommand(sql)
        {
            Parameters =
            {
                Given(filter.People?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
                Given(filter.Role, NpgsqlDbType.Text),
                Given(filter.Kind?.ToString().ToLowerInvariant(), NpgsqlDbType.Text),
                Given(filter.Address, NpgsqlDbType.Text),
                Given(filter.From?.UtcDateTime, NpgsqlDbType.TimestampTz),
                Given(filter.Before?.UtcDateTime, NpgsqlDbType.TimestampTz),
                Given(upTo, NpgsqlDbType.Bigint),
                Given(filter.Below, NpgsqlDbType.Bigint),
            },
        };
        if (limit is { } most)
        {
            ask.Parameters.Add(Given(most, NpgsqlDbType.Integer));
        }

        return ask;
    }

    private static NpgsqlParameter Given(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private static KeptAccess Entry(NpgsqlDataReader row) => new(row.GetInt64(0), new(
        row.GetFieldValue<DateTimeOffset>(1),
        Enum.Parse<AccessKind>(row.GetString(2), ignoreCase: true),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.GetString(7),
        row.GetInt32(8),
        row.GetInt64(9),
        row.IsDBNull(10) ? null : row.GetInt64(10),
        row.GetInt32(11)));
}
