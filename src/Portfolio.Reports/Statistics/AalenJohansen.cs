namespace Portfolio.Reports.Statistics;

/// <summary>How often each of several competing ends has come, by time since the origin.</summary>
public static class AalenJohansen
{
    private const int MostCauses = 30;

    /// <summary>
    /// The cumulative incidence of each cause (Aalen and Johansen, Scandinavian Journal of Statistics 5, 1978,
    /// 141–150), late entries at risk only after they were first seen, with standard errors by the infinitesimal
    /// jackknife, summed within clusters. R's survival, 3.6 or later (3.5-3 passes over <c>cluster</c> here):
    /// <c>survfit(Surv(entry, exit, factor(cause)) ~ 1, id = spell, cluster = cluster, conf.type = "log-log")</c>.
    /// </summary>
    /// <param name="spells">In any order; see <see cref="Spell"/> for what counts as at risk.</param>
    /// <param name="causes">How many competing causes there are, 1 to 30, whether or not each occurs.</param>
    /// <param name="level">Level of the pointwise intervals.</param>
    /// <param name="scale">Scale of the pointwise intervals.</param>
    /// <returns>
    /// Curves without points when no spell was ever at risk. With a single cluster there are no standard errors and no
    /// intervals: nothing shows how clusters differ (R gives 0).
    /// </returns>
    /// <remarks>Costs n log n in time and n in memory; see <see cref="ClusterInfluence"/>.</remarks>
    /// <exception cref="ArgumentException">
    /// A spell that ends before it begins, is not finite, or has a cause outside 0 to <paramref name="causes"/>.
    /// </exception>
    public static IncidenceCurves Estimate(
        ReadOnlySpan<Spell> spells,
        int causes,
        double level = Interval.DefaultLevel,
        PointwiseScale scale = PointwiseScale.LogLog)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(causes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(causes, MostCauses);
        return Estimate(spells, causes, Each(causes), null, null, level, scale);
    }

    /// <summary>
    /// The same, with the incidence of two causes read as one beside those of each cause: the last curve. What it costs
    /// more is little; by itself it would cost all of it again.
    /// </summary>
    /// <param name="asOneAt">The times at which that one is read off.</param>
    internal static IncidenceCurves Estimate(
        ReadOnlySpan<Spell> spells, int causes, (int One, int Other) asOne, double[] asOneAt, double level = Interval.DefaultLevel) =>
        Estimate(spells, causes, [.. Each(causes), Both(asOne)], null, asOneAt, level, PointwiseScale.LogLog);

    /// <summary>The same where all curves are read off at a few times only: then standard errors are computed of no others.</summary>
    internal static IncidenceCurves EstimateAt(
        double[] times, ReadOnlySpan<Spell> spells, int causes, (int One, int Other)? asOne = null, double level = Interval.DefaultLevel) =>
        Estimate(spells, causes, asOne is { } both ? [.. Each(causes), Both(both)] : Each(causes), times, times, level, PointwiseScale.LogLog);

    private static int[] Each(int causes) => [.. Enumerable.Range(0, causes).Select(cause => 1 << cause)];

    private static int Both((int One, int Other) causes) => (1 << (causes.One - 1)) | (1 << (causes.Other - 1));

    /// <param name="at">The times at which the curves are read off; null is all.</param>
    /// <param name="lastAt">The same of the last of them.</param>
    private static IncidenceCurves Estimate(
        ReadOnlySpan<Spell> spells, int causes, int[] ends, double[]? at, double[]? lastAt, double level, PointwiseScale scale)
    {
        var (counts, atRisk) = Spells.Check(spells, causes);
        var risk = new RiskTable(atRisk, causes);
        var sweep = new AalenJohansenSweep(risk, counts.Clusters, ends);
        var z = Interval.NormalQuantile(level);
        var estimator = $"Aalen–Johansen, infinitesimal jackknife by cluster, {PointwiseInterval.Name(scale)}";

        // By curve, that of what remains first, and by time. What nobody reads has no error.
        var times = risk.Times.Length;
        var (values, errors) = (new double[(ends.Length + 1) * times], new double[(ends.Length + 1) * times]);
        Array.Fill(errors, double.NaN);
        var (read, readLast) = (Read(risk, at), Read(risk, lastAt));
        var last = Math.Max(Array.LastIndexOf(read, true), Array.LastIndexOf(readLast, true));
        for (var index = 0; index <= last; index++)
        {
            var moved = sweep.Advance(index);
            for (var curve = 0; curve <= ends.Length; curve++)
            {
                var place = (curve * times) + index;
                values[place] = curve == 0 ? sweep.Remaining : sweep.Incidence(curve - 1);
                if ((curve == ends.Length ? readLast : read)[index])
                {
                    // Where nothing ended, nothing moved.
                    errors[place] = !moved && index > 0 && !double.IsNaN(errors[place - 1]) ? errors[place - 1]
                        : curve == 0 ? sweep.RemainingError() : sweep.IncidenceError(curve - 1);
                }
            }
        }

        return new IncidenceCurves(
            CurveOf(0), [.. Enumerable.Range(1, ends.Length).Select(CurveOf)]);

        Curve CurveOf(int curve) => new(estimator, level, curve == 0 ? 1 : 0, index => Point(curve, index), counts, risk);

        CurvePoint Point(int curve, int index)
        {
            var (value, error) = (values[(curve * times) + index], errors[(curve * times) + index]);
            if (double.IsNaN(error))
                throw new InvalidOperationException($"The curve was not estimated at {risk.Times[index]}.");
            double? known = counts.Clusters > 1 ? error : null;
            return new CurvePoint(
                risk.Times[index],
                risk.AtRisk[index],
                curve == 0 ? Sum(risk.Events(index)) : sweep.Events(index, curve - 1),
                risk.Censored[index],
                value,
                known,
                known is null ? null : PointwiseInterval.Around(value, error / value, z, scale, level, estimator));
        }
    }

    // Of each time, whether it is read: of a time between two, it is the earlier one.
    private static bool[] Read(RiskTable risk, double[]? at)
    {
        var read = new bool[risk.Times.Length];
        Array.Fill(read, at is null);
        foreach (var time in at ?? [])
        {
            if (risk.IndexAt(time) is >= 0 and var index)
                read[index] = true;
        }

        return read;
    }

    private static int Sum(ReadOnlySpan<int> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            sum += count;
        return sum;
    }
}
