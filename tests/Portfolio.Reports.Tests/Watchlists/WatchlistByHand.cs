using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Board;
using Portfolio.Reports.Watchlists;

namespace Portfolio.Reports.Tests.Watchlists;

/// <summary>
/// Three programmes from 1 January 2024, seen on 1 July. P-1 without a sponsor since 1 February, stalled since 15 April; P-2
/// put an item off to "later" on 1 March and dropped it on 20 June; P-3 has nothing. Since 1 April: P-1's stall is long, P-2's
/// item is gone.
/// </summary>
public class WatchlistByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-02-01", new VacateSponsor("ann", "left"))
        .Do("P-1", "2024-04-15", new Stall(Cut))
        .Running("P-2", "2024-01-01")
        .Do("P-2", "2024-01-02", new AddScopeItem("I-1", "Portal", 1, 50))
        .Do("P-2", "2024-03-01", new DeferScopeItem("I-1", Cut, ToLater: true))
        .Do("P-2", "2024-06-20", new DropScopeItem("I-1", Cut))
        .Running("P-3", "2024-01-01");

    private static readonly ReportParameters Asked = Given.On("2024-07-01") with { Since = Book.Day("2024-04-01") };

    private static readonly WatchlistResult Report = WatchlistReport.Compute(Given.Facts, Given.Organisation, Asked);

    [Fact]
    public void Who_needs_a_look_and_why()
    {
        Report.Counts("onWatchlist").ShouldBe((1, 3, 0, 0));
        Report.Counts("onWatchlistSeveral").ShouldBe((0, 3, 0, 0));
        Report.Entries.Select(e => (e.Programme, e.Rule, e.Days)).ShouldBe(
        [
            ("P-1", WatchlistRule.LongStall, 77), ("P-1", WatchlistRule.SponsorVacant, 151),
        ]);
    }

    [Fact]
    public void What_is_new_and_what_was_cleared()
    {
        Report.Added.Select(e => (e.Programme, e.Rule)).ShouldBe([("P-1", WatchlistRule.LongStall)]);
        Report.Cleared.Select(e => (e.Programme, e.Rule)).ShouldBe([("P-2", WatchlistRule.DeferredToLater)]);
        Report.Rules.Where(r => r.Entries + r.Added + r.Cleared > 0).ShouldBe(
        [
            new(WatchlistRule.LongStall, 1, 1, 1, 0), new(WatchlistRule.SponsorVacant, 1, 1, 0, 0),
            new(WatchlistRule.DeferredToLater, 0, 0, 0, 1),
        ]);
    }

    [Fact]
    public void It_is_the_board_s() =>
        BoardReport.Compute(Given.Facts, Given.Organisation, Asked).Watchlist.ShouldBe(Report.Entries);
}
