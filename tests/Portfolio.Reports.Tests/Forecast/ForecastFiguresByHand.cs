using MathNet.Numerics.LinearAlgebra;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>The report's figures on two small books: one on which the base rate speaks, one on which covariates do.</summary>
public class ForecastFiguresByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    // With the prior alone 40 % have ended by 24 months, a quarter of them delivered: its 240 months weigh as 10 · −ln 0.6 ends.
    private static readonly double Prior = -Math.Log(0.6);

    /// <summary>
    /// Four items put off on 1 January 2023. A-1 (100) and A-2 (50, half delivered) wait, by 31 December for 11 whole months; A-3 was
    /// delivered on 21 May, in the fifth month; A-4 was dropped on 10 March, in the third: 30 months, one delivery, one other end.
    /// </summary>
    private static readonly Book Young = PutOff(new Book().Running("P-1", "2022-12-01"), "A-1", "A-2", "A-3", "A-4")
        .Do("P-1", "2023-02-01", new ReviseScopeItem("A-1", CustomerValue: 100))
        .Do("P-1", "2023-03-10", new DropScopeItem("A-4", Cut))
        .Do("P-1", "2023-05-21", new Deliver("A-3"))
        .Do("P-1", "2023-06-01", new Deliver("A-2", 50));

    private static readonly ForecastResult BaseRate = Report(Young, "2023-12-31", AllReports.Quarters(
        Young.Facts, Young.Organisation, Young.On("2023-12-31")));

    // Rates of (2.5 · −ln 0.6 + 1) / 270 and (7.5 · −ln 0.6 + 1) / 270 a month: of the ends their first part is a delivery.
    [Fact]
    public void While_the_base_rate_speaks_all_is_what_the_pooled_rates_say()
    {
        var (deliver, gone) = (((2.5 * Prior) + 1) / 270, ((7.5 * Prior) + 1) / 270);
        double Within(int months) => deliver / (deliver + gone) * (1 - Math.Exp(-(deliver + gone) * months));

        BaseRate.Model.Speaks.ShouldBe(ForecastSource.BaseRate);
        BaseRate.Counts("waitingItems").ShouldBe((2, null, 0, 0));
        BaseRate.Figure("priorShare").Value.ShouldBe(240 / 270d);
        BaseRate.Figure("priorShare").Denominator.ShouldBe(30);
        BaseRate.Figure("deliveredIn12Months").Value!.Value.ShouldBe(Within(12), 1e-12);
        BaseRate.Figure("neverDelivered").Value!.Value.ShouldBe(1 - Within(24), 1e-12);
        BaseRate.Programmes.ShouldHaveSingleItem().NeverDelivered.ShouldBe(1 - Within(24), 1e-12);
        BaseRate.Items.Select(i => (Math.Round(i.Delivered, 12), Math.Round(i.Gone, 12))).Distinct().ShouldBe(
            [(Math.Round(Within(12), 12), Math.Round(Within(12) * gone / deliver, 12))]);
    }

    // By 31 March 2023 three had waited for two whole months (89 days), and A-4 was dropped in a month not over by then.
    [Fact]
    public void The_base_rate_of_a_quarter_is_what_its_months_say()
    {
        var (deliver, gone) = (2.5 * Prior / (240 + 8), (7.5 * Prior) / (240 + 8));
        var quarter = QuarterForecast.Of(Young.Facts, Young.Organisation, Young.On("2023-03-31").Knowledge);
        quarter.Model.Pooled.ShouldBe(new PooledHazards(0, 0, 8));
        quarter.BaseRate.ShouldBe(deliver / (deliver + gone) * (1 - Math.Exp(-(deliver + gone) * 12)), 1e-12);
        quarter.Cases.Select(c => (c.Programme, c.Item, c.Delivered)).ShouldBe(new[] { "A-1", "A-2", "A-3" }.Select(item => ("P-1", item, quarter.BaseRate)));
    }

    /// <summary>
    /// Each month brings the delivery with 2 % and the other end with 5 %; of what is put off to "later", with 1 % and 3 %. A-1 (100)
    /// waits in phase 2, A-2 (80, three quarters of it delivered) in no phase. On 31 December 2023 90 % was said of each of 50 items of
    /// P-9, and 50 % by the base rate: all were delivered in time.
    /// </summary>
    private static readonly ForecastResult Covariates = Proven();

    // Month after month the same: a / (a + b) · (1 − (1 − a − b)^n). By the value left, 100 and 20; by items where the mean is asked.
    [Fact]
    public void Once_covariates_speak_each_item_counts_by_the_customer_value_that_is_left_of_it()
    {
        var (planned, later) = (1 - Within(0.02, 0.05, 24), 1 - Within(0.01, 0.03, 24));
        Covariates.Model.Speaks.ShouldBe(ForecastSource.Covariates);
        Covariates.Figure("neverDelivered").Value!.Value.ShouldBe(((100 * planned) + (20 * later)) / 120, 1e-12);
        Covariates.Figure("deliveredIn12Months").Value!.Value.ShouldBe((Within(0.02, 0.05, 12) + Within(0.01, 0.03, 12)) / 2, 1e-12);
        Covariates.Items.Select(i => (i.Item, Math.Round(i.Never, 12))).ShouldBe([("A-2", Math.Round(later, 12)), ("A-1", Math.Round(planned, 12))]);
        var risk = Covariates.Programmes.ShouldHaveSingleItem();
        (risk.Items, risk.CustomerValue).ShouldBe((2, 120m));

        // Were A-2 in a phase too, it would be as A-1.
        (risk.Moves[0].Factor, risk.Moves[0].Items).ShouldBe((Factor.Later, 1));
        risk.Moves[0].Otherwise.ShouldBe(planned, 1e-12);
        risk.Moves[0].Moves.ShouldBe(20 * (later - planned) / 120, 1e-12);
    }

    [Fact]
    public void Scores_of_past_forecasts_are_the_mean_squares_of_what_they_were_off_by()
    {
        Covariates.Figure("brier").Value!.Value.ShouldBe(0.01, 1e-12);
        Covariates.Figure("baseBrier").Value!.Value.ShouldBe(0.25, 1e-12);
        Covariates.Figure("skill").Value!.Value.ShouldBe(0.96, 1e-12);
        Covariates.Figure("skill").Denominator.ShouldBe(50);
        Covariates.BackTest.Calibration.Select(b => (b.From, b.To, b.Came, b.Counted.Numerator, b.Counted.Denominator)).ShouldBe(
            [(0.8, 1, 1, 50, 50)]);
    }

    private static double Within(double deliver, double gone, int months) =>
        deliver / (deliver + gone) * (1 - Math.Pow(1 - deliver - gone, months));

    private static ForecastResult Proven()
    {
        var said = Enumerable.Range(1, 50).Select(n => $"B-{n}").ToArray();
        var book = PutOff(new Book().Running("P-1", "2022-12-01"), "A-1")
            .Do("P-1", "2023-02-01", new ReviseScopeItem("A-1", CustomerValue: 100))
            .Do("P-1", "2023-01-01", new AddScopeItem("A-2", "Item", 1, 80)).Do("P-1", "2023-01-01", new DeferScopeItem("A-2", Cut, ToLater: true))
            .Do("P-1", "2023-06-01", new Deliver("A-2", 75));
        PutOff(book.Running("P-9", "2022-12-01"), said);
        foreach (var item in said)
        {
            book.Do("P-9", "2024-03-01", new Deliver(item));
        }

        var coefficients = Vector<double>.Build.Dense(2 * ForecastCell.Columns);
        var later = Enumerable.Range(0, ForecastCell.Columns).Single(c => ForecastCell.InWords(c) == Factors.InWords(Factor.Later));
        (coefficients[0], coefficients[ForecastCell.Columns]) = (Math.Log(0.02 / 0.93), Math.Log(0.05 / 0.93));
        coefficients[later] = Math.Log(0.01 / 0.96) - coefficients[0];
        coefficients[ForecastCell.Columns + later] = Math.Log(0.03 / 0.96) - coefficients[ForecastCell.Columns];
        var fit = new CompetingLogit(ForecastCell.Columns, 1, coefficients, Matrix<double>.Build.DenseIdentity(coefficients.Count) * 0.01, 0);
        return Report(book, "2025-06-30",
        [
            new(book.On("2023-12-31").Knowledge, new(fit, new(0, 0, 0)), 0.5, [.. said.Select(item => new ForecastCase("P-9", item, 0.9))]),
        ]);
    }

    // Each worth 50, put off to phase 2 on 1 January 2023, by the programme recorded last.
    private static Book PutOff(Book book, params string[] items)
    {
        var programme = book.Histories.Last().Latest.Code;
        foreach (var item in items)
        {
            book.Do(programme, "2022-12-01", new AddScopeItem(item, "Item", 1, 50))
                .Do(programme, "2023-01-01", new DeferScopeItem(item, Cut, ToPhase: 2));
        }

        return book;
    }

    private static ForecastResult Report(Book book, string asOf, IReadOnlyList<QuarterForecast> quarters) =>
        ForecastReport.Compute(book.Facts, book.Organisation, book.On(asOf), quarters);
}
