using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Portfolio.Ledger.Proofs;

/// <summary>Hashes that the ledger stores next to each other.</summary>
/// <param name="Level">0 for leaf hashes; else that of tiles, each over 256^level leaves.</param>
/// <param name="First">Which of its level, from 0.</param>
/// <param name="Count">How many.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoredRange(int Level, long First, int Count);

/// <summary>
/// From the leaf hashes and tiles that the ledger stores to any node of any of its trees: each complete subtree needs at
/// most 128 of them, all of one level.
/// </summary>
internal sealed class StoredHashes
{
    /// <summary>How many levels of the tree lie between two levels of tiles.</summary>
    public const int LevelHeight = 8;

    private readonly Dictionary<(int Level, long Index), byte[]> hashes = [];

    /// <summary>All that <see cref="Of"/> needs for some nodes.</summary>
    public static IEnumerable<StoredRange> NeededFor(IEnumerable<TreeRange> ranges) =>
        ranges.SelectMany(range => range.Subtrees()).Select(subtree => Stored(subtree.First, subtree.Height)).Distinct();

    public void Add(int level, long index, byte[] hash) => hashes[(level, index)] = hash;

    /// <summary>The hash of a node: of no leaves the SHA-256 of nothing.</summary>
    /// <exception cref="LedgerDamagedException">A tile or a leaf is missing.</exception>
    public byte[] Of(TreeRange range) => range.Subtrees()
        .Select(subtree => OfSubtree(subtree.First, subtree.Height))
        .Reverse()
        .Aggregate((byte[]?)null, (right, left) => right is null ? left : MerkleFrontier.Node(left, right))
        ?? SHA256.HashData([]);

    private static StoredRange Stored(long first, int height)
    {
        var level = height / LevelHeight;
        return new(level, first >> (level * LevelHeight), 1 << (height % LevelHeight));
    }

    private byte[] OfSubtree(long first, int height)
    {
        var stored = Stored(first, height);
        var nodes = new byte[stored.Count][];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = hashes.GetValueOrDefault((stored.Level, stored.First + i)) ?? throw Missing(stored.Level, stored.First + i);
        for (var count = nodes.Length / 2; count > 0; count /= 2)
        {
            for (var i = 0; i < count; i++)
                nodes[i] = MerkleFrontier.Node(nodes[2 * i], nodes[2 * i + 1]);
        }
        return nodes[0];
    }

    private static LedgerDamagedException Missing(int level, long index) => new(level == 0
        ? $"The event at position {index + 1} is missing."
        : $"The tile {index} of level {level} is missing.");
}
