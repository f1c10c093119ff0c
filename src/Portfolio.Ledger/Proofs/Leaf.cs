using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Portfolio.Ledger.Proofs;

/// <summary>
/// The leaf of an event in the Merkle tree, byte for byte as FORMAT.md has it, and as <c>ledger.leaf_hash</c> computes it
/// in SQL on its own.
/// </summary>
public static class Leaf
{
    /// <summary>Length of every hash, in bytes.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    private const int Format = 1;

    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateTimeOffset FirstInstant = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>SHA-256 over 0x00 and the leaf's encoding.</summary>
    public static byte[] Hash(SealedEvent sealedEvent) => HashWith(new ArrayBufferWriter<byte>(1024), sealedEvent);

    /// <summary>As <see cref="Hash"/>, in an empty buffer of the caller's.</summary>
    internal static byte[] HashWith(ArrayBufferWriter<byte> bytes, SealedEvent sealedEvent)
    {
        bytes.Write<byte>([0x00]);
        Encode(sealedEvent, bytes);
        return SHA256.HashData(bytes.WrittenSpan);
    }

    /// <summary>Commits to a free text without telling it: SHA-256 over the salt and the text's UTF-8.</summary>
    public static byte[] Commitment(ReadOnlySpan<byte> salt, string text) =>
        SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>Writes the leaf's encoding, without the prefix 0x00.</summary>
    public static void Encode(SealedEvent sealedEvent, IBufferWriter<byte> bytes)
    {
        var recorded = sealedEvent.Event;
        Int32(bytes, Format);
        Int64(bytes, recorded.Position);
        Int64(bytes, recorded.Version);
        Int32(bytes, recorded.Schema);
        Int32(bytes, Days(recorded.EffectiveOn));
        Int64(bytes, (recorded.RecordedAt - FirstInstant).Ticks / TimeSpan.TicksPerMicrosecond);
        bytes.Write(recorded.CommandId.ToByteArray(bigEndian: true));
        bytes.Write(recorded.CorrelationId.ToByteArray(bigEndian: true));
        Text(bytes, recorded.Stream);
        Text(bytes, recorded.Type);
        Text(bytes, recorded.ActorId);
        Text(bytes, recorded.ActorRole);
        Text(bytes, recorded.Way);
        Text(bytes, recorded.Data);
        Text(bytes, recorded.Source);
        Int32(bytes, recorded.ReportedOn is { } day ? Days(day) : null);
        Int64(bytes, recorded.CausedBy);
        Text(bytes, sealedEvent.CommandKey);
        Bytes(bytes, sealedEvent.CommandHash);
        Int32(bytes, sealedEvent.CommandSize);
        Int32(bytes, recorded.TextNames.Length);
        for (var i = 0; i < recorded.TextNames.Length; i++)
        {
            Text(bytes, recorded.TextNames[i]);
            bytes.Write(sealedEvent.TextCommitments[i].AsSpan());
        }
    }

    private static int Days(DateOnly day) => day.DayNumber - FirstDay.DayNumber;

    private static void Int32(IBufferWriter<byte> bytes, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

    private static void Int64(IBufferWriter<byte> bytes, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), value);
        bytes.Advance(sizeof(long));
    }

    // What may be missing is preceded by its length, and is -1 where it is missing.
    private static void Int32(IBufferWriter<byte> bytes, int? value)
    {
        Int32(bytes, value is null ? -1 : sizeof(int));
        if (value is { } present)
            Int32(bytes, present);
    }

    private static void Int64(IBufferWriter<byte> bytes, long? value)
    {
        Int32(bytes, value is null ? -1 : sizeof(long));
        if (value is { } present)
            Int64(bytes, present);
    }

    private static void Text(IBufferWriter<byte> bytes, string? text)
    {
        Int32(bytes, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        if (text is not null)
            Encoding.UTF8.GetBytes(text, bytes);
    }

    private static void Bytes(IBufferWriter<byte> bytes, ImmutableArray<byte> value)
    {
        Int32(bytes, value.IsDefault ? -1 : value.Length);
        bytes.Write(value.AsSpan());
    }
}
