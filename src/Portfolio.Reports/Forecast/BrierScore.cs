using System.Buffers;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>How far forecasts were off, and whether they did better than the base rate.</summary>
/// <param name="Cases">How many forecasts were told right from wrong.</param>
/// <param name="Delivered">How many of these items were delivered in time.</param>
/// <param name="Censored">How many could not be told, for nobody looked long enough; others were weighted for them.</param>
/// <param name="Said">The mean of what was said.</param>
/// <param name="BaseRate">The mean of the base rates known at the same times.</param>
/// <param name="Came">The share delivered, weighted.</param>
/// <param name="Brier">Mean squared distance of what was said from what came (1 delivered, 0 not): 0 is perfect.</param>
/// <param name="BaseBrier">The same of the base rate.</param>
/// <param name="Skill">1 − <paramref name="Brier"/> / <paramref name="BaseBrier"/>: 1 is perfect, 0 no better than the base rate, below 0 worse.</param>
public sealed record BrierScore(
    int Cases, int Delivered, int Censored, double Said, double BaseRate, double Came, double Brier, double BaseBrier, Comparison Skill)
{
    /// <summary>Name of the interval of the skill.</summary>
    public const string Method = "Brier skill, linearised, clustered by programme";

    /// <param name="clusters">How many programmes there are in all.</param>
    /// <returns>Null when no case can be told.</returns>
    internal static BrierScore? Of(ScoredCases cases, int clusters)
    {
        // For each of many quarters there are as many clusters: the memory is used again.
        var memory = ArrayPool<(double, double)>.Shared.Rent(clusters);
        try
        {
            var byCluster = memory.AsSpan(0, clusters);
            byCluster.Clear();
            return Of(cases, byCluster);
        }
        finally
        {
            ArrayPool<(double, double)>.Shared.Return(memory);
        }
    }

    private static BrierScore? Of(ScoredCases cases, Span<(double Brier, double BaseBrier)> byCluster)
    {
        var (told, censored, delivered, weight, said, rate, came, brier, baseBrier) = (0, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var one in cases)
        {
            if (one.Delivered is not { } yes)
            {
                censored++;
                continue;
            }

            var y = yes ? 1.0 : 0.0;
            var (off, baseOff) = (one.Weight * (one.Said - y) * (one.Said - y), one.Weight * (one.BaseRate - y) * (one.BaseRate - y));
            (told, delivered) = (told + 1, delivered + (yes ? 1 : 0));
            (weight, said, rate, came) = (
                weight + one.Weight, said + (one.Weight * one.Said), rate + (one.Weight * one.BaseRate), came + (one.Weight * y));
            (brier, baseBrier) = (brier + off, baseBrier + baseOff);
            ref var here = ref byCluster[one.Cluster];
            here = (here.Brier + off, here.BaseBrier + baseOff);
        }

        if (told == 0)
        {
            return null;
        }

        return new(
            told, delivered, censored, said / weight, rate / weight, came / weight, brier / weight, baseBrier / weight,
            SkillOf(brier, baseBrier, byCluster));
    }

    private static Comparison SkillOf(double brier, double baseBrier, ReadOnlySpan<(double Brier, double BaseBrier)> clusters)
    {
        if (baseBrier == 0)
        {
            return new(null, null, Method);
        }

        // A ratio of sums: its error is that of the clusters’ distances from it.
        var ratio = brier / baseBrier;
        var (squares, told) = (0.0, 0);
        foreach (var (here, baseHere) in clusters)
        {
            var distance = (here - (ratio * baseHere)) / baseBrier;
            squares += distance * distance;
            told += here > 0 || baseHere > 0 ? 1 : 0;
        }

        var error = Math.Sqrt(squares);
        var reach = Interval.NormalQuantile(Interval.DefaultLevel) * error;
        return new(
            1 - ratio,
            told > 1 && reach > 0 ? new(1 - ratio - reach, 1 - ratio + reach, Interval.DefaultLevel, Method) : null,
            Method);
    }
}
