using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Forecast;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>
/// P-1's item was put off on 1 February 2022 (event 7) and delivered on 1 September (8); P-2's put off on 15 February (15) and waits.
/// P-3's was put off on 1 June 2024 (22). Seen on 30 June 2024, what was said from March 2022 to June 2023 can be told right from
/// wrong: of P-3 nothing had been said by then.
/// </summary>
public class WhatForecastsRestOn
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private static readonly Book Given = new Book()
        .Running("P-1", "2022-01-01").Do("P-1", "2022-01-02", new AddScopeItem("I-1", "Portal", 1, 50))
        .Do("P-1", "2022-02-01", new DeferScopeItem("I-1", Cut, 2)).Do("P-1", "2022-09-01", new Deliver("I-1"))
        .Running("P-2", "2022-01-01").Do("P-2", "2022-01-02", new AddScopeItem("I-1", "Search", 1, 50))
        .Do("P-2", "2022-02-15", new DeferScopeItem("I-1", Cut, 2))
        .Running("P-3", "2022-01-01").Do("P-3", "2022-01-02", new AddScopeItem("I-1", "Help", 1, 50))
        .Do("P-3", "2024-06-01", new DeferScopeItem("I-1", Cut, 2));

    private static readonly ForecastResult Report = ForecastReport.Compute(
        Given.Facts, Given.Organisation, Given.On("2024-06-30"), AllReports.Quarters(Given.Facts, Given.Organisation, Given.On("2024-06-30")));

    [Theory]
    [InlineData("brier")]
    [InlineData("baseBrier")]
    [InlineData("skill")]
    public void Behind_a_score_are_the_items_whose_forecasts_are_scored(string figure) =>
        Report.Figure(figure).Evidence.ShouldBe([new("P-1", [7, 8]), new("P-2", [15])]);

    // The last quarter's end is the day itself.
    [Fact]
    public void Behind_the_share_of_the_prior_are_all_items_put_off_by_the_last_quarter_s_end() =>
        Report.Figure("priorShare").Evidence.ShouldBe([new("P-1", [7]), new("P-2", [15]), new("P-3", [22])]);

    // What ended in the months that were learnt from makes the rate, too.
    [Fact]
    public void Behind_the_base_rate_are_the_same_items_with_their_ends_and_its_number_is_that_of_the_model()
    {
        var figure = Report.Figure("baseRate");

        figure.Evidence.ShouldBe([new("P-1", [7, 8]), new("P-2", [15]), new("P-3", [22])]);
        (figure.Value, figure.Interval, figure.Denominator).ShouldBe((Report.Model.BaseRate.Value, Report.Model.BaseRate.Interval, Report.Model.ItemMonths));
    }

    // Known at the quarter's end before, the base rate does not move by an end that came after it.
    [Fact]
    public void An_end_after_the_last_quarter_s_end_is_not_behind_the_base_rate()
    {
        var asked = Given.On("2022-09-29");
        ForecastReport.Compute(Given.Facts, Given.Organisation, asked, AllReports.Quarters(Given.Facts, Given.Organisation, asked))
            .Figure("baseRate").Evidence.ShouldBe([new("P-1", [7]), new("P-2", [15])]);
    }
}
