using System.Collections.Immutable;

namespace Portfolio.Ledger.Proofs;

/// <summary>An event with everything that its leaf commits to. FORMAT.md gives the bytes.</summary>
/// <param name="Event">What is read in everyday use.</param>
/// <param name="TextCommitments">32 bytes for each of the event's text names.</param>
/// <param name="CommandKey">On the first event of a command: its key. Null on the others.</param>
/// <param name="CommandHash">On the first event of a command: the hash of its content. Default on the others.</param>
/// <param name="CommandSize">On the first event of a command: how many events it has. Null on the others.</param>
public sealed record SealedEvent(
    RecordedEvent Event,
    ImmutableArray<ImmutableArray<byte>> TextCommitments,
    string? CommandKey,
    ImmutableArray<byte> CommandHash,
    int? CommandSize)
{
    /// <summary>The leaf hash that the ledger holds, 32 bytes; to be compared with <see cref="Leaf.Hash"/>.</summary>
    public required ImmutableArray<byte> StoredLeafHash { get; init; }
}
