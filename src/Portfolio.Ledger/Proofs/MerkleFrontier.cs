using System.Security.Cryptography;

namespace Portfolio.Ledger.Proofs;

/// <summary>
/// The RFC 6962 tree over a growing list of leaf hashes, kept as the complete subtrees that end it: one for each bit of
/// its size. <c>ledger.grow_tree</c> does the same in SQL on its own.
/// </summary>
public sealed class MerkleFrontier
{
    // Largest subtree first; the leaves of the last one end the tree.
    private readonly List<(long Leaves, byte[] Hash)> subtrees = [];

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Root over all leaves so far, 32 bytes; of no leaves the SHA-256 of nothing.</summary>
    public byte[] Root
    {
        get
        {
            if (subtrees.Count == 0)
                return SHA256.HashData([]);
            var root = subtrees[^1].Hash;
            for (var i = subtrees.Count - 2; i >= 0; i--)
                root = Node(subtrees[i].Hash, root);
            return root;
        }
    }

    /// <summary>SHA-256 over 0x01 and the two children.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> node = stackalloc byte[1 + 2 * Leaf.HashLength];
        node[0] = 0x01;
        left.CopyTo(node[1..]);
        right.CopyTo(node[(1 + Leaf.HashLength)..]);
        return SHA256.HashData(node);
    }

    /// <summary>The complete subtrees that end the tree: how many leaves each has, and its root. The largest first.</summary>
    internal IReadOnlyList<(long Leaves, byte[] Hash)> Subtrees => subtrees;

    /// <summary>Adds one leaf hash of 32 bytes at the end.</summary>
    /// <param name="leafHash">The leaf hash.</param>
    /// <param name="completed">Is told each subtree that the leaf completes: its number of leaves and its root.</param>
    public void Append(byte[] leafHash, Action<long, byte[]>? completed = null)
    {
        var (leaves, hash) = (1L, leafHash);
        while (subtrees.Count > 0 && subtrees[^1].Leaves == leaves)
        {
            hash = Node(subtrees[^1].Hash, hash);
            leaves *= 2;
            subtrees.RemoveAt(subtrees.Count - 1);
            completed?.Invoke(leaves, hash);
        }
        subtrees.Add((leaves, hash));
        Size++;
    }
}
