namespace Portfolio.Reports.Statistics;

/// <summary>
/// Rows of columns as a tree: rows that begin with the same columns share the way to there. The most frequent columns come
/// first, so that much is shared. A sum over all rows that have two columns is then a sum over the nodes, of which there
/// are far fewer than pairs of columns in all rows.
/// </summary>
internal sealed class ColumnTree
{
    // Columns by how frequent they are, the most frequent first: their ranks.
    private readonly byte[] _byRank;

    // Of each node, its parent, before which it never stands, and where its way from the root begins in the ways of all.
    private readonly (int Parent, int Way, byte Depth)[] _nodes;
    private readonly byte[] _ways;
    private readonly int[] _nodeOf;

    public ColumnTree(ReadOnlySpan<LogitRow> rows, int columns)
    {
        var frequency = new int[columns];
        foreach (var row in rows)
        {
            foreach (var column in row.Active.Span)
                frequency[column]++;
        }

        _byRank = [.. Enumerable.Range(0, columns).Select(c => (byte)c).OrderByDescending(c => frequency[c]).ThenBy(c => c)];
        var rank = new byte[columns];
        for (var i = 0; i < columns; i++)
            rank[_byRank[i]] = (byte)i;

        var ranked = new byte[rows.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            ranked[i] = [.. rows[i].Active.Span];
            foreach (ref var place in ranked[i].AsSpan())
                place = rank[place];
            Array.Sort(ranked[i]);
        }

        var order = Enumerable.Range(0, rows.Length).ToArray();
        Array.Sort(order, (a, b) => ranked[a].AsSpan().SequenceCompareTo(ranked[b]));
        _nodeOf = new int[rows.Length];
        var (nodes, ways, way) = (new List<(int, int, byte)>(), new List<byte>(), new List<int>());
        ReadOnlySpan<byte> before = [];
        foreach (var row in order)
        {
            ReadOnlySpan<byte> here = ranked[row];
            var shared = here.CommonPrefixLength(before);
            way.RemoveRange(shared, way.Count - shared);
            for (var depth = shared; depth < here.Length; depth++)
            {
                var parent = depth == 0 ? -1 : way[^1];
                way.Add(nodes.Count);
                nodes.Add((parent, ways.Count, (byte)(depth + 1)));
                ways.AddRange(here[..(depth + 1)]);
            }

            _nodeOf[row] = way[^1];
            before = here;
        }

        (_nodes, _ways) = ([.. nodes], [.. ways]);
    }

    public int Nodes => _nodes.Length;

    /// <summary>Where a row ends.</summary>
    public int NodeOf(int row) => _nodeOf[row];

    /// <summary>The node before, which has a lower number; −1 for the first of a way.</summary>
    public int Parent(int node) => _nodes[node].Parent;

    /// <summary>The ranks of the columns on the way to a node, ascending, its own the last.</summary>
    public ReadOnlySpan<byte> Path(int node)
    {
        var (_, way, depth) = _nodes[node];
        return _ways.AsSpan(way, depth);
    }

    /// <summary>The column of a node.</summary>
    public int Column(int node) => _byRank[Path(node)[^1]];

    /// <summary>The column of a rank.</summary>
    public int ColumnAt(int rank) => _byRank[rank];
}
