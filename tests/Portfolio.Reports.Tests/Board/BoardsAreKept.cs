using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Board;
using Portfolio.Reports.Tests.Facts;
using Portfolio.Reports.Watchlists;

namespace Portfolio.Reports.Tests.Board;

/// <summary>What a programme adds to the board is kept with its facts: it must never be what it was for another question.</summary>
public class BoardsAreKept
{
    private static readonly Gen<(Book Book, DateOnly Day)> Asked =
        from book in AnyBook.Books
        from day in AnyBook.AnyDay
        select (book, day.AddYears(1));

    [Fact]
    public void A_board_asked_again_or_after_another_day_is_the_same() => AnyBook.ForAll(Asked, given =>
    {
        var (book, day) = given;
        var (facts, today, later) = (book.Facts, On(book, day), On(book, day.AddDays(40)));
        var first = BoardReport.Compute(facts, book.Organisation, today);
        BoardReport.Compute(facts, book.Organisation, later).ShouldBe(BoardReport.Compute(book.Facts, book.Organisation, later));
        BoardReport.Compute(facts, book.Organisation, today).ShouldBe(first);
        BoardReport.Compute(book.Facts, book.Organisation, today).ShouldBe(first);
    });

    [Fact]
    public void What_changed_in_the_last_month_is_what_is_found_without_what_is_kept() => AnyBook.ForAll(Asked, given =>
    {
        var (book, day) = given;
        var asked = On(book, day.AddDays(-300));
        var found = Changes.Since(Selection.Slice.Of(book.Facts, book.Organisation, asked), day.AddDays(-300).AddMonths(-1));
        BoardReport.Compute(book.Facts, book.Organisation, asked).Changes.ShouldBe(found);
    });

    [Fact]
    public void What_changed_since_a_day_is_what_ever_changed_as_far_as_it_came_later() => AnyBook.ForAll(Asked, given =>
    {
        var (book, day) = given;
        var slice = Selection.Slice.Of(book.Facts, book.Organisation, On(book, day));
        var ever = Changes.Since(slice, DateOnly.MinValue).ToList();
        foreach (var since in new[] { day.AddDays(-30), day.AddDays(-200), day.AddDays(-500) })
        {
            Changes.Since(slice, since).ShouldBe(ever.Where(change => change.On > since));
        }
    });

    [Fact]
    public void Each_point_of_the_series_is_the_board_s_figure_of_that_day() => AnyBook.ForAll(Asked, given =>
    {
        var (book, day) = given;
        var series = BoardReport.Compute(book.Facts, book.Organisation, On(book, day)).Series;
        for (var point = 0; point < 13; point++)
        {
            var figures = BoardReport.Compute(book.Facts, book.Organisation, On(book, series[0].Points[point].AsOf)).Figures;
            series.Select(s => (s.Name, s.Points[point].Value, s.Points[point].Numerator, s.Points[point].Denominator, s.Points[point].Censored, s.Points[point].NotObserved))
                .ShouldBe(figures.Select(f => (f.Name, f.Value, f.Numerator, f.Denominator, f.Censored, f.NotObserved)));
        }
    });

    [Fact]
    public void A_watchlist_after_a_board_of_its_day_is_the_same_as_one_without() => AnyBook.ForAll(Asked, given =>
    {
        var (book, day) = given;
        var (facts, asked) = (book.Facts, On(book, day.AddDays(-300)));
        BoardReport.Compute(facts, book.Organisation, asked).Watchlist.Count.ShouldBe(
            WatchlistReport.Compute(facts, book.Organisation, asked, []).Entries.Count);
        foreach (var since in new[] { asked.Since, day.AddDays(-320) })
        {
            WatchlistReport.Compute(facts, book.Organisation, asked with { Since = since }, [])
                .ShouldBe(WatchlistReport.Compute(book.Facts, book.Organisation, asked with { Since = since }, []));
        }
    });

    [Fact]
    public void A_changed_setting_counts_at_once()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-02-01", new Domain.Programmes.Stall([Domain.Derailer.BudgetCut]));
        var (facts, parameters) = (book.Facts, book.On("2024-03-01") with { Evidence = false });

        BoardReport.Compute(facts, book.Organisation, parameters).Figure("onWatchlist").Value.ShouldBe(0);
        BoardReport.Compute(facts, book.Organisation.Evolve(Book.Recorded(new SettingChanged("stallDays", "20"))), parameters)
            .Figure("onWatchlist").Value.ShouldBe(1);
    }

    [Fact]
    public void A_new_copy_of_a_register_counts_at_once()
    {
        var book = new Book().Copy("GMPP", "2024-01-01").Do("P-1", "2024-01-01", new Domain.Programmes.Register(
            "P-1", "Theirs",
            Coverage: new(
                "GMPP", [Domain.Programmes.FactKind.Existence, Domain.Programmes.FactKind.Outcomes], Domain.Programmes.Sight.AtSnapshots)));
        var (facts, parameters) = (book.Facts, book.On("2024-12-31") with { Evidence = false });

        BoardReport.Compute(facts, book.Organisation, parameters).Figure("dropRateYear").Denominator.ShouldBe(0);
        BoardReport.Compute(facts, book.Copy("GMPP", "2024-12-01").Organisation, parameters)
            .Figure("dropRateYear").Denominator.ShouldBe(335 / 30.4375);
    }

    private static ReportParameters On(Book book, DateOnly day) =>
        new(Reports.Knowing.Knowledge.Recorded(book.Position, new(2040, 1, 1), day), Evidence: false);
}
