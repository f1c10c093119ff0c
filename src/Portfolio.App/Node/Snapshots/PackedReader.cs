using System.Text;

namespace Portfolio.App.Node.Snapshots;

/// <summary>Reads what a <see cref="BinaryWriter"/> wrote where it lies, without copying it.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>What <see cref="BinaryWriter.Write7BitEncodedInt"/> wrote.</summary>
    /// <exception cref="InvalidDataException">There is no such number.</exception>
    public int ReadInt() => (int)(uint)ReadBits(32);

    /// <summary>What <see cref="BinaryWriter.Write7BitEncodedInt64"/> wrote.</summary>
    /// <exception cref="InvalidDataException">There is no such number.</exception>
    public long ReadLong() => (long)ReadBits(64);

    /// <summary>How many follow, each of a byte at least.</summary>
    /// <exception cref="InvalidDataException">There is no such number, or more than there are bytes.</exception>
    public int ReadCount() => ReadInt() is var count && count >= 0 && count <= _rest.Length
        ? count
        : throw new InvalidDataException($"{count} are said to follow in {_rest.Length} bytes.");

    public bool ReadBool() => Read(1)[0] != 0;

    /// <summary>So many bytes.</summary>
    /// <exception cref="InvalidDataException">There are fewer.</exception>
    public ReadOnlySpan<byte> Read(int count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw new InvalidDataException($"{count} bytes are wanted of {_rest.Length}.");
        }

        var read = _rest[..count];
        _rest = _rest[count..];
        return read;
    }

    /// <summary>Bytes with their number before them: a text in UTF-8.</summary>
    public ReadOnlySpan<byte> ReadText() => Read(ReadInt());

    public string ReadString() => Encoding.UTF8.GetString(ReadText());

    // Seven bits a byte, the lowest first; the highest bit says that more follow.
    private ulong ReadBits(int width)
    {
        var (number, shift) = (0UL, 0);
        for (var i = 0; i < _rest.Length && shift < width; i++, shift += 7)
        {
            var next = _rest[i];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return number;
            }
        }

        throw new InvalidDataException("A number does not end.");
    }
}
