using FsCheck.Fluent;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.PhaseTwo;

/// <summary>Of each item that waits Phase 2 says what the report Forecast says of it, and of others nothing.</summary>
public class WhatIsExpectedOfEach
{
    [Fact]
    public void An_item_that_waits_is_told_with_its_forecast() => AnyBook.ForAll(
        from book in AnyBook.Books
        from day in AnyBook.AnyDay
        select (book, day),
        given =>
        {
            var (book, day) = given;
            var asked = new ReportParameters(Knowledge.Recorded(book.Position, new(2040, 1, 1), day), Evidence: false);
            var quarters = AllReports.Quarters(book.Facts, book.Organisation, asked);
            var forecast = ForecastReport.Compute(book.Facts, book.Organisation, asked, quarters);
            var report = PhaseTwoReport.Compute(book.Facts, book.Organisation, asked, quarters);

            report.Items.Where(i => i.Forecast is not null).Select(i => (i.Programme, i.Item, i.Forecast)).ShouldBe(
                forecast.Items.Select(w => (w.Programme, w.Item, (DeferredForecast?)new DeferredForecast(w.Delivered, w.Interval, w.Gone, w.Never))),
                ignoreOrder: true);
            report.Forecast.Computed.ShouldBeTrue();
            report.Forecast.Speaks.ShouldBe(forecast.Model.Speaks);
            report.Forecast.LearntOn.ShouldBe(forecast.Model.LearntOn);
        });

    [Fact]
    public void While_forecasts_are_not_computed_it_says_so_and_all_else_stays_what_it_is() => AnyBook.ForAll(AnyBook.Books, book =>
    {
        var asked = new ReportParameters(Knowledge.Recorded(book.Position, new(2040, 1, 1)), Evidence: false);
        var report = PhaseTwoReport.Compute(book.Facts, book.Organisation, asked, AllReports.Quarters(book.Facts, book.Organisation, asked));
        var early = PhaseTwoReport.Compute(book.Facts, book.Organisation, asked);

        early.Forecast.ShouldBe(new ItemForecasts(false, null, null, "What is expected of each item that waits is not yet computed: ask again in a moment."));
        early.Items.ShouldAllBe(i => i.Forecast == null);
        early.Tables().ShouldBe(report.Tables());
    });
}
