using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>Where the ledger stands.</summary>
/// <param name="LedgerId">Its identity, made once.</param>
/// <param name="Incarnation">Rises when an operator goes on after a restore or a lossy fail-over.</param>
/// <param name="Sample">Whether its recorded times may be given by a simulator. Cannot be taken off.</param>
/// <param name="Size">Number of events, which is also the last position.</param>
/// <param name="Root">Root of the Merkle tree over all events, 32 bytes.</param>
/// <param name="LastRecordedAt">When the last event was recorded.</param>
public sealed record LedgerHead(
    Guid LedgerId,
    int Incarnation,
    bool Sample,
    long Size,
    ImmutableArray<byte> Root,
    DateTimeOffset LastRecordedAt);
