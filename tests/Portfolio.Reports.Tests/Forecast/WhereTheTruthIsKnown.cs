using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Portfolio.Domain;
using Portfolio.Reports.Forecast;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>Two dozen small portfolios here; the benchmarks' <c>forecast</c> does many.</summary>
public class WhereTheTruthIsKnown
{
    // What a right claim would be refused for once in a hundred times.
    private const double Seldom = 0.01;

    private static readonly IReadOnlyList<(MadeUp Given, ForecastResult Report)> Portfolios =
    [
        .. Enumerable.Range(1, 24).AsParallel().AsOrdered().Select(seed =>
        {
            var given = new MadeUp(seed, programmes: 150);
            return (given, given.Report());
        }),
    ];

    // 95 % intervals: were each to hold the truth with that probability, so few as these would do so seldom.
    [Fact]
    public void The_mean_of_what_is_expected_is_as_near_the_truth_as_its_interval_says()
    {
        var held = Portfolios.Count(p => p.Report.Figure("deliveredIn12Months").Interval.ShouldNotBeNull()
            .Contains(p.Report.Items.Average(i => Chance(p.Given, i))));
        Binomial.CDF(0.95, Portfolios.Count, held).ShouldBeGreaterThan(Seldom, $"{held} of {Portfolios.Count}");
    }

    // Items of a portfolio have few different chances, held or missed together: portfolios are the cases, and not items.
    [Fact]
    public void The_interval_of_an_item_holds_its_chance_as_often_as_it_says()
    {
        var (mean, reach) = MeanOf(p => p.Report.Items.Average(i => i.Interval.ShouldNotBeNull().Contains(Chance(p.Given, i)) ? 1.0 : 0.0));
        (mean + reach).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Covariates_that_matter_are_found_to_foresee_better_than_the_base_rate()
    {
        foreach (var (_, report) in Portfolios)
        {
            report.Model.Speaks.ShouldBe(ForecastSource.Covariates);
            report.Figure("skill").Value.ShouldNotBeNull().ShouldBeGreaterThan(0);
            report.BackTest.Score.ShouldNotBeNull().Cases.ShouldBeGreaterThan(300);
        }

        var (mean, reach) = MeanOf(p => p.Report.Figure("skill").Value!.Value);
        (mean - reach).ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void Forecasts_come_true_about_as_often_as_they_say()
    {
        foreach (var (_, report) in Portfolios)
        {
            var score = report.BackTest.Score.ShouldNotBeNull();
            score.Said.ShouldBe(score.Came, 0.03);
        }
    }

    [Fact]
    public void Where_nothing_tells_items_apart_the_covariates_gain_next_to_nothing_and_the_report_says_which_speaks()
    {
        ForecastResult[] reports =
            [.. Enumerable.Range(1, 24).AsParallel().AsOrdered().Select(seed => new MadeUp(seed, programmes: 80, funded: 1, later: 1).Report())];
        foreach (var report in reports)
        {
            var skill = report.Figure("skill").Value.ShouldNotBeNull();
            skill.ShouldBeLessThan(0.02);
            report.Model.Speaks.ShouldBe(skill > 0 ? ForecastSource.Covariates : ForecastSource.BaseRate);
            if (report.Model.Speaks == ForecastSource.BaseRate)
            {
                report.Header.Notes.ShouldContain(n => n.Contains("no better than the base rate", StringComparison.Ordinal));
                report.Items.Select(i => i.Delivered).Distinct().ShouldHaveSingleItem();
            }
        }

        // By chance they gain a thousandth with some seeds; over all they lose.
        reports.Select(r => r.Model.Speaks).Distinct().Count().ShouldBe(2);
        var (mean, reach) = MeanOf([.. reports.Select(r => r.Figure("skill").Value!.Value)]);
        (mean - reach).ShouldBeLessThan(0);
    }

    [Fact]
    public void Validation_shrinks_most_what_says_nothing_and_less_what_says_much()
    {
        foreach (var seed in Enumerable.Range(1, 3))
        {
            // The strongest prior of all, a standard deviation of 0.1 on log odds ratios; one of 0.25 or more.
            new MadeUp(seed, programmes: 80, funded: 1, later: 1).Report().Model.Penalty.ShouldNotBeNull().ShouldBe(100, 1e-9);
            new MadeUp(seed, programmes: 80, funded: 6, later: 0.2).Report().Model.Penalty.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(16);
        }
    }

    // Half a year in, what has been put off has waited some three months, of which the one that is not over is a sixth: were
    // ends counted in it, the rates would be as much too high. A third of what waits is funded, a third stands in no phase.
    [Theory]
    [InlineData("2020-05-15")]
    [InlineData("2020-06-30")]
    public void Rates_learnt_from_a_young_record_are_the_true_ones(string day)
    {
        var learnt = QuarterForecast.Of(new MadeUp(seed: 7, programmes: 8000).Facts, Organisation.Initial, MadeUp.On(Book.Day(day))).Model.Pooled;
        var (deliver, drop) = (MadeUp.Deliver * (3 + 1 + 0.5) / 3, MadeUp.Drop);
        IsNear(learnt.First / learnt.Months, deliver).ShouldBeTrue($"{learnt.First} in {learnt.Months}");
        IsNear(learnt.Second / learnt.Months, drop).ShouldBeTrue($"{learnt.Second} in {learnt.Months}");

        // Two standard errors of a count.
        bool IsNear(double rate, double truth) => Math.Abs(rate - truth) < 2 * Math.Sqrt(truth / learnt.Months);
    }

    private static (double Mean, double Reach) MeanOf(Func<(MadeUp Given, ForecastResult Report), double> of) => MeanOf([.. Portfolios.Select(of)]);

    // The mean over portfolios, and how far by Student's t its bound lies from it that is passed seldom.
    private static (double Mean, double Reach) MeanOf(double[] values) =>
        (values.Mean(), StudentT.InvCDF(0, 1, values.Length - 1, 1 - Seldom) * values.StandardDeviation() / Math.Sqrt(values.Length));

    private static double Chance(MadeUp given, WaitingForecast item) =>
        given.Chance(item.Factors.Contains(Factor.Funded), item.Factors.Contains(Factor.Later));
}
