using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

public class WhereSpellsSayLittle
{
    [Fact]
    public void No_spells_are_no_data_at_any_time()
    {
        var curves = AalenJohansen.Estimate([], causes: 2);
        curves.Spells.ShouldBe(new Spells(0, 0, 0, 0, 0, 0));
        curves.Remaining.HasData.ShouldBeFalse();
        curves.Remaining.LastTime.ShouldBeNull();
        curves.Incidence(2).At(0).ShouldBeNull();

        var survival = KaplanMeier.Estimate([]);
        survival.At(12).ShouldBeNull();
        survival.Median().ShouldBe(new Quantile(0.5, null, null));
        survival.RestrictedMean(12).ShouldBeNull();
        NeverIndex.Estimate([], 3, delivered: 1, unknown: 3, horizon: 24).ShouldBe(new NeverIndex(null, null));
    }

    [Fact]
    public void A_curve_says_nothing_of_a_time_to_which_nobody_was_followed()
    {
        var curves = AalenJohansen.Estimate([new(0, 5, 1, 1), new(0, 8, 0, 2)], causes: 1);
        curves.Incidence(1).At(8).ShouldNotBeNull().Value.ShouldBe(0.5);
        curves.Incidence(1).At(8.1).ShouldBeNull();
        KaplanMeier.Estimate([new(0, 5, 1, 1), new(0, 8, 0, 2)]).RestrictedMean(9).ShouldBeNull();
    }

    [Fact]
    public void Where_all_have_ended_the_last_value_holds_for_ever()
    {
        var curves = AalenJohansen.Estimate([new(0, 5, 1, 1), new(0, 8, 2, 2)], causes: 2);
        curves.Incidence(1).At(100).ShouldNotBeNull().Value.ShouldBe(0.5);
        curves.Remaining.At(100).ShouldNotBeNull().Value.ShouldBe(0);
        KaplanMeier.Estimate([new(0, 5, 1, 1), new(0, 8, 2, 2)]).RestrictedMean(100).ShouldNotBeNull().Value.ShouldBe(6.5);
    }

    [Fact]
    public void Spells_all_still_open_leave_everything_remaining_with_no_interval()
    {
        var curves = AalenJohansen.Estimate([new(0, 3, 0, 1), new(0, 5, 0, 2), new(1, 8, 0, 3)], causes: 2);
        curves.Spells.ShouldBe(new Spells(3, 3, 0, 3, 1, 0));
        curves.Remaining.Points.Select(p => (p.Time, p.AtRisk, p.Events, p.Censored, p.Value, p.Interval))
            .ShouldBe([(3, 3, 0, 1, 1, null), (5, 2, 0, 1, 1, null), (8, 1, 0, 1, 1, null)]);
        curves.Incidence(1).Points.ShouldAllBe(p => p.Value == 0 && p.Interval == null);
        var method = "Brookmeyer–Crowley on Kaplan–Meier, Greenwood, log(−log)";
        KaplanMeier.Estimate([new(0, 3, 0, 1), new(0, 5, 0, 2)]).Median()
            .ShouldBe(new Quantile(0.5, null, new Interval(null, null, 0.95, method)));
    }

    [Fact]
    public void A_single_cluster_gives_estimates_without_errors()
    {
        Spell[] spells = [new(0, 1, 1, 7), new(0, 2, 0, 7), new(0, 3, 1, 7)];
        var point = AalenJohansen.Estimate(spells, causes: 1).Incidence(1).At(2);
        point.ShouldNotBeNull().Value.ShouldBe(1.0 / 3, 1e-15);
        point.Value.StandardError.ShouldBeNull();
        point.Value.Interval.ShouldBeNull();
    }

    [Fact]
    public void A_spell_that_ended_on_the_day_it_began_counts()
    {
        var curves = AalenJohansen.Estimate([new(0, 0, 1, 1), new(0, 4, 0, 2)], causes: 1);
        curves.Incidence(1).At(0).ShouldNotBeNull().Value.ShouldBe(0.5);
    }

    [Fact]
    public void A_spell_first_seen_when_it_ended_was_never_at_risk_and_is_counted_apart()
    {
        var curves = AalenJohansen.Estimate([new(4, 4, 1, 1), new(0, 6, 1, 2)], causes: 1);
        curves.Spells.ShouldBe(new Spells(1, 1, 1, 0, 0, WithoutTime: 1));
        curves.Incidence(1).At(5).ShouldNotBeNull().Value.ShouldBe(0);
    }

    [Fact]
    public void A_spell_seen_late_is_at_risk_only_after_it_was_seen()
    {
        var curve = KaplanMeier.Estimate([new(0, 2, 1, 1), new(0, 9, 0, 2), new(2, 6, 1, 3), new(3, 7, 0, 4)]);
        curve.At(2).ShouldNotBeNull().AtRisk.ShouldBe(2);
        curve.At(3).ShouldNotBeNull().AtRisk.ShouldBe(2);
        curve.At(3.5).ShouldNotBeNull().AtRisk.ShouldBe(3);
        curve.Curve.Until(6).ShouldBe((2, 0));
        curve.Curve.Until(7).ShouldBe((2, 1));
    }

    [Fact]
    public void Between_two_steps_the_curve_keeps_its_value_and_counts_nothing()
    {
        var point = KaplanMeier.Estimate([new(0, 2, 1, 1), new(0, 9, 0, 2), new(0, 6, 1, 3)]).At(5).ShouldNotBeNull();
        (point.Time, point.AtRisk, point.Events, point.Censored).ShouldBe((5, 2, 0, 0));
        point.Value.ShouldBe(2.0 / 3, 1e-15);
    }

    [Fact]
    public void The_never_index_counts_the_unknown_for_and_against()
    {
        // One delivered, one of unknown fate, two dropped.
        Spell[] spells = [new(0, 2, 1, 1), new(0, 3, 3, 2), new(0, 4, 2, 3), new(0, 5, 2, 4)];
        var never = NeverIndex.Estimate(spells, 3, delivered: 1, unknown: 3, horizon: 24);
        never.Point.ShouldNotBeNull().Value.ShouldBe(0.75);
        never.IfUnknownDelivered.ShouldNotBeNull().Value.ShouldBe(0.5);
        never.Point.Value.Interval.ShouldNotBeNull().Contains(0.75).ShouldBeTrue();
    }
}
