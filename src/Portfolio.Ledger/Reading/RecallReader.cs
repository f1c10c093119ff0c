using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace Portfolio.Ledger;

/// <summary>
/// Reads old events again for whoever does not hold all of them in memory. Blocks, unlike <see cref="LogReader"/>: what
/// asks is in the midst of a computation, and waiting for a continuation on a busy thread pool could block it for good.
/// </summary>
public sealed class RecallReader(NpgsqlDataSource database)
{
    /// <summary>At most <paramref name="limit"/> events after a position, in order.</summary>
    public ImmutableArray<RecordedEvent> ReadPage(long after, int limit)
    {
        using var connection = database.OpenConnection();
        using var query = new NpgsqlCommand(LogReader.PageQuery(EventRow.Columns), connection);
        query.Parameters.Add(new() { Value = after, NpgsqlDbType = NpgsqlDbType.Bigint });
        query.Parameters.Add(new() { Value = limit, NpgsqlDbType = NpgsqlDbType.Integer });
        return List(query);
    }

    /// <summary>All events of one stream, by version.</summary>
    public ImmutableArray<RecordedEvent> ReadStream(string stream)
    {
        using var connection = database.OpenConnection();
        using var query = new NpgsqlCommand(LogReader.StreamQuery, connection);
        query.Parameters.Add(new() { Value = stream, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = 0L, NpgsqlDbType = NpgsqlDbType.Bigint });
        return List(query);
    }

    private static ImmutableArray<RecordedEvent> List(NpgsqlCommand query)
    {
        using var rows = query.ExecuteReader();
        var list = ImmutableArray.CreateBuilder<RecordedEvent>();
        while (rows.Read())
            list.Add(EventRow.Decode(rows));
        return list.DrainToImmutable();
    }
}
