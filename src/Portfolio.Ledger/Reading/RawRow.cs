using System.Buffers.Binary;
using System.Text;

namespace Portfolio.Ledger;

/// <summary>
/// A row as COPY gives it in binary: its fields one after another, each read once. It points into the reader's buffer and is
/// gone when the reader goes on.
/// </summary>
internal ref struct RawRow(ReadOnlySpan<byte> row)
{
    /// <summary>All of it, the number of its fields first.</summary>
    public readonly ReadOnlySpan<byte> Bytes = row;

    private static readonly DateTimeOffset FirstInstant = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;

    private ReadOnlySpan<byte> rest = row[sizeof(short)..];

    /// <summary>How long the row is that begins a buffer; false when the buffer does not hold all of it.</summary>
    public static bool TryMeasure(ReadOnlySpan<byte> buffer, out int length)
    {
        length = sizeof(short);
        if (buffer.Length < length)
            return false;
        for (var left = BinaryPrimitives.ReadInt16BigEndian(buffer); left > 0; left--)
        {
            if (buffer.Length < length + sizeof(int))
                return false;
            length += sizeof(int) + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(buffer[length..]));
        }
        return buffer.Length >= length;
    }

    /// <summary>The next field's bytes; false where it is null.</summary>
    public bool TryNext(out ReadOnlySpan<byte> field)
    {
        // A field is its length and so many bytes; one that is null has the length -1 and none.
        var length = BinaryPrimitives.ReadInt32BigEndian(rest);
        field = rest.Slice(sizeof(int), Math.Max(0, length));
        rest = rest[(sizeof(int) + field.Length)..];
        return length >= 0;
    }

    /// <exception cref="InvalidCastException">The field is null; so with all that follow.</exception>
    public ReadOnlySpan<byte> Next() => TryNext(out var field) ? field : throw new InvalidCastException("A field is null.");

    public long Int64() => BinaryPrimitives.ReadInt64BigEndian(Next());

    public int Int32() => BinaryPrimitives.ReadInt32BigEndian(Next());

    public Guid Guid() => new(Next(), bigEndian: true);

    public string Text() => Encoding.UTF8.GetString(Next());

    /// <exception cref="ArgumentException">A day that .NET does not know, such as infinity; so with an instant, or an overflow.</exception>
    public DateOnly Day() => Day(Next());

    public DateTimeOffset Instant() => FirstInstant.AddTicks(checked(Int64() * TimeSpan.TicksPerMicrosecond));

    public string? OptionalText() => TryNext(out var field) ? Encoding.UTF8.GetString(field) : null;

    public byte[]? OptionalBytes() => TryNext(out var field) ? field.ToArray() : null;

    public DateOnly? OptionalDay() => TryNext(out var field) ? Day(field) : null;

    public long? OptionalInt64() => TryNext(out var field) ? BinaryPrimitives.ReadInt64BigEndian(field) : null;

    public int? OptionalInt32() => TryNext(out var field) ? BinaryPrimitives.ReadInt32BigEndian(field) : null;

    /// <summary>The elements of an array of one dimension; none of a null. An element that is null is null.</summary>
    /// <exception cref="InvalidCastException">It has more dimensions.</exception>
    public byte[]?[] Elements()
    {
        if (!TryNext(out var array))
            return [];
        var dimensions = BinaryPrimitives.ReadInt32BigEndian(array);
        if (dimensions > 1)
            throw new InvalidCastException("An array has more than one dimension.");

        // Dimensions, flags and type of the elements; then length and lower bound of the only dimension; then elements.
        var elements = new byte[]?[dimensions == 0 ? 0 : BinaryPrimitives.ReadInt32BigEndian(array[12..])];
        var at = 20;
        for (var i = 0; i < elements.Length; i++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(array[at..]);
            at += sizeof(int);
            elements[i] = length < 0 ? null : array.Slice(at, length).ToArray();
            at += Math.Max(0, length);
        }
        return elements;
    }

    private static DateOnly Day(ReadOnlySpan<byte> field) =>
        DateOnly.FromDayNumber(checked(FirstDay + BinaryPrimitives.ReadInt32BigEndian(field)));
}

/// <summary>Takes one row after another; see <see cref="RawRows"/>.</summary>
internal delegate void RawRowTaker(RawRow next);
