namespace Portfolio.Ledger.Proofs;

/// <summary>
/// That an event is in a tree: the hashes beside its path to the root, from the leaf upwards (RFC 6962, section 2.1.1).
/// </summary>
public static class InclusionProof
{
    /// <summary>Whether <paramref name="proof"/> leads from the leaf at a position to the root.</summary>
    /// <param name="leafHash">As <see cref="Leaf.Hash"/> computes it.</param>
    /// <param name="position">Of the event, from 1.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="proof">Hashes of 32 bytes; none for a tree of one leaf.</param>
    /// <param name="root">The tree's root.</param>
    /// <returns>False for whatever does not fit, whichever it is.</returns>
    public static bool Verify(
        ReadOnlySpan<byte> leafHash,
        long position,
        long size,
        IReadOnlyList<byte[]> proof,
        ReadOnlySpan<byte> root)
    {
        if (position < 1 || position > size)
            return false;
        var path = Path(position, size);
        if (proof.Count != path.Count || leafHash.Length != Leaf.HashLength || proof.Any(hash => hash.Length != Leaf.HashLength))
            return false;
        var node = leafHash.ToArray();
        foreach (var (beside, hash) in path.Zip(proof))
            node = beside.First >= position ? MerkleFrontier.Node(node, hash) : MerkleFrontier.Node(hash, node);
        return node.AsSpan().SequenceEqual(root);
    }

    /// <summary>What the proof's hashes are of, in their order.</summary>
    internal static Stack<TreeRange> Path(long position, long size)
    {
        var beside = new Stack<TreeRange>();
        var here = new TreeRange(0, size);
        while (here.Leaves > 1)
        {
            var split = here.Split;
            var (left, right) = (here with { End = split }, here with { First = split });
            var goLeft = position <= split;
            beside.Push(goLeft ? right : left);
            here = goLeft ? left : right;
        }
        return beside;
    }
}
