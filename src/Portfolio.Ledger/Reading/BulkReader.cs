using System.Buffers;
using System.Globalization;
using Npgsql;

namespace Portfolio.Ledger;

/// <summary>
/// Reads long stretches of the log, as a starting node does: by COPY, which spares PostgreSQL and Npgsql the work per row
/// that a query costs. Several stretches may be read at once, each on a connection of the pool.
/// </summary>
public sealed class BulkReader(NpgsqlDataSource database)
{
    // "PGCOPY\n\377\r\n\0", flags, and the length of an extension that there is none of.
    private const int Header = 19;

    // Every row begins with its number of fields; the end of all rows is marked by -1.
    private static ReadOnlySpan<byte> End => [0xff, 0xff];

    /// <summary>Gives every event of a stretch, in order.</summary>
    /// <param name="after">The position before its first.</param>
    /// <param name="until">Its last position; where the ledger ends before, all there is.</param>
    /// <param name="take">Is given each event while it lies in the buffer; what it throws ends the reading.</param>
    /// <returns>The last position that was given; <paramref name="after"/> where there was none.</returns>
    public async Task<long> ReadAsync(long after, long until, RawEventTaker take, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var rows = await connection.BeginRawBinaryCopyAsync(Query(after, until), cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        try
        {
            var (begin, end, last) = (Header, 0, after);
            while (true)
            {
                var read = await rows.ReadAsync(buffer.AsMemory(end), cancellation);
                end += read;

                // A row comes in a message of its own: taking some hundred together costs less than taking each.
                if (read > 0 && end < buffer.Length / 2)
                    continue;
                Take(buffer, ref begin, end, take, ref last);
                if (read == 0)
                    return last;
                (buffer, begin, end) = Room(buffer, begin, end);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    internal static string Query(long after, long until) => string.Create(
        CultureInfo.InvariantCulture,
        $"copy (select {RawEvent.Columns} from ledger.events where position > {after} and position <= {until} order by position) to stdout (format binary)");

    private static void Take(byte[] buffer, ref int begin, int end, RawEventTaker take, ref long last)
    {
        while (begin < end && !buffer.AsSpan(begin, end - begin).StartsWith(End)
            && RawEvent.TryRead(buffer.AsSpan(begin, end - begin), out var next, out var length))
        {
            take(next);
            (begin, last) = (begin + length, next.Position);
        }
    }

    // What is left goes to the front; a row that fills the buffer gets a larger one.
    private static (byte[] Buffer, int Begin, int End) Room(byte[] buffer, int begin, int end)
    {
        var left = end - begin;
        var next = left < buffer.Length / 2 ? buffer : ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.AsSpan(begin, left).CopyTo(next);
        if (next != buffer)
            ArrayPool<byte>.Shared.Return(buffer);
        return (next, 0, left);
    }
}
