using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Tests.Forecast;
using Portfolio.Reports.Tracing;
using Portfolio.Reports.Watchlists;

namespace Portfolio.Reports.Tests.Watchlists;

/// <summary>
/// 150 made-up programmes over six years, of whose items those put off to "later" come soonest; and P-9999, whose one item was put
/// off on 15 December 2025 (event 7) into a phase without funds: by this alone it is on the watchlist of 31 December.
/// </summary>
public class WhoIsAmongTheWorstTenth
{
    private static readonly ReportEntry Entry = ReportList.All.Single(r => r.Name == "watchlist");

    private static readonly MadeUp MadeUp = new(2, programmes: 150, later: 3);

    private static readonly IReadOnlyList<QuarterForecast> Quarters = MadeUp.Quarters(MadeUp.Last);

    private static readonly Book Given = new Book()
        .Running("P-9999", "2025-12-01")
        .Do("P-9999", "2025-12-02", new AddScopeItem("I-1", "Portal", 1, 50))
        .Do("P-9999", "2025-12-15", new DeferScopeItem("I-1", [Derailer.BudgetCut], 2));

    [Fact]
    public void Stands_behind_the_rule_s_row_and_nobody_else()
    {
        var side = SideOf(7);
        var report = Report(side);
        var rules = report.Tables().Single(t => t.Name == "rules");
        var behind = RowEvidence.Of(Entry, side, rules, (int)WatchlistRule.ForecastWorst);

        var worst = report.Entries.Where(e => e.Rule == WatchlistRule.ForecastWorst).Select(e => e.Programme).ToList();
        worst.Count.ShouldBeGreaterThan(5);
        worst.ShouldContain("P-9999");
        var added = report.Added.Concat(report.Cleared).Where(e => e.Rule == WatchlistRule.ForecastWorst).Select(e => e.Programme);
        behind.Select(b => b.Code).ShouldBe(worst.Union(added).Order());
        behind.Single(b => b.Code == "P-9999").Positions.ShouldContain(7);
    }

    [Fact]
    public void Is_named_in_a_comparison_when_it_comes_to_be()
    {
        var (now, then) = (SideOf(7), SideOf(6));
        Report(now).Entries.Where(e => e.Programme == "P-9999").ShouldHaveSingleItem().Rule.ShouldBe(WatchlistRule.ForecastWorst);
        Report(then).Entries.ShouldNotContain(e => e.Programme == "P-9999");

        var watched = ReportComparisons.Of(Entry, now, then).Figures.Single(f => f.Name == "onWatchlist");

        watched.Behind.ShouldHaveSingleItem().ShouldBe(new("P-9999", [7]));
    }

    // What is learnt at a quarter's end is told of that day already: the list of the day, and the same list that a later day looks back at.
    [Fact]
    public void Is_the_same_of_a_quarter_s_end_whether_that_day_is_asked_for_or_looked_back_at()
    {
        var (side, day) = (SideOf(7), Quarters[^2].On);
        var then = WatchlistReport.Compute(
            side.Facts, side.Organisation, new(Knowledge.Recorded(7, new(2040, 1, 1), day), Evidence: false), [.. Quarters.Where(q => q.On <= day)]);
        var now = WatchlistReport.Compute(side.Facts, side.Organisation, side.Parameters with { Since = day }, Quarters);

        var worst = then.Entries.Where(e => e.Rule == WatchlistRule.ForecastWorst).ToList();
        worst.ShouldAllBe(e => e.Since == day);
        var still = now.Entries.Where(e => e.Rule == WatchlistRule.ForecastWorst).Select(e => e.Programme).ToHashSet();
        var gone = worst.Where(e => !still.Contains(e.Programme)).Select(e => (e.Programme, e.Reason)).ToList();
        gone.ShouldNotBeEmpty();
        now.Cleared.Where(e => e.Rule == WatchlistRule.ForecastWorst && !still.Contains(e.Programme)).Select(e => (e.Programme, e.Reason)).ShouldBe(gone);
    }

    private static WatchlistResult Report(Side side) => WatchlistReport.Compute(side.Facts, side.Organisation, side.Parameters, side.Quarters);

    // Of the made-up ones there are facts alone.
    private static Side SideOf(long position)
    {
        var known = Knowledge.Recorded(position, new(2040, 1, 1), MadeUp.Last);
        return new(
            [.. MadeUp.Facts, .. Given.Known(known)],
            Given.OrganisationKnown(known),
            new(known, Evidence: false),
            code => code == "P-9999" ? known.Of(Given.Histories.Single()) : ProgrammeHistory.Empty,
            [])
        {
            Quarters = Quarters,
        };
    }
}
