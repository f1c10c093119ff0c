using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

public class WhatTheStatisticsRefuse
{
    public static TheoryData<string, Action> Refusals() => new()
    {
        { "A confidence level lies between 0 and 1.", () => Share.Of(1, 2, level: 95) },
        { "A confidence level lies between 0 and 1.", () => Share.Of(0, 0, level: 1) },
        { "A confidence level lies between 0 and 1.", () => Rate.Of(0, 0, level: double.NaN) },
        { "A confidence level lies between 0 and 1.", () => Mean.Of([], level: 0) },
        { "A confidence level lies between 0 and 1.", () => Quantile.Median([], level: 0) },
        { "A confidence level lies between 0 and 1.", () => KaplanMeier.Estimate([], level: 0) },
        { "An exposure is a length of time, 0 or more.", () => Rate.Of(1, -1) },
        { "An exposure is a length of time, 0 or more.", () => RateRatio.Exact(1, 1, 1, double.PositiveInfinity) },
        { "Events cannot have happened in no exposure at all.", () => Rate.Of(1, 0) },
        { "A rate is given per a positive amount of exposure.", () => Rate.Of(1, 1, per: 0) },
        { "Every value is a finite number.", () => Mean.Of([1, double.NaN]) },
        { "Every value is a finite number.", () => Quantile.Median([1, double.PositiveInfinity]) },
        { "Every value is a finite number.", () => RelativeWeights.Estimate([1, double.NaN], []) },
        { "A driver has a value or a gap for each of 2 rows, not 1.", () => RelativeWeights.Estimate([1, 2], [new("Speed", [1])]) },
        { "No more can answer than there are in the population.", () => SamplingMargin.OfAnyShare(3, 2) },
        { "No more can answer than there are in the population.", () => SamplingMargin.OfMean(Mean.Of([1, 2, 3]), 2) },
        { "A quantile's probability lies between 0 and 1.", () => Quantile.Of([1], probability: 1) },
        { "A quantile's probability lies between 0 and 1.", () => KaplanMeier.Estimate([]).Quantile(0) },
        { "A horizon is a time after 0.", () => KaplanMeier.Estimate([]).RestrictedMean(0) },
        { "A curve is evaluated at a time of 0 or later.", () => KaplanMeier.Estimate([]).At(-1) },
        { "A spell lasts from an entry of 0 or later to its exit", () => KaplanMeier.Estimate([new(3, 2, 1, 1)]) },
        { "A spell lasts from an entry of 0 or later to its exit", () => KaplanMeier.Estimate([new(-1, 2, 1, 1)]) },
        { "A spell lasts from an entry of 0 or later to its exit", () => KaplanMeier.Estimate([new(0, double.NaN, 1, 1)]) },
        { "A spell ends by one of 2 causes or is censored (0)", () => AalenJohansen.Estimate([new(0, 2, 3, 1)], causes: 2) },
        { "A spell ends by one of 2 causes or is censored (0)", () => AalenJohansen.Estimate([new(0, 2, -1, 1)], causes: 2) },
        { "must be greater than or equal to '1'", () => AalenJohansen.Estimate([], causes: 0) },
        { "must be less than or equal to '2'", () => AalenJohansen.Estimate([], causes: 2).Incidence(3) },
        { "must be less than or equal to '2'", () => Share.Of(3, 2) },
        { "must be a non-negative value", () => Share.Of(-1, 2) },
        { "must be a non-negative value", () => Rate.Of(-1, 2) },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void Input_that_has_no_meaning_is_refused_in_a_sentence(string sentence, Action action) =>
        Should.Throw<ArgumentException>(action).Message.ShouldContain(sentence);
}
