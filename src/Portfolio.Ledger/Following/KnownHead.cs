using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>How far a node knows the ledger: all that it holds in memory is part of this.</summary>
/// <param name="History">
/// How often this node has had to drop what it held and read the log anew, because the ledger went on without it.
/// </param>
/// <param name="Incarnation">The ledger's incarnation.</param>
/// <param name="Size">Number of events.</param>
/// <param name="Root">Root of the Merkle tree over them, 32 bytes.</param>
public sealed record KnownHead(int History, int Incarnation, long Size, ImmutableArray<byte> Root);
