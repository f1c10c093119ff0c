using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

public class CurvesAgreeWithR
{
    /// <summary>R's rounding of what is exactly 0, a variance of clusters that cancel for one.</summary>
    private const double Rounding = 1e-13;

    private static readonly double[] Probabilities = [0.1, 0.25, 0.5, 0.75];

    private static readonly Dictionary<string, SpellCase> Cases =
        Reference.Cases<SpellCase>("survival.json").Concat(Reference.Cases<SpellCase>("awkward.json")).ToDictionary(c => c.Name);

    public static TheoryData<string> Names() => [.. Cases.Keys];

    public static TheoryData<string> NamesWithCuminc() =>
        [.. Cases.Values.Where(c => c.Cuminc is not null).Select(c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Kaplan_Meier_with_Greenwood(string name)
    {
        var c = Cases[name];
        var curve = KaplanMeier.Estimate(c.Spells(), c.Km.Level, c.Scale());
        var points = curve.Curve.Points;
        points.Select(p => p.Time).ShouldBe(c.Km.Time);
        points.Select(p => p.AtRisk).ShouldBe(c.Km.NRisk);
        points.Select(p => p.Events).ShouldBe(c.Km.NEvent);
        points.Select(p => p.Censored).ShouldBe(c.Km.NCensor);
        for (var i = 0; i < points.Length; i++)
        {
            var where = $"{name} at {points[i].Time}";
            Agree(points[i].Value, c.Km.Surv[i], $"survival, {where}");
            Agree(points[i].StandardError, c.Km.LogError[i] * c.Km.Surv[i], $"standard error, {where}");
            AgreeInterval(points[i], c.Km.Lower[i], c.Km.Upper[i], where);
        }

        for (var i = 0; i < c.Km.AtTime.Length; i++)
            Agree(curve.At(c.Km.AtTime[i])?.Value, c.Km.AtSurv[i], $"survival at {c.Km.AtTime[i]} of {name}");
    }

    [Theory, MemberData(nameof(Names))]
    public void Quantiles_of_Kaplan_Meier_with_Brookmeyer_and_Crowley(string name)
    {
        var c = Cases[name];
        var curve = KaplanMeier.Estimate(c.Spells(), c.Km.Level, c.Scale());
        for (var i = 0; i < Probabilities.Length; i++)
        {
            var quantile = curve.Quantile(Probabilities[i]);
            var where = $"quantile {Probabilities[i]} of {name}";
            Agree(quantile.Value, c.Km.Quantile[i], where);
            Agree(quantile.Interval.ShouldNotBeNull().Lower, c.Km.QuantileLower[i], $"lower bound, {where}");
            Agree(quantile.Interval.Upper, c.Km.QuantileUpper[i], $"upper bound, {where}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Restricted_mean(string name)
    {
        var c = Cases[name];
        var mean = KaplanMeier.Estimate(c.Spells()).RestrictedMean(c.Km.Horizon).ShouldNotBeNull();
        Agree(mean.Value, c.Km.Mean[0], $"restricted mean of {name}");
        Agree(mean.StandardError, c.Km.Mean[1], $"its standard error in {name}");
    }

    [Theory, MemberData(nameof(Names))]
    public void Aalen_Johansen_with_the_clustered_infinitesimal_jackknife(string name)
    {
        var c = Cases[name];
        var curves = AalenJohansen.Estimate(c.Spells(), c.Causes, c.Km.Level, c.Scale());
        if (c.Aj is not { } aj)
        {
            // R stops with an error when nothing ended at all.
            curves.Spells.Events.ShouldBe(0);
            return;
        }

        curves.Remaining.Points.Select(p => p.Time).ShouldBe(aj.Time);
        curves.Remaining.Points.Select(p => p.AtRisk).ShouldBe(aj.NRisk);
        for (var state = 0; state <= c.Causes; state++)
        {
            var curve = state == 0 ? curves.Remaining : curves.Incidence(state);
            for (var i = 0; i < aj.Time.Length; i++)
            {
                var (point, where) = (curve.Points[i], $"state {state} at {aj.Time[i]} of {name}");
                Agree(point.Value, aj.Pstate[state][i], where);
                AgreeError(point, curves.Spells.Clusters, aj.Error[state][i], where);
                AgreeInterval(point, aj.Lower[state][i], aj.Upper[state][i], where);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void What_remains_is_Kaplan_Meier_with_the_robust_error(string name)
    {
        var c = Cases[name];
        var curve = AalenJohansen.Estimate(c.Spells(), c.Causes).Remaining;
        for (var i = 0; i < c.Remaining.Time.Length; i++)
        {
            var (point, where) = (curve.Points[i], $"{name} at {c.Remaining.Time[i]}");
            Agree(point.Value, c.Remaining.Surv[i], where);
            AgreeError(point, curve.Spells.Clusters, c.Remaining.Error[i], where);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Times_to_the_end_with_the_clustered_limits(string name)
    {
        var c = Cases[name];
        var curves = AalenJohansen.Estimate(c.Spells(), c.Causes);
        for (var i = 0; i < Probabilities.Length; i++)
        {
            var quantile = curves.TimeToEnd(Probabilities[i]);
            var where = $"quantile {Probabilities[i]} of {name}";
            Agree(quantile.Value, c.Remaining.Quantile[i], where);
            // Where R's limits have no width, from clusters that are one or all alike, we have none.
            if (curves.Remaining.Points.All(p => p.Interval is null))
                continue;
            Agree(quantile.Interval.ShouldNotBeNull().Lower, c.Remaining.QuantileLower[i], $"lower bound, {where}");
            // Here we differ: where nothing remains R's clustered limits are 0 and 0, and cross every level there. We
            // set no bound, as R itself does with Greenwood's error.
            double? nothingLeft = curves.Remaining.Points.Any(p => p.Value == 0)
                ? curves.Remaining.Points.First(p => p.Value == 0).Time
                : null;
            var upper = c.Remaining.QuantileUpper[i];
            if (upper == nothingLeft)
                upper = null;
            Agree(quantile.Interval.Upper, upper, $"upper bound, {where}");
        }
    }

    [Theory, MemberData(nameof(NamesWithCuminc))]
    public void Incidences_are_those_of_cmprsk_where_nothing_entered_late(string name)
    {
        var (c, cuminc) = (Cases[name], Cases[name].Cuminc!);
        var curves = AalenJohansen.Estimate(c.Spells(), c.Causes);
        for (var row = 0; row < cuminc.Cause.Length; row++)
        {
            for (var i = 0; i < cuminc.Time.Length; i++)
            {
                var where = $"cause {cuminc.Cause[row]} at {cuminc.Time[i]} of {name}";
                Agree(curves.Incidence(cuminc.Cause[row]).At(cuminc.Time[i])?.Value, cuminc.Est[row][i], where);
            }
        }
    }

    private static void Agree(double? actual, double? expected, string what) =>
        Reference.ShouldAgree(actual, expected, what, Rounding);

    private static void AgreeError(CurvePoint point, int clusters, double? expected, string where)
    {
        if (clusters > 1)
        {
            Agree(point.StandardError, expected, $"standard error, {where}");
            return;
        }

        // Here we differ: a single cluster shows nothing of how clusters differ, and R's 0 is only the sum of
        // influences.
        Agree(0, expected, $"standard error, {where}");
        point.StandardError.ShouldBeNull();
        point.Interval.ShouldBeNull();
    }

    private static void AgreeInterval(CurvePoint point, double? lower, double? upper, string where)
    {
        if (point.StandardError is null or 0 && point.Interval is null)
        {
            // Here we differ: where R's interval has no width, we give none.
            if (lower is not null)
                Agree(lower, upper, $"width of the interval, {where}");
            return;
        }

        Agree(point.Interval?.Lower, lower, $"lower limit, {where}");
        Agree(point.Interval?.Upper, upper, $"upper limit, {where}");
    }
}
