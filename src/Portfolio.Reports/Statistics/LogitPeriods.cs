using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics.LinearAlgebra;

namespace Portfolio.Reports.Statistics;

/// <summary>
/// The periods that a <see cref="CompetingLogit"/> is fitted on, and what the model says of them at the coefficients looked
/// at last. Newton's method goes over all of them some thirty times for a forecast, so what rows have in common is summed
/// up once: they stand in a <see cref="ColumnTree"/>.
/// </summary>
internal sealed class LogitPeriods : IDisposable
{
    private readonly int _columns;
    private readonly ColumnTree _tree;
    private readonly Rented<Row> _rows;

    // Of each node of the tree, both ends beside each other: log odds on the way down, sums on the way up.
    private readonly Rented<Vector128<double>> _odds;

    // What both ends and the two together weigh, beside each other: of each node, then of each pair of ranks once.
    private readonly Rented<Vector256<double>> _weights;
    private readonly Vector256<double>[] _pairs;
    private double[] _beta;
    private double _penalty;

    public LogitPeriods(ReadOnlySpan<LogitRow> rows, int columns)
    {
        (_columns, _beta, _rows) = (columns, new double[2 * columns], new(rows.Length));
        _tree = new(rows, columns);
        (_odds, _weights) = (new(_tree.Nodes), new(_tree.Nodes));
        _pairs = new Vector256<double>[columns * (columns + 1) / 2];
        for (var i = 0; i < rows.Length; i++)
            _rows[i] = new() { Periods = rows[i].Periods, Ended = Vector128.Create(rows[i].First, rows[i].Second) };
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Length;

    /// <summary>How many coefficients there are.</summary>
    public int Size => 2 * _columns;

    /// <summary>At the coefficients looked at last, not penalised.</summary>
    public double LogLikelihood { get; private set; }

    /// <summary>Looks at coefficients; what is asked afterwards is asked of them.</summary>
    /// <returns>The penalised logarithm of the likelihood.</returns>
    public double LookAt(Vector<double> beta, double penalty)
    {
        (_beta, _penalty) = (beta.ToArray(), penalty);
        for (var node = 0; node < _odds.Length; node++)
        {
            var column = _tree.Column(node);
            var odds = Vector128.Create(_beta[column], _beta[_columns + column]);
            _odds[node] = _tree.Parent(node) is >= 0 and var parent ? _odds[parent] + odds : odds;
        }

        var sum = 0.0;
        for (var i = 0; i < _rows.Length; i++)
        {
            ref var row = ref _rows[i];
            var odds = _odds[_tree.NodeOf(i)];
            var (first, second) = CompetingLogit.Hazards(odds[0], odds[1]);
            row.Hazards = Vector128.Create(first, second);
            sum += Part(row.Ended[0], first) + Part(row.Ended[1], second)
                + Part(row.Periods - row.Ended[0] - row.Ended[1], 1 - first - second);
        }

        LogLikelihood = sum;
        return sum - Penalised();

        static double Part(double count, double probability) => count == 0 ? 0 : count * Math.Log(probability);
    }

    /// <summary>The slope of the penalised log-likelihood by the coefficients.</summary>
    public double[] Score()
    {
        // The odds have been read.
        var sums = _odds;
        sums.Span.Clear();
        for (var i = 0; i < _rows.Length; i++)
            sums[_tree.NodeOf(i)] += _rows[i].Off(_rows[i].Periods, _rows[i].Ended);

        var score = new double[Size];
        for (var node = sums.Length - 1; node >= 0; node--)
        {
            var (column, parent) = (_tree.Column(node), _tree.Parent(node));
            score[column] += sums[node][0];
            score[_columns + column] += sums[node][1];
            if (parent >= 0)
                sums[parent] += sums[node];
        }

        for (var i = 0; i < Size; i++)
            score[i] -= PenaltyOn(i) * _beta[i];
        return score;
    }

    /// <summary>The negative second derivatives of the penalised log-likelihood.</summary>
    public Matrix<double> Information()
    {
        _weights.Span.Clear();
        Array.Clear(_pairs);
        for (var i = 0; i < _rows.Length; i++)
        {
            ref readonly var row = ref _rows[i];
            var (first, second) = (row.Hazards[0], row.Hazards[1]);
            _weights[_tree.NodeOf(i)] += Vector256.Create(
                row.Periods * first * (1 - first), row.Periods * second * (1 - second), -row.Periods * first * second, 0);
        }

        for (var node = _weights.Length - 1; node >= 0; node--)
        {
            var path = _tree.Path(node);
            var high = path[^1] * (path[^1] + 1) / 2;
            foreach (var low in path)
                _pairs[high + low] += _weights[node];
            if (_tree.Parent(node) is >= 0 and var parent)
                _weights[parent] += _weights[node];
        }

        var information = Matrix<double>.Build.Dense(Size, Size);
        for (var high = 0; high < _columns; high++)
        {
            for (var low = 0; low <= high; low++)
            {
                var (i, j, weight) = (_tree.ColumnAt(high), _tree.ColumnAt(low), _pairs[(high * (high + 1) / 2) + low]);
                information[i, j] = information[j, i] = weight[0];
                information[_columns + i, _columns + j] = information[_columns + j, _columns + i] = weight[1];
                information[i, _columns + j] = information[_columns + j, i] = weight[2];
                information[j, _columns + i] = information[_columns + i, j] = weight[2];
            }
        }

        for (var i = 0; i < Size; i++)
            information[i, i] += PenaltyOn(i);
        return information;
    }

    /// <summary>The information that clusters carry, and the penalty: Σ s s′ + penalty, s being the sum of the scores of a cluster.</summary>
    public Matrix<double> Spread(IEnumerable<ReadOnlyMemory<LogitPart>> clusters)
    {
        var spread = new double[Size, Size];
        var sums = new Vector128<double>[_columns];
        var (touched, places) = (new List<int>(_columns), new bool[_columns]);
        foreach (var cluster in clusters)
        {
            foreach (var part in cluster.Span)
            {
                var off = _rows[part.Row].Off(part.Periods, Vector128.Create(part.First, part.Second));
                foreach (var rank in _tree.Path(_tree.NodeOf(part.Row)))
                {
                    sums[rank] += off;
                    if (!places[rank])
                    {
                        places[rank] = true;
                        touched.Add(rank);
                    }
                }
            }

            foreach (var a in touched)
            {
                foreach (var b in touched)
                {
                    var (i, j) = (_tree.ColumnAt(a), _tree.ColumnAt(b));
                    spread[i, j] += sums[a][0] * sums[b][0];
                    spread[i, _columns + j] += sums[a][0] * sums[b][1];
                    spread[_columns + i, j] += sums[a][1] * sums[b][0];
                    spread[_columns + i, _columns + j] += sums[a][1] * sums[b][1];
                }
            }

            foreach (var rank in touched)
                (sums[rank], places[rank]) = (Vector128<double>.Zero, false);
            touched.Clear();
        }

        for (var i = 0; i < Size; i++)
            spread[i, i] += PenaltyOn(i);
        return Matrix<double>.Build.DenseOfArray(spread);
    }

    public void Dispose()
    {
        _tree.Dispose();
        _rows.Dispose();
        _odds.Dispose();
        _weights.Dispose();
    }

    private double Penalised()
    {
        var sum = 0.0;
        for (var i = 0; i < Size; i++)
            sum += PenaltyOn(i) * _beta[i] * _beta[i];
        return sum / 2;
    }

    // None on the intercepts.
    private double PenaltyOn(int coefficient) => coefficient % _columns == 0 ? 0 : _penalty;

    [StructLayout(LayoutKind.Auto)]
    private struct Row
    {
        public double Periods;
        public Vector128<double> Ended;
        public Vector128<double> Hazards;

        /// <summary>What came less what was to be expected of some of its periods.</summary>
        public readonly Vector128<double> Off(double periods, Vector128<double> ended) => ended - (Hazards * periods);
    }
}
