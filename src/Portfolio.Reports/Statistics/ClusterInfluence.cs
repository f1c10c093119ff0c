using System.Numerics;

namespace Portfolio.Reports.Statistics;

/// <summary>
/// The influence of each cluster on a competing-risks curve, and the sum of their squares: the infinitesimal jackknife
/// variance.
/// </summary>
/// <remarks>
/// <para>
/// With S what remains, F the incidence of a cause, Y the number at risk and dN the events, the derivative of S with
/// respect to a cluster's weight is S·(a + m·G), and that of F is b + a·F + m·K, where m is how many of the cluster are
/// at risk, G = Σ dN / (Y (Y − dN)), K = Σ (G(−) − 1/Y) dF, and a and b change only when a spell of the cluster begins
/// or ends. (Differentiating the product-limit and the sum of S(−) dN/Y gives the recursion that R's survfitAJ runs for
/// all clusters at each time; this is its solution.) So the sums of squares of all clusters are quadratic forms in (1,
/// F, K) and (1, G) whose coefficients change by one cluster at a time, and a whole curve costs as much as sorting its
/// spells instead of clusters × times.
/// </para>
/// <para>
/// Where the terms of the form nearly cancel, as with a few big clusters, or are small beside what the running sums
/// once held, the squares are summed directly.
/// </para>
/// </remarks>
internal sealed class ClusterInfluence(int clusters, int incidences)
{
    /// <summary>A form that keeps less than this part of its terms has lost too many digits.</summary>
    private const double Cancelled = 1e-4;

    /// <summary>
    /// A standard error below this is the rounding of clusters that are all alike, whose true one is 0.
    /// </summary>
    private const double Rounding = 1e-13;

    private readonly double[] _m = new double[clusters];
    private readonly double[] _a = new double[clusters];
    private readonly double[] _b = new double[clusters * incidences];
    private readonly double[] _bb = new double[incidences];
    private readonly double[] _ba = new double[incidences];
    private readonly double[] _bm = new double[incidences];
    private double _aa;
    private double _am;
    private double _mm;

    // The largest size that each running sum has had, whose rounding it still carries; that of _mm is whole and exact.
    private readonly double[] _bbPeak = new double[incidences];
    private readonly double[] _baPeak = new double[incidences];
    private readonly double[] _bmPeak = new double[incidences];
    private double _aaPeak;
    private double _amPeak;

    /// <summary>Adds to the m of a cluster whose other coefficients are 0.</summary>
    public void Add(int cluster, double m)
    {
        ref var kept = ref _m[cluster];
        _mm += ((kept + m) * (kept + m)) - (kept * kept);
        kept += m;
    }

    /// <summary>Adds to the coefficients of a cluster: m, a, and b by incidence.</summary>
    public void Add(int cluster, double m, double a, ReadOnlySpan<double> b)
    {
        var (oldM, oldA) = (_m[cluster], _a[cluster]);
        var (newM, newA) = (oldM + m, oldA + a);
        Change(ref _aa, ref _aaPeak, (newA * newA) - (oldA * oldA));
        Change(ref _am, ref _amPeak, (newA * newM) - (oldA * oldM));
        _mm += (newM * newM) - (oldM * oldM);
        for (var i = 0; i < b.Length; i++)
        {
            ref var kept = ref _b[(i * clusters) + cluster];
            var (oldB, newB) = (kept, kept + b[i]);
            Change(ref _bb[i], ref _bbPeak[i], (newB * newB) - (oldB * oldB));
            Change(ref _ba[i], ref _baPeak[i], (newB * newA) - (oldB * oldA));
            Change(ref _bm[i], ref _bmPeak[i], (newB * newM) - (oldB * oldM));
            kept = newB;
        }

        (_m[cluster], _a[cluster]) = (newM, newA);
    }

    /// <summary>Σ over clusters of (a + m·g)²: the variance of S, divided by S².</summary>
    public double Remaining(double g)
    {
        var sum = _aa + (2 * g * _am) + (g * g * _mm);
        if (sum >= Cancelled * (_aaPeak + (2 * g * _amPeak) + (g * g * _mm)))
            return sum;

        return Settled(Squares(_a, 1, _m, g, _a, 0));
    }

    /// <summary>Σ over clusters of (b + a·f + m·k)²: the variance of an incidence.</summary>
    public double Incidence(int index, double f, double k)
    {
        var sum = _bb[index] + (f * f * _aa) + (k * k * _mm)
            + (2 * f * _ba[index]) + (2 * k * _bm[index]) + (2 * f * k * _am);
        var size = Math.Abs(k);
        var terms = _bbPeak[index] + (f * f * _aaPeak) + (k * k * _mm)
            + (2 * f * _baPeak[index]) + (2 * size * _bmPeak[index]) + (2 * f * size * _amPeak);
        if (sum >= Cancelled * terms)
            return sum;

        return Settled(Squares(_a, f, _m, k, _b.AsSpan(index * clusters, clusters), 1));
    }

    private static double Settled(double sum) => sum < Rounding * Rounding ? 0 : sum;

    private static void Change(ref double sum, ref double peak, double by)
    {
        sum += by;
        peak = Math.Max(peak, Math.Abs(sum));
    }

    // Σ (a·f + m·k + b·w)², several clusters at a time: late in a curve it is summed for nearly every step.
    private static double Squares(
        ReadOnlySpan<double> a, double f, ReadOnlySpan<double> m, double k, ReadOnlySpan<double> b, double w)
    {
        var (sums, at) = (Vector<double>.Zero, 0);
        for (; at <= a.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            var value = (new Vector<double>(a[at..]) * f) + (new Vector<double>(m[at..]) * k) + (new Vector<double>(b[at..]) * w);
            sums += value * value;
        }

        var sum = Vector.Sum(sums);
        for (; at < a.Length; at++)
        {
            var value = (a[at] * f) + (m[at] * k) + (b[at] * w);
            sum += value * value;
        }

        return sum;
    }
}
