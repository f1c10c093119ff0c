using System.Globalization;
using Npgsql;

namespace Portfolio.Ledger;

/// <summary>
/// Reads long stretches of the log, as a starting node does: by COPY, which spares PostgreSQL and Npgsql the work per row
/// that a query costs. Several stretches may be read at once, each on a connection of the pool.
/// </summary>
public sealed class BulkReader(NpgsqlDataSource database)
{
    /// <summary>Gives every event of a stretch, in order.</summary>
    /// <param name="after">The position before its first.</param>
    /// <param name="until">Its last position; where the ledger ends before, all there is.</param>
    /// <param name="take">Is given each event while it lies in the buffer; what it throws ends the reading.</param>
    /// <returns>The last position that was given; <paramref name="after"/> where there was none.</returns>
    public async Task<long> ReadAsync(long after, long until, RawEventTaker take, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var last = after;
        await RawRows.ReadAsync(
            connection,
            Query(after, until),
            row =>
            {
                var next = new RawEvent(row.Bytes);
                take(next);
                last = next.Position;
            },
            cancellation);
        return last;
    }

    internal static string Query(long after, long until) => string.Create(
        CultureInfo.InvariantCulture,
        $"select {RawEvent.Columns} from ledger.events where position > {after} and position <= {until} order by position");
}
