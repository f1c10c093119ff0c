using System.Collections.Concurrent;
using System.Security.Cryptography;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Proofs;

/// <summary>A tree in memory with what a ledger would store of it, and the definitions of RFC 6962 word by word.</summary>
internal sealed class BytesTree
{
    private readonly byte[][] leaves;
    private readonly StoredHashes stored = new();
    private readonly Dictionary<TreeRange, byte[]> known = [];
    private readonly ConcurrentDictionary<long, byte[]> roots = new();

    public BytesTree(int size)
    {
        leaves = [.. Enumerable.Range(0, size).Select(i => SHA256.HashData(i < 256 ? [0x00, (byte)i] : [0x00, (byte)i, (byte)(i >> 8), (byte)(i >> 16)]))];
        var (level, nodes) = (0, leaves);
        while (nodes.Length > 0)
        {
            for (var i = 0; i < nodes.Length; i++)
                stored.Add(level, i, nodes[i]);
            level++;
            nodes = [.. nodes.Chunk(256).Where(tile => tile.Length == 256).Select(Grown)];
        }
    }

    public byte[] Leaf(long position) => leaves[position - 1];

    public byte[] Root(long size) =>
        roots.TryGetValue(size, out var root) ? root : roots[size] = stored.Of(new TreeRange(0, size));

    public byte[][] Inclusion(long position, long size) => [.. InclusionProof.Path(position, size).Select(stored.Of)];

    public byte[][] Consistency(long oldSize, long newSize) => [.. ConsistencyProof.Ranges(oldSize, newSize).Select(stored.Of)];

    /// <summary>MTH(D[first:end]) of section 2.1.</summary>
    public byte[] Defined(long first, long end)
    {
        if (end - first == 1)
            return leaves[first];
        if (known.TryGetValue(new TreeRange(first, end), out var before))
            return before;
        var k = LargestPower(end - first);
        return known[new TreeRange(first, end)] = MerkleFrontier.Node(Defined(first, first + k), Defined(first + k, end));
    }

    /// <summary>PATH(m, D[first:end]) of section 2.1.1.</summary>
    public IEnumerable<byte[]> DefinedPath(long m, long first, long end)
    {
        if (end - first == 1)
            return [];
        var k = LargestPower(end - first);
        return m < k
            ? DefinedPath(m, first, first + k).Append(Defined(first + k, end))
            : DefinedPath(m - k, first + k, end).Append(Defined(first, first + k));
    }

    /// <summary>SUBPROOF(m, D[first:end], b) of section 2.1.2.</summary>
    public IEnumerable<byte[]> DefinedSubproof(long m, long first, long end, bool b)
    {
        if (m == end - first)
            return b ? [] : [Defined(first, end)];
        var k = LargestPower(end - first);
        return m <= k
            ? DefinedSubproof(m, first, first + k, b).Append(Defined(first + k, end))
            : DefinedSubproof(m - k, first + k, end, b: false).Append(Defined(first, first + k));
    }

    private static long LargestPower(long n)
    {
        var k = 1L;
        while (2 * k < n)
            k *= 2;
        return k;
    }

    private static byte[] Grown(byte[][] hashes)
    {
        var tree = new MerkleFrontier();
        foreach (var hash in hashes)
            tree.Append(hash);
        return tree.Root;
    }
}
