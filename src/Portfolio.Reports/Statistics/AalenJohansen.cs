using System.Collections.Immutable;

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

        var curves = new ImmutableArray<CurvePoint>.Builder[causes + 1];
        for (var curve = 0; curve <= causes; curve++)
            curves[curve] = ImmutableArray.CreateBuilder<CurvePoint>(risk.Times.Length);
        for (var index = 0; index < risk.Times.Length; index++)
        {
            sweep.Advance(index);
            var events = 0;
            for (var cause = 0; cause < causes; cause++)
            {
                events += risk.Events(index)[cause];
                curves[cause + 1].Add(Point(
                    risk.Events(index)[cause], sweep.Incidence(cause), sweep.IncidenceError(cause)));
            }

            curves[0].Add(Point(events, sweep.Remaining, sweep.RemainingError));

            CurvePoint Point(int ended, double value, double error)
            {
                double? known = counts.Clusters > 1 ? error : null;
                return new CurvePoint(
                    risk.Times[index],
                    risk.AtRisk[index],
                    ended,
                    risk.Censored[index],
                    value,
                    known,
                    known is null ? null : PointwiseInterval.Around(value, error / value, z, scale, level, estimator));
            }
        }

        return new IncidenceCurves(
            new Curve(estimator, level, 1, curves[0].MoveToImmutable(), counts, risk),
            [.. curves.Skip(1).Select(
                points => new Curve(estimator, level, 0, points.MoveToImmutable(), counts, risk))]);
    }
}
