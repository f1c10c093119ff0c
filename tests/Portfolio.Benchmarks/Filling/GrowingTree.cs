using Portfolio.Ledger.Proofs;

namespace Portfolio.Benchmarks.Filling;

/// <summary>The tree of a ledger as its tables keep it: the frontier by height, and a tile for each 256^n leaves.</summary>
internal sealed class GrowingTree
{
    private readonly List<byte[]?> _frontier = [];
    private long _size;

    /// <summary>Element k+1 of the head's frontier: the complete subtree of 2^k leaves that ends the tree, or null.</summary>
    public byte[]?[] Frontier => [.. _frontier];

    /// <summary>Adds a leaf, and gives the tiles that it completes.</summary>
    public IEnumerable<(short Level, long Index, byte[] Hash)> Append(byte[] leafHash)
    {
        var (hash, height, index) = (leafHash, 0, _size++);
        while (true)
        {
            if (height > 0 && height % 8 == 0)
            {
                yield return ((short)(height / 8), index, hash);
            }

            if (height == _frontier.Count)
            {
                _frontier.Add(null);
            }

            if (_frontier[height] is not { } left)
            {
                _frontier[height] = hash;
                yield break;
            }

            (hash, _frontier[height], height, index) = (MerkleFrontier.Node(left, hash), null, height + 1, index / 2);
        }
    }
}
