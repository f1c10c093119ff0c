using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.PhaseTwo;

/// <summary>Of each item that waits Phase 2 says what the report Forecast says of it, and of others nothing.</summary>
public class WhatIsExpectedOfEach
{
    private static readonly string[] Expected = ["expected", "expectedLower", "expectedUpper", "expectedGone", "expectedNever", "prior"];

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
                forecast.Items.Select(w => (w.Programme, w.Item, (DeferredForecast?)new DeferredForecast(w.Delivered, w.Interval, w.Gone, w.Never, forecast.Model.PriorShare))),
                ignoreOrder: true);
            report.Forecast.Computed.ShouldBeTrue();
            report.Forecast.Speaks.ShouldBe(forecast.Model.Speaks);
            report.Forecast.LearntOn.ShouldBe(forecast.Model.LearntOn);
            report.Header.Notes.ShouldContain(report.Forecast.InWords);

            var table = report.Tables().Single(t => t.Name == "items");
            table.Rows.Select(r => Expected.Select(c => (double?)r[table.Column(c)])).Zip(report.Items.Select(i => i.Forecast)).ShouldAllBe(
                row => row.First.SequenceEqual(row.Second == null
                    ? new double?[Expected.Length]
                    : new double?[]
                    {
                        row.Second.Delivered, row.Second.Interval == null ? null : row.Second.Interval.Lower,
                        row.Second.Interval == null ? null : row.Second.Interval.Upper, row.Second.Gone, row.Second.Never, row.Second.Prior,
                    }));
        });

    [Fact]
    public void While_forecasts_are_not_computed_it_says_so_and_all_else_stays_what_it_is() => AnyBook.ForAll(AnyBook.Books, book =>
    {
        var asked = new ReportParameters(Knowledge.Recorded(book.Position, new(2040, 1, 1)), Evidence: false);
        var report = PhaseTwoReport.Compute(book.Facts, book.Organisation, asked, AllReports.Quarters(book.Facts, book.Organisation, asked));
        var early = PhaseTwoReport.Compute(book.Facts, book.Organisation, asked);

        early.Forecast.ShouldBe(new ItemForecasts(false, null, null, "What is expected of each item that waits is not yet computed: ask again in a moment."));
        early.Items.ShouldAllBe(i => i.Forecast == null);
        early.Tables().Where(t => t.Name != "items").ShouldBe(report.Tables().Where(t => t.Name != "items"));
        Known(early).ShouldBe(Known(report));
    });

    // The table of items without what is expected of them.
    private static IEnumerable<ValueList<object?>> Known(PhaseTwoResult report)
    {
        var table = report.Tables().Single(t => t.Name == "items");
        return table.Rows.Select(r => table.Columns.Where(c => !Expected.Contains(c.Name)).Select(c => r[table.Column(c.Name)]).ToValueList());
    }
}
