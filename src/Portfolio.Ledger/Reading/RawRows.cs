using System.Buffers;
using Npgsql;

namespace Portfolio.Ledger;

/// <summary>Reads the rows of a query by COPY, which spares PostgreSQL and Npgsql the work per row that a query costs.</summary>
internal static class RawRows
{
    // "PGCOPY\n\377\r\n\0", flags, and the length of an extension that there is none of.
    private const int Header = 19;

    // Every row begins with its number of fields; the end of all rows is marked by -1.
    private static ReadOnlySpan<byte> End => [0xff, 0xff];

    /// <param name="query">The query, without parameters.</param>
    /// <param name="take">Is given each row while it lies in the buffer; what it throws ends the reading.</param>
    public static async Task ReadAsync(NpgsqlConnection connection, string query, RawRowTaker take, CancellationToken cancellation)
    {
        await using var rows = await connection.BeginRawBinaryCopyAsync($"copy ({query}) to stdout (format binary)", cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        try
        {
            var (begin, end) = (Header, 0);
            while (true)
            {
                var read = await rows.ReadAsync(buffer.AsMemory(end), cancellation);
                end += read;

                // A row comes in a message of its own: taking some hundred together costs less than taking each.
                if (read > 0 && end < buffer.Length / 2)
                    continue;
                Take(buffer, ref begin, end, take);
                if (read == 0)
                    return;
                (buffer, begin, end) = Room(buffer, begin, end);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Take(byte[] buffer, ref int begin, int end, RawRowTaker take)
    {
        while (begin < end && !buffer.AsSpan(begin, end - begin).StartsWith(End)
            && RawRow.TryMeasure(buffer.AsSpan(begin, end - begin), out var length))
        {
            take(new RawRow(buffer.AsSpan(begin, length)));
            begin += length;
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
