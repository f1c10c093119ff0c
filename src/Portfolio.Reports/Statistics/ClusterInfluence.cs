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
internal sealed class ClusterInfluence(int clusters, int causes)
{
    /// <summary>A form that keeps less than this part of its terms has lost too many digits.</summary>
    private const double Cancelled = 1e-4;

    /// <summary>
    /// A standard error below this is the rounding of clusters that are all alike, whose true one is 0.
    /// </summary>
    private const double Rounding = 1e-13;

    private readonly double[] _m = new double[clusters];
    private readonly double[] _a = new double[clusters];
    private readonly double[] _b = new double[clusters * causes];
    private readonly double[] _bb = new double[causes];
    private readonly double[] _ba = new double[causes];
    private readonly double[] _bm = new double[causes];
    private double _aa;
    private double _am;
    private double _mm;

    // The largest size that each running sum has had, whose rounding it still carries; that of _mm is whole and exact.
    private readonly double[] _bbPeak = new double[causes];
    private readonly double[] _baPeak = new double[causes];
    private readonly double[] _bmPeak = new double[causes];
    private double _aaPeak;
    private double _amPeak;

    /// <summary>Adds to the coefficients of a cluster: m, a, and b by cause.</summary>
    public void Add(int cluster, double m, double a, ReadOnlySpan<double> b)
    {
        var (oldM, oldA) = (_m[cluster], _a[cluster]);
        var (newM, newA) = (oldM + m, oldA + a);
        Change(ref _aa, ref _aaPeak, (newA * newA) - (oldA * oldA));
        Change(ref _am, ref _amPeak, (newA * newM) - (oldA * oldM));
        _mm += (newM * newM) - (oldM * oldM);
        for (var cause = 0; cause < causes; cause++)
        {
            ref var kept = ref _b[(cause * clusters) + cluster];
            var (oldB, newB) = (kept, kept + b[cause]);
            Change(ref _bb[cause], ref _bbPeak[cause], (newB * newB) - (oldB * oldB));
            Change(ref _ba[cause], ref _baPeak[cause], (newB * newA) - (oldB * oldA));
            Change(ref _bm[cause], ref _bmPeak[cause], (newB * newM) - (oldB * oldM));
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

        sum = 0;
        for (var cluster = 0; cluster < clusters; cluster++)
            sum += Square(_a[cluster] + (_m[cluster] * g));
        return Settled(sum);
    }

    /// <summary>Σ over clusters of (b + a·f + m·k)²: the variance of a cause's incidence.</summary>
    public double Incidence(int cause, double f, double k)
    {
        var sum = _bb[cause] + (f * f * _aa) + (k * k * _mm)
            + (2 * f * _ba[cause]) + (2 * k * _bm[cause]) + (2 * f * k * _am);
        var size = Math.Abs(k);
        var terms = _bbPeak[cause] + (f * f * _aaPeak) + (k * k * _mm)
            + (2 * f * _baPeak[cause]) + (2 * size * _bmPeak[cause]) + (2 * f * size * _amPeak);
        if (sum >= Cancelled * terms)
            return sum;

        sum = 0;
        var b = _b.AsSpan(cause * clusters, clusters);
        for (var cluster = 0; cluster < clusters; cluster++)
            sum += Square(b[cluster] + (_a[cluster] * f) + (_m[cluster] * k));
        return Settled(sum);
    }

    private static double Settled(double sum) => sum < Rounding * Rounding ? 0 : sum;

    private static void Change(ref double sum, ref double peak, double by)
    {
        sum += by;
        peak = Math.Max(peak, Math.Abs(sum));
    }

    private static double Square(double value) => value * value;
}
