namespace Portfolio.Reports.Statistics;

/// <summary>How long until something ends, whatever ends it: the product-limit estimate.</summary>
public static class KaplanMeier
{
    /// <summary>
    /// The product-limit estimate (Kaplan and Meier, JASA 53, 1958, 457–481) with Greenwood's standard error; late
    /// entries are at risk only after they were first seen. Every cause above 0 is the event. Spells are taken as
    /// independent; for spells in clusters use <see cref="AalenJohansen"/>, whose <see
    /// cref="IncidenceCurves.Remaining"/> is the same curve. R: <c>survfit(Surv(entry, exit, cause &gt; 0) ~ 1,
    /// conf.type = "log-log")</c>.
    /// </summary>
    /// <param name="spells">In any order; see <see cref="Spell"/> for what counts as at risk.</param>
    /// <param name="level">Level of the pointwise intervals.</param>
    /// <param name="scale">Scale of the pointwise intervals, and of those of the quantiles.</param>
    /// <exception cref="ArgumentException">A spell that ends before it begins or is not finite.</exception>
    public static SurvivalCurve Estimate(
        ReadOnlySpan<Spell> spells, double level = Interval.DefaultLevel, PointwiseScale scale = PointwiseScale.LogLog)
    {
        var (counts, atRisk) = Spells.Check(spells, int.MaxValue);
        foreach (ref var spell in atRisk.AsSpan())
            spell = spell with { Cause = Math.Min(spell.Cause, 1) };

        var risk = new RiskTable(atRisk, causes: 1);
        var z = Interval.NormalQuantile(level);
        var estimator = $"Kaplan–Meier, Greenwood, {PointwiseInterval.Name(scale)}";
        var (values, errors) = (new double[risk.Times.Length], new double[risk.Times.Length]);
        var (survival, greenwood) = (1.0, 0.0);
        for (var index = 0; index < risk.Times.Length; index++)
        {
            var (n, d) = (risk.AtRisk[index], risk.Events(index)[0]);
            survival *= (double)(n - d) / n;
            greenwood += d == 0 ? 0 : d / ((double)n * (n - d));
            (values[index], errors[index]) = (survival, Math.Sqrt(greenwood));
        }

        return new SurvivalCurve(new Curve(estimator, level, 1, Point, counts, risk));

        // Where nothing is left the standard error is not defined, and with it the interval.
        CurvePoint Point(int index) => new(
            risk.Times[index],
            risk.AtRisk[index],
            risk.Events(index)[0],
            risk.Censored[index],
            values[index],
            values[index] > 0 ? values[index] * errors[index] : null,
            PointwiseInterval.Around(values[index], errors[index], z, scale, level, estimator));
    }
}
