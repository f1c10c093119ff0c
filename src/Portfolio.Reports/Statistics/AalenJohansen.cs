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
        return Estimate(
            spells, causes, [.. Enumerable.Range(0, causes).Select(cause => 1 << cause)], level, scale, double.PositiveInfinity);
    }

    /// <summary>
    /// The same, with the incidence of two causes read as one beside those of each cause: the last curve. What it costs
    /// more is little; by itself it would cost all of it again.
    /// </summary>
    /// <param name="until">The last time that is read off the curves.</param>
    internal static IncidenceCurves Estimate(
        ReadOnlySpan<Spell> spells,
        int causes,
        (int One, int Other) asOne,
        double until = double.PositiveInfinity,
        double level = Interval.DefaultLevel) => Estimate(
        spells, causes,
        [.. Enumerable.Range(0, causes).Select(cause => 1 << cause), (1 << (asOne.One - 1)) | (1 << (asOne.Other - 1))],
        level, PointwiseScale.LogLog, until);

    private static IncidenceCurves Estimate(
        ReadOnlySpan<Spell> spells, int causes, int[] ends, double level, PointwiseScale scale, double until)
    {
        var (counts, atRisk) = Spells.Check(spells, causes);
        var risk = new RiskTable(atRisk, causes);
        var sweep = new AalenJohansenSweep(risk, counts.Clusters, ends);
        var z = Interval.NormalQuantile(level);
        var estimator = $"Aalen–Johansen, infinitesimal jackknife by cluster, {PointwiseInterval.Name(scale)}";

        // By curve, that of what remains first, and by time.
        var times = risk.Times.Length;
        var (values, errors) = (new double[(ends.Length + 1) * times], new double[(ends.Length + 1) * times]);
        var last = risk.IndexAt(until);
        for (var index = 0; index <= last; index++)
        {
            sweep.Advance(index);
            (values[index], errors[index]) = (sweep.Remaining, sweep.RemainingError);
            for (var end = 0; end < ends.Length; end++)
            {
                var place = ((end + 1) * times) + index;
                (values[place], errors[place]) = (sweep.Incidence(end), sweep.IncidenceError(end));
            }
        }

        return new IncidenceCurves(
            CurveOf(0), [.. Enumerable.Range(1, ends.Length).Select(CurveOf)]);

        Curve CurveOf(int curve) => new(estimator, level, curve == 0 ? 1 : 0, index => Point(curve, index), counts, risk);

        CurvePoint Point(int curve, int index)
        {
            if (index > last)
                throw new InvalidOperationException($"The curve was estimated until {until} only.");
            var (value, error) = (values[(curve * times) + index], errors[(curve * times) + index]);
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

    private static int Sum(ReadOnlySpan<int> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            sum += count;
        return sum;
    }
}
