using Portfolio.Domain;
using Portfolio.Reports.Forecast;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>Few and small portfolios here; the benchmarks' <c>forecast</c> does many.</summary>
public class WhereTheTruthIsKnown
{
    private static readonly IReadOnlyList<(MadeUp Given, ForecastResult Report)> Portfolios =
    [
        .. Enumerable.Range(1, 4).Select(seed =>
        {
            var given = new MadeUp(seed, programmes: 150);
            return (given, given.Report());
        }),
    ];

    [Fact]
    public void The_mean_of_what_is_expected_is_as_near_the_truth_as_its_interval_says()
    {
        // 95 % intervals: of four, one may miss.
        Portfolios.Count(p =>
        {
            var truth = p.Report.Items.Average(i => Chance(p.Given, i));
            return p.Report.Figure("deliveredIn12Months").Interval.ShouldNotBeNull().Contains(truth);
        }).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void The_interval_of_an_item_holds_its_chance_about_as_often_as_it_says()
    {
        var held = Portfolios.SelectMany(p => p.Report.Items.Select(i => i.Interval.ShouldNotBeNull().Contains(Chance(p.Given, i)))).ToList();

        // Items of a portfolio have few different chances, held or missed together: a dozen in all tell little of 95 %.
        held.Count(h => h).ShouldBeGreaterThan((int)(0.75 * held.Count));
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
    }

    [Fact]
    public void Forecasts_come_true_about_as_often_as_they_say()
    {
        foreach (var (_, report) in Portfolios)
        {
            var score = report.BackTest.Score.ShouldNotBeNull();
            score.Said.ShouldBe(score.Came, 0.04);
        }
    }

    [Fact]
    public void Where_nothing_tells_items_apart_the_covariates_gain_next_to_nothing_and_the_report_says_which_speaks()
    {
        var speaks = new List<ForecastSource>();
        foreach (var seed in Enumerable.Range(1, 2))
        {
            var report = new MadeUp(seed, programmes: 80, funded: 1, later: 1).Report();
            report.Figure("skill").Value.ShouldNotBeNull().ShouldBeLessThan(0.02);
            report.Model.Speaks.ShouldBe(report.Figure("skill").Value > 0 ? ForecastSource.Covariates : ForecastSource.BaseRate);
            speaks.Add(report.Model.Speaks);
            if (report.Model.Speaks == ForecastSource.BaseRate)
            {
                report.Header.Notes.ShouldContain(n => n.Contains("no better than the base rate", StringComparison.Ordinal));
                report.Items.Select(i => i.Delivered).Distinct().ShouldHaveSingleItem();
            }
        }

        // By chance they gain a thousandth with the first seed, and lose four with the second.
        speaks.ShouldBe([ForecastSource.Covariates, ForecastSource.BaseRate]);
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

    private static double Chance(MadeUp given, WaitingForecast item) =>
        given.Chance(item.Factors.Contains(Factor.Funded), item.Factors.Contains(Factor.Later));
}
