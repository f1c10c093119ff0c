namespace Portfolio.Reports.Statistics;

/// <summary>
/// Rows of columns as a tree: rows that begin with the same columns share the way to there. The most frequent columns come
/// first, so that much is shared. A sum over all rows that have two columns is then a sum over the nodes, of which there
/// are far fewer than pairs of columns in all rows.
/// </summary>
internal sealed class ColumnTree : IDisposable
{
    // Columns by how frequent they are, the most frequent first: their ranks.
    private readonly byte[] _byRank;

    // The ranks of each row, ascending, one row after another.
    private readonly Rented<byte> _ranks;

    // Of each node, its parent, before which it never stands, and where the ranks of a row begin whose way leads through it.
    private readonly Rented<(int Parent, int Way, byte Depth)> _nodes;
    private readonly Rented<int> _nodeOf;

    public ColumnTree(ReadOnlySpan<LogitRow> rows, int columns)
    {
        var (frequency, all) = (new int[columns], 0);
        foreach (var row in rows)
        {
            all += row.Active.Length;
            foreach (var column in row.Active.Span)
                frequency[column]++;
        }

        _byRank = [.. Enumerable.Range(0, columns).Select(c => (byte)c).OrderByDescending(c => frequency[c]).ThenBy(c => c)];
        var rank = new byte[columns];
        for (var i = 0; i < columns; i++)
            rank[_byRank[i]] = (byte)i;

        using var from = new Rented<int>(rows.Length + 1);
        using var order = new Rented<int>(rows.Length);
        (_ranks, _nodes, _nodeOf) = (new(all), new(all), new(rows.Length));
        from[0] = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            order[i] = i;
            from[i + 1] = from[i] + rows[i].Active.Length;
            var ranks = _ranks.Span[from[i]..from[i + 1]];
            rows[i].Active.Span.CopyTo(ranks);
            foreach (ref var place in ranks)
                place = rank[place];
            ranks.Sort();
        }

        var (ofRow, begins) = (_ranks.Array, from.Array);
        order.Span.Sort((a, b) => RanksOf(a).SequenceCompareTo(RanksOf(b)));
        var way = new List<int>();
        ReadOnlySpan<byte> before = [];
        foreach (var row in order.Span)
        {
            var here = RanksOf(row);
            var shared = here.CommonPrefixLength(before);
            way.RemoveRange(shared, way.Count - shared);
            for (var depth = shared; depth < here.Length; depth++)
            {
                _nodes[Nodes] = (depth == 0 ? -1 : way[^1], begins[row], (byte)(depth + 1));
                way.Add(Nodes++);
            }

            _nodeOf[row] = way[^1];
            before = here;
        }

        ReadOnlySpan<byte> RanksOf(int row) => ofRow.AsSpan(begins[row]..begins[row + 1]);
    }

    public int Nodes { get; }

    /// <summary>Where a row ends.</summary>
    public int NodeOf(int row) => _nodeOf[row];

    /// <summary>The node before, which has a lower number; −1 for the first of a way.</summary>
    public int Parent(int node) => _nodes[node].Parent;

    /// <summary>The ranks of the columns on the way to a node, ascending, its own the last.</summary>
    public ReadOnlySpan<byte> Path(int node)
    {
        var (_, way, depth) = _nodes[node];
        return _ranks.Span.Slice(way, depth);
    }

    /// <summary>The column of a node.</summary>
    public int Column(int node) => _byRank[Path(node)[^1]];

    /// <summary>The column of a rank.</summary>
    public int ColumnAt(int rank) => _byRank[rank];

    public void Dispose()
    {
        _ranks.Dispose();
        _nodes.Dispose();
        _nodeOf.Dispose();
    }
}
