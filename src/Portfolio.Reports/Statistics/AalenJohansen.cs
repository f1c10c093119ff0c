namespace Portfolio.Reports.Statistics;

/// <summary>How often each of several competing ends has come, by time since the origin.</summary>
public static class AalenJohansen
{
    /// <summary>
    /// The cumulative incidence of each cause (Aalen and Johansen, Scandinavian Journal of Statistics 5, 1978,
    /// 141–150), late entries at risk only after they were first seen, with standard errors by the infinitesimal
    /// jackknife, summed within clusters. R's survival, 3.6 or later (3.5-3 passes over <c>cluster</c> here):
    /// <c>survfit(Surv(entry, exit, factor(cause)) ~ 1, id = spell, cluster = cluster, conf.type = "log-log")</c>.
    /// </summary>
    /// <param name="spells">In any order; see <see cref="Spell"/> for what counts as at risk.</param>
    /// <param name="causes">How many competing causes there are, whether or not each occurs.</param>
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
        var (counts, atRisk) = Spells.Check(spells, causes);
        var risk = new RiskTable(atRisk, causes);
        var sweep = new AalenJohansenSweep(risk, causes);
        var z = Interval.NormalQuantile(level);
        var estimator = $"Aalen–Johansen, infinitesimal jackknife by cluster, {PointwiseInterval.Name(scale)}";

        // By curve, that of what remains first, and by time.
        var times = risk.Times.Length;
        var (values, errors) = (new double[(causes + 1) * times], new double[(causes + 1) * times]);
        for (var index = 0; index < times; index++)
        {
            sweep.Advance(index);
            (values[index], errors[index]) = (sweep.Remaining, sweep.RemainingError);
            for (var cause = 0; cause < causes; cause++)
            {
                var place = ((cause + 1) * times) + index;
                (values[place], errors[place]) = (sweep.Incidence(cause), sweep.IncidenceError(cause));
            }
        }

        return new IncidenceCurves(
            CurveOf(0), [.. Enumerable.Range(1, causes).Select(CurveOf)]);

        Curve CurveOf(int curve) => new(estimator, level, curve == 0 ? 1 : 0, index => Point(curve, index), counts, risk);

        CurvePoint Point(int curve, int index)
        {
            var (value, error) = (values[(curve * times) + index], errors[(curve * times) + index]);
            double? known = counts.Clusters > 1 ? error : null;
            return new CurvePoint(
                risk.Times[index],
                risk.AtRisk[index],
                curve == 0 ? Sum(risk.Events(index)) : risk.Events(index)[curve - 1],
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
