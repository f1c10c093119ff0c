using System.Buffers.Binary;

namespace Portfolio.Ledger.Proofs;

/// <summary>
/// The last sizes with their roots that a ledger's head keeps, held against the tree while it grows. By them a node that is a
/// little behind is told from one that knows another ledger: a false one lets a fork pass, or refuses an honest node.
/// </summary>
internal sealed class RecentRoots
{
    private const int EntryLength = sizeof(long) + Leaf.HashLength;

    private readonly ILookup<long, byte[]> roots;
    private readonly bool whole;
    private long? wrong;

    /// <param name="recent">As the head keeps them: 8 bytes of size, 32 of root, and so on.</param>
    public RecentRoots(byte[] recent)
    {
        whole = recent.Length % EntryLength == 0;
        roots = recent.Chunk(EntryLength).Where(entry => entry.Length == EntryLength)
            .ToLookup(entry => BinaryPrimitives.ReadInt64BigEndian(entry), entry => entry[sizeof(long)..]);
    }

    /// <summary>Holds those of the tree's size, if there are any, against its root.</summary>
    public void HoldAgainst(MerkleFrontier tree)
    {
        if (roots.Contains(tree.Size) && !roots[tree.Size].All(root => root.AsSpan().SequenceEqual(tree.Root)))
            wrong ??= tree.Size;
    }

    /// <summary>What is wrong with them, once the tree has grown to its end, or null.</summary>
    public Fault? Fault(long size)
    {
        if (!whole)
            return new(FaultKind.Head, size, size, "The recent roots in the ledger’s head are not in their form.");
        if (wrong is { } at)
            return new(FaultKind.Head, at, at, $"A recent root in the ledger’s head is not that of its first {at} events.");
        return roots.FirstOrDefault(each => each.Key < 1 || each.Key > size) is { Key: var beyond }
            ? new(FaultKind.Head, beyond, beyond, $"The ledger’s head has a recent root of {beyond} events, and there are {size}.")
            : null;
    }
}
