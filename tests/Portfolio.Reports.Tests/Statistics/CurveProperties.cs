using FsCheck;
using FsCheck.Fluent;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

public class CurveProperties
{
    private const int Causes = 3;

    /// <summary>Whole times up to 24, so that ties abound; a third enter late; from one to many clusters.</summary>
    private static readonly Gen<Spell[]> AnySpells =
        from clusters in Gen.Elements(1, 2, 5, 60)
        from spells in (
            from late in Gen.Choose(0, 2)
            from entry in Gen.Choose(0, 12)
            from length in Gen.Choose(0, 12)
            from cause in Gen.Choose(0, Causes)
            from cluster in Gen.Choose(1, clusters)
            select new Spell(late == 0 ? entry : 0, (late == 0 ? entry : 0) + length, cause, cluster)).ArrayOf()
        select spells.Where(s => s.Entry == 0 || s.Exit > s.Entry).ToArray();

    [Fact]
    public void What_remains_and_what_has_ended_sum_to_one() => ForAll(AnySpells, spells =>
    {
        var curves = Estimate(spells);
        for (var i = 0; i < curves.Remaining.Points.Length; i++)
            States(curves, i).Sum(p => p.Value).ShouldBe(1, 1e-12);
    });

    [Fact]
    public void Incidences_never_fall_and_what_remains_never_rises() => ForAll(AnySpells, spells =>
    {
        var curves = Estimate(spells);
        foreach (var curve in curves.Incidences)
            curve.Points.Select(p => p.Value).ShouldBeInOrder(SortDirection.Ascending);
        curves.Remaining.Points.Select(p => p.Value).ShouldBeInOrder(SortDirection.Descending);
        KaplanMeier.Estimate(spells).Curve.Points.Select(p => p.Value).ShouldBeInOrder(SortDirection.Descending);
    });

    [Fact]
    public void An_interval_holds_its_estimate_and_stays_within_0_and_1() =>
        ForAll(AnySpells.Zip(Gen.Elements(Enum.GetValues<PointwiseScale>())), given =>
        {
            var curves = AalenJohansen.Estimate(given.Item1, Causes, scale: given.Item2);
            var points = curves.Incidences.Append(curves.Remaining)
                .Append(KaplanMeier.Estimate(given.Item1, scale: given.Item2).Curve).SelectMany(c => c.Points);
            foreach (var point in points.Where(p => p.Interval is not null))
            {
                var interval = point.Interval!;
                interval.Contains(point.Value).ShouldBeTrue();
                interval.Lower.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(0);
                interval.Upper.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(1);
            }
        });

    [Fact]
    public void No_number_that_comes_out_is_not_a_number() => ForAll(AnySpells, spells =>
    {
        var curves = Estimate(spells);
        var survival = KaplanMeier.Estimate(spells);
        Curve[] all = [curves.Remaining, survival.Curve, .. curves.Incidences];
        foreach (var point in all.SelectMany(c => c.Points))
        {
            double?[] numbers = [point.Value, point.StandardError, point.Interval?.Lower, point.Interval?.Upper];
            numbers.ShouldAllBe(number => number == null || double.IsFinite(number.Value));
        }

        var median = survival.Median();
        double?[] quantile = [median.Value, median.Interval?.Lower, median.Interval?.Upper];
        quantile.ShouldAllBe(number => number == null || double.IsFinite(number.Value));
    });

    [Fact]
    public void Errors_are_those_of_the_plain_recursion() => ForAll(AnySpells, spells =>
    {
        var curves = Estimate(spells);
        var direct = DirectJackknife.Curves(spells, Causes);
        direct.Count.ShouldBe(curves.Remaining.Points.Length);
        for (var i = 0; i < direct.Count; i++)
        {
            var states = States(curves, i).ToArray();
            for (var state = 0; state <= Causes; state++)
            {
                Reference.ShouldAgree(states[state].Value, direct[i].Value[state], $"state {state}", 1e-13);
                if (curves.Spells.Clusters < 2)
                    continue;
                var (error, expected) = (states[state].StandardError, direct[i].Error[state]);
                Reference.ShouldAgree(error, expected, $"error of {state}", 1e-13);
            }
        }
    });

    // The index reads two curves off at one time, and asks for no standard error anywhere else.
    [Fact]
    public void Read_off_at_one_time_a_curve_says_what_it_says_estimated_as_a_whole() =>
        ForAll(AnySpells.Zip(Gen.Choose(0, 26)), given =>
        {
            var (spells, horizon) = given;
            var never = NeverIndex.Estimate(spells, Causes, delivered: 1, unknown: 3, horizon);
            ShouldBeLess(never.Point, Estimate(spells).Incidence(1).At(horizon));
            ShouldBeLess(never.IfUnknownDelivered, Estimate(Spells.Recode(spells, 3, 1)).Incidence(1).At(horizon));

            static void ShouldBeLess(CurvePoint? one, CurvePoint? other)
            {
                (one?.AtRisk, one?.Events, one?.Censored).ShouldBe((other?.AtRisk, other?.Events, other?.Censored));
                Reference.ShouldAgree(one?.Value, 1 - other?.Value, "value", 1e-13);
                Reference.ShouldAgree(one?.StandardError, other?.StandardError, "error", 1e-12);
                Reference.ShouldAgree(one?.Interval?.Lower, 1 - other?.Interval?.Upper, "lower", 1e-10);
            }
        });

    [Fact]
    public void The_order_of_the_spells_does_not_matter() =>
        ForAll(AnySpells.SelectMany(s => Gen.Shuffle(s).Select(t => (s, t))), given =>
            Same(Estimate(given.s), Estimate(given.t)));

    [Fact]
    public void The_names_of_the_clusters_do_not_matter() => ForAll(AnySpells, spells =>
        Same(Estimate(spells), Estimate([.. spells.Select(s => s with { Cluster = 1000 - (7 * s.Cluster) })])));

    [Fact]
    public void A_spell_cut_in_two_is_the_same_spell() => ForAll(AnySpells, spells =>
    {
        var cut = spells.SelectMany(s => s.Exit - s.Entry > 1
            ? new[] { s with { Exit = s.Entry + 0.5, Cause = 0 }, s with { Entry = s.Entry + 0.5 } }
            : [s]).ToArray();
        var (whole, parts) = (Estimate(spells), Estimate(cut));
        foreach (var point in whole.Remaining.Points)
        {
            for (var cause = 1; cause <= Causes; cause++)
                SameButCounts(point.Time, whole.Incidence(cause), parts.Incidence(cause));
            SameButCounts(point.Time, whole.Remaining, parts.Remaining);
        }
    });

    [Fact]
    public void Every_spell_twice_in_its_cluster_tells_nothing_new() => ForAll(AnySpells, spells =>
    {
        var (once, twice) = (Estimate(spells), Estimate([.. spells, .. spells]));
        foreach (var point in once.Remaining.Points)
        {
            for (var cause = 1; cause <= Causes; cause++)
                SameButCounts(point.Time, once.Incidence(cause), twice.Incidence(cause));
            SameButCounts(point.Time, once.Remaining, twice.Remaining);
        }
    });

    [Fact]
    public void Every_spell_twice_in_a_cluster_of_its_own_halves_the_variance() => ForAll(Alone(AnySpells), spells =>
    {
        var once = Estimate(spells);
        var twice = Estimate([.. spells, .. spells.Select(s => s with { Cluster = -s.Cluster })]);
        if (once.Spells.Clusters < 2)
            return;
        for (var i = 0; i < once.Remaining.Points.Length; i++)
        {
            foreach (var (a, b) in States(once, i).Zip(States(twice, i)))
                b.StandardError.ShouldNotBeNull().ShouldBe(a.StandardError.ShouldNotBeNull() / Math.Sqrt(2), 1e-12);
        }
    });

    [Fact]
    public void Two_causes_read_as_one_have_the_sum_of_their_incidences() => ForAll(AnySpells, spells =>
    {
        var (apart, together) = (Estimate(spells), Estimate(Spells.Recode(spells, from: 3, to: 1)));
        for (var i = 0; i < apart.Remaining.Points.Length; i++)
        {
            together.Incidence(1).Points[i].Value
                .ShouldBe(apart.Incidence(1).Points[i].Value + apart.Incidence(3).Points[i].Value, 1e-12);
        }
    });

    [Fact]
    public void What_remains_is_Kaplan_Meier_however_it_ended() => ForAll(AnySpells, spells =>
        Estimate(spells).Remaining.Points.Select(p => (p.Time, p.AtRisk, p.Events, p.Value))
            .ShouldBe(KaplanMeier.Estimate(spells).Curve.Points.Select(p => (p.Time, p.AtRisk, p.Events, p.Value))));

    [Fact]
    public void With_all_ends_seen_from_the_origin_an_incidence_is_a_plain_share_with_its_binomial_error() =>
        ForAll(Alone(AnySpells), drawn =>
        {
            var spells = drawn.Select(s => s with { Entry = 0, Cause = Math.Max(s.Cause, 1) }).ToArray();
            var (curves, n) = (Estimate(spells), (double)spells.Length);
            foreach (var point in curves.Remaining.Points)
            {
                for (var cause = 1; cause <= Causes; cause++)
                {
                    var share = spells.Count(s => s.Exit <= point.Time && s.Cause == cause) / n;
                    var incidence = curves.Incidence(cause).At(point.Time).ShouldNotBeNull();
                    incidence.Value.ShouldBe(share, 1e-12);
                    if (n > 1)
                        incidence.StandardError.ShouldNotBeNull().ShouldBe(Math.Sqrt(share * (1 - share) / n), 1e-9);
                }
            }
        });

    [Fact]
    public void The_never_index_lies_between_its_bounds() => ForAll(AnySpells, spells =>
    {
        var never = NeverIndex.Estimate(spells, Causes, delivered: 1, unknown: 3, horizon: 6);
        (never.Point is null).ShouldBe(never.IfUnknownDelivered is null);
        if (never is not { Point: { } upper, IfUnknownDelivered: { } lower })
            return;
        lower.Value.ShouldBeLessThanOrEqualTo(upper.Value + 1e-12);
        lower.Value.ShouldBeGreaterThanOrEqualTo(-1e-12);
        upper.Interval?.Contains(upper.Value).ShouldBeTrue();
    });

    [Fact]
    public void The_lower_bound_of_the_never_index_reads_every_unknown_end_as_a_delivery() => ForAll(AnySpells, spells =>
    {
        var lower = NeverIndex.Estimate(spells, Causes, delivered: 1, unknown: 3, horizon: 6).IfUnknownDelivered;
        var delivered = Estimate(Spells.Recode(spells, from: 3, to: 1)).Incidence(1).At(6);

        (lower is null).ShouldBe(delivered is null);
        if (lower is not { } bound || delivered is not { } expected)
            return;
        (bound.AtRisk, bound.Events, bound.Censored).ShouldBe((expected.AtRisk, expected.Events, expected.Censored));
        Reference.ShouldAgree(bound.Value, 1 - expected.Value, "value", 1e-13);
        Reference.ShouldAgree(bound.StandardError, expected.StandardError, "error", 1e-12);
    });

    private static Gen<Spell[]> Alone(Gen<Spell[]> spells) =>
        spells.Select(drawn => drawn.Select((s, i) => s with { Cluster = i + 1 }).ToArray());

    private static IncidenceCurves Estimate(Spell[] spells) => AalenJohansen.Estimate(spells, Causes);

    private static IEnumerable<CurvePoint> States(IncidenceCurves curves, int index) =>
        curves.Incidences.Prepend(curves.Remaining).Select(c => c.Points[index]);

    private static void Same(IncidenceCurves expected, IncidenceCurves actual)
    {
        actual.Spells.ShouldBe(expected.Spells);
        actual.Remaining.Points.Length.ShouldBe(expected.Remaining.Points.Length);
        for (var i = 0; i < expected.Remaining.Points.Length; i++)
        {
            foreach (var (e, a) in States(expected, i).Zip(States(actual, i)))
            {
                (a.Time, a.AtRisk, a.Events, a.Censored).ShouldBe((e.Time, e.AtRisk, e.Events, e.Censored));
                Reference.ShouldAgree(a.Value, e.Value, $"value at {e.Time}", 1e-13);
                Reference.ShouldAgree(a.StandardError, e.StandardError, $"error at {e.Time}", 1e-12);
            }
        }
    }

    private static void SameButCounts(double time, Curve expected, Curve actual)
    {
        var (e, a) = (expected.At(time).ShouldNotBeNull(), actual.At(time).ShouldNotBeNull());
        Reference.ShouldAgree(a.Value, e.Value, $"value at {time}", 1e-13);
        Reference.ShouldAgree(a.StandardError, e.StandardError, $"error at {time}", 1e-12);
    }

    private static void ForAll<T>(Gen<T> gen, Action<T> property) =>
        Prop.ForAll(gen.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
