using System.Security.Cryptography;

namespace Portfolio.App.Node.Snapshots;

/// <summary>What is known of a stretch of the log that was packed, but its content.</summary>
/// <param name="After">The position before its first event.</param>
/// <param name="Root">Root of the ledger's tree at its last event.</param>
/// <param name="Checksum">SHA-256 of its content.</param>
internal sealed record SnapshotChunk(
    long After, int Events, Guid LedgerId, int Incarnation, byte[] Root, byte[] Checksum)
{
    public long Last => After + Events;

    public bool Holds(ReadOnlySpan<byte> content)
    {
        Span<byte> checksum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, checksum);
        return checksum.SequenceEqual(Checksum);
    }
}
