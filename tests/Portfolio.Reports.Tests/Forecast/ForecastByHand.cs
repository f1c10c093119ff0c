using MathNet.Numerics.LinearAlgebra;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Forecast;

public class ForecastByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    // A-1 is put off on 1 January 2024 and delivered on 21 May, in its fifth month: looks at 0 and 3 months.
    // From 0: months 1 to 4 wait, the fifth ends (5). From 3: month 1 waits, the second ends (2).
    // A-2 is put off on 1 January 2024 and waits; by 20 March two months are whole.
    [Fact]
    public void Item_months_are_followed_from_each_look_to_the_end_or_as_far_as_they_are_seen_whole()
    {
        var book = new Book()
            .Running("P-1", "2023-12-01")
            .Do("P-1", "2023-12-01", new AddScopeItem("A-1", "Portal", 1, 80))
            .Do("P-1", "2023-12-01", new AddScopeItem("A-2", "Letters", 1, 80))
            .Do("P-1", "2024-01-01", new DeferScopeItem("A-1", Cut, ToPhase: 2))
            .Do("P-1", "2024-01-01", new DeferScopeItem("A-2", Cut, ToPhase: 2));
        Months(book, "2024-03-20").ShouldBe([(0, 0, false), (0, 0, false), (0, 0, false), (0, 0, false)]);

        book.Do("P-1", "2024-05-21", new Deliver("A-1")).Do("P-1", "2024-03-25", new DropScopeItem("A-2", Cut));

        // On 25 May the fifth month of A-1 is not over: that it was delivered in it counts no more than that others wait.
        Months(book, "2024-05-25").ShouldBe(
        [
            (0, 0, false), (0, 0, false), (0, 0, false), (1, 0, true), // A-1 from its deferral
            (1, 0, false), // A-1 from three months on
            (0, 0, false), (0, 0, false), (0, 2, false),
        ]);
        Months(book, "2024-12-31").ShouldBe(
        [
            (0, 0, false), (0, 0, false), (0, 0, false), (1, 0, true), (1, 1, true), // A-1 from its deferral
            (1, 0, false), (1, 1, false), // A-1 from three months on
            (0, 0, false), (0, 0, false), (0, 2, false),
        ]);
    }

    // Seen until 10 May: A-1 was delivered in its fifth month, which nobody saw whole.
    [Fact]
    public void A_month_in_which_the_looking_stopped_counts_for_nothing()
    {
        var book = new Book()
            .Running("P-1", "2023-12-01")
            .Do("P-1", "2023-12-01", new AddScopeItem("A-1", "Portal", 1, 80))
            .Do("P-1", "2024-01-01", new DeferScopeItem("A-1", Cut, ToPhase: 2))
            .Do("P-1", "2024-05-05", new Deliver("A-1"))
            .Do("P-1", "2024-05-10", new DeclareCoverage(new(Coverage.Own.Source, [FactKind.Existence], Sight.Continuous)));
        Months(book, "2024-12-31").ShouldBe(
            [(0, 0, false), (0, 0, false), (0, 0, false), (1, 0, true), (1, 0, false)]);
    }

    // 1 month at hazards a and b, then again, twelve times: a / (a + b) · (1 − (1 − a − b)^12).
    [Fact]
    public void With_the_same_chances_each_month_what_comes_within_twelve_is_a_geometric_sum()
    {
        var fit = Fit(Math.Log(0.02 / 0.93), Math.Log(0.05 / 0.93));
        var said = ItemForecast.Of(fit, new(0), waited: 0);
        said.Delivered.Value.ShouldBe(0.02 / 0.07 * (1 - Math.Pow(0.93, 12)), 1e-12);
        said.Gone.ShouldBe(0.05 / 0.07 * (1 - Math.Pow(0.93, 12)), 1e-12);
        said.Never.ShouldBe(1 - (0.02 / 0.07 * (1 - Math.Pow(0.93, 24))), 1e-12);
    }

    [Fact]
    public void The_slope_of_a_forecast_is_what_a_small_change_of_each_coefficient_makes_of_it()
    {
        var random = new Random(5);
        var coefficients = Vector<double>.Build.Dense(2 * ForecastCell.Columns, _ => (random.NextDouble() - 0.8) * 1.5);
        var factors = new Factors(0).With(Factor.Stalled, true).With(Factor.Funded, true).With(Factor.Promised, true);
        var slope = ItemForecast.Of(Fit(coefficients), factors, waited: 4).Slope.ShouldNotBeNull();
        for (var i = 0; i < coefficients.Count; i++)
        {
            var (up, down) = (coefficients.Clone(), coefficients.Clone());
            (up[i], down[i]) = (up[i] + 1e-5, down[i] - 1e-5);
            var change = ItemForecast.Of(Fit(up), factors, 4).Delivered.Value - ItemForecast.Of(Fit(down), factors, 4).Delivered.Value;
            slope[i].ShouldBe(change / 2e-5, 1e-8);
        }
    }

    [Fact]
    public void Without_any_history_the_forecast_is_all_prior_with_10_percent_delivered_by_24_months()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01")
            .Do("P-1", "2024-01-01", new AddScopeItem("A-1", "Portal", 1, 80))
            .Do("P-1", "2024-03-01", new DeferScopeItem("A-1", Cut, ToPhase: 2));
        var report = ForecastReport.Compute(book.Facts, book.Organisation, book.On("2024-03-15"), []);
        report.Items.ShouldHaveSingleItem().Never.ShouldBe(0.9, 1e-12);
        var never = report.Figure("neverDelivered");
        never.Value.ShouldNotBeNull().ShouldBe(0.9, 1e-12);
        never.Estimator.ShouldBe(PooledHazards.Method);

        // What is not delivered within 24 months is all that is not delivered: the same interval from the other end.
        var delivered = new PooledHazards(0, 0, 0).FirstWithin(24, 0.95).Interval.ShouldNotBeNull();
        (never.Interval!.Lower, never.Interval.Upper).ShouldBe((1 - delivered.Upper, 1 - delivered.Lower));
        report.Figure("priorShare").Value.ShouldBe(1);
        report.Model.Speaks.ShouldBe(ForecastSource.BaseRate);
        report.Header.Notes.ShouldContain(n => n.Contains("the prior alone", StringComparison.Ordinal));
    }

    // 240 months of prior and 60 observed: 240 of 300 is prior. Each end observed adds to the rate of its kind.
    [Fact]
    public void The_prior_gives_way_as_evidence_comes()
    {
        var (none, some) = (new PooledHazards(0, 0, 0), new PooledHazards(3, 1, 60));
        none.FirstWithin(24).ShouldBe(0.1, 1e-12);
        none.FirstWithin(24).ShouldBe(new PooledHazards(0, 0, 0).FirstRate / (none.FirstRate + none.SecondRate) * 0.4, 1e-12);
        some.PriorShare.ShouldBe(0.8, 1e-12);
        some.FirstRate.ShouldBe(((240 * none.FirstRate) + 3) / 300, 1e-15);
        some.SecondRate.ShouldBe(((240 * none.SecondRate) + 1) / 300, 1e-15);
        var much = new PooledHazards(3000, 1000, 60000);
        much.FirstRate.ShouldBe(0.05, 0.001);
        (Width(none), Width(much)).ShouldSatisfyAllConditions(w => w.Item2.ShouldBeLessThan(w.Item1 / 5));

        static double Width(PooledHazards pooled)
        {
            var interval = pooled.FirstWithin(12, 0.95).Interval.ShouldNotBeNull();
            interval.Contains(pooled.FirstWithin(12)).ShouldBeTrue();
            return (interval.Upper - interval.Lower).ShouldNotBeNull();
        }
    }

    private static IEnumerable<(int Steps, int Cause, bool Far)> Months(Book book, string asOf) =>
        WaitingMonths.Of(Slice.Of(book.Facts, book.Organisation, book.On(asOf)).Programmes[0])
            .SelectMany(m => Enumerable.Repeat(((int)m.Cell.Waited, (int)m.Span.Cause, m.Cell.Far), m.Span.Months));

    private static CompetingLogit Fit(double first, double second)
    {
        var coefficients = Vector<double>.Build.Dense(2 * ForecastCell.Columns);
        (coefficients[0], coefficients[ForecastCell.Columns]) = (first, second);
        return Fit(coefficients);
    }

    private static CompetingLogit Fit(Vector<double> coefficients) => new(
        ForecastCell.Columns, 1, coefficients, Matrix<double>.Build.DenseIdentity(coefficients.Count) * 0.01, 0);
}
