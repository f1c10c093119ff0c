using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Board;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Tests.Facts;
using Portfolio.Reports.Tracing;
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

    private static readonly WatchlistResult Report = WatchlistReport.Compute(Given.Facts, Given.Organisation, Asked, []);

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

    // P-1 meets three rules. P-2 meets two, one of them with two items. P-3 met three until it was dropped.
    [Fact]
    public void Who_meets_three_different_rules_or_more()
    {
        var book = new Book();
        foreach (var programme in new[] { "P-1", "P-2", "P-3" })
        {
            book.Running(programme, "2024-01-01")
                .Do(programme, "2024-01-02", new AddScopeItem("I-1", "Portal", 1, 50))
                .Do(programme, "2024-01-02", new AddScopeItem("I-2", "Search", 1, 50))
                .Do(programme, "2024-02-01", new VacateSponsor("ann", "left"))
                .Do(programme, "2024-03-01", new DeferScopeItem("I-1", Cut, ToLater: true))
                .Do(programme, "2024-03-01", new DeferScopeItem("I-2", Cut, ToLater: true));
        }

        book.Do("P-1", "2024-04-15", new Stall(Cut)).Do("P-3", "2024-04-15", new Stall(Cut)).Do("P-3", "2024-06-30", new Drop(Cut));

        var report = WatchlistReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01"), []);
        report.Counts("onWatchlist").ShouldBe((2, 2, 0, 0));
        report.Counts("onWatchlistSeveral").ShouldBe((1, 2, 0, 0));
        report.Figure("onWatchlistSeveral").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("P-1");
        report.Entries.Count(e => e.Programme == "P-2").ShouldBe(3);
    }

    // P-1 meets two rules.
    [Fact]
    public void How_many_rules_are_several_is_a_setting()
    {
        var organisation = Given.Organisation.Evolve(Book.Recorded(new SettingChanged("severalRules", "2")));
        var several = WatchlistReport.Compute(Given.Facts, organisation, Asked, []).Figure("onWatchlistSeveral");
        (several.Title, several.Numerator, several.Denominator).ShouldBe(("Programmes that meet 2 rules or more", 1, 3));

        var rules = Enum.GetValues<WatchlistRule>().Length;
        Setting.Known["severalRules"]($"{rules}").ShouldBeNull();
        Setting.Known["severalRules"]($"{rules + 1}").ShouldNotBeNull("no programme can meet more rules than there are");
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

    // 150 made-up programmes over six years, whose items' factors differ: those in the worst tenth, or what else is set, are on the
    // list, with the item by which they are, and their forecast in words.
    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    public void Whose_forecast_is_among_the_worst(int percent)
    {
        var today = new DateOnly(2025, 12, 31);
        var madeUp = new Forecast.MadeUp(1, programmes: 150);
        var quarters = madeUp.Quarters(today);
        ReportParameters asked = new(Forecast.MadeUp.On(today));
        var forecast = ForecastReport.Compute(madeUp.Facts, Organisation.Initial, asked, quarters);
        forecast.Model.Speaks.ShouldBe(ForecastSource.Covariates);

        var organisation = Organisation.Initial.Evolve(Book.Recorded(new SettingChanged("worstPercent", $"{percent}")));
        var entries = WatchlistReport.Compute(madeUp.Facts, organisation, asked, quarters)
            .Entries.Where(e => e.Rule == WatchlistRule.ForecastWorst).ToList();

        var risks = forecast.Programmes.OrderByDescending(p => p.NeverDelivered).ThenByDescending(p => p.CustomerValue).ThenBy(p => p.Programme).ToList();
        risks.Count.ShouldBeGreaterThan(50);
        entries.Select(e => e.Programme).ShouldBe(risks.Take(risks.Count * percent / 100).Select(p => p.Programme), ignoreOrder: true);
        var worst = entries.Single(e => e.Programme == risks[0].Programme);
        worst.Reason.ShouldBe(FormattableString.Invariant(
            $"Of the customer value that waits in it {Math.Round(100 * risks[0].NeverDelivered)} % is expected never to be delivered, among the worst {percent} % of the programmes in which something waits; by what was learnt up to {quarters[^1].On:yyyy-MM-dd}."));
        worst.Item.ShouldBeOneOf([.. forecast.Items.Where(i => i.Programme == worst.Programme).Select(i => i.Item)]);
    }

    [Fact]
    public void While_the_base_rate_speaks_nobody_s_forecast_is_worse_than_another_s() =>
        Report.Entries.ShouldNotContain(e => e.Rule == WatchlistRule.ForecastWorst);

    // Overdue since 1 April; taken to bob on 1 June.
    [Fact]
    public void What_goes_on_under_another_owner_is_neither_new_nor_cleared()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-03-01", new RaiseFeedbackAction("A-1", Book.Day("2024-03-31"), "ann"))
            .Do("P-1", "2024-06-01", new EscalateFeedbackAction("A-1", "bob"));
        var report = WatchlistReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01") with { Since = Book.Day("2024-05-01") }, []);
        report.Entries.ShouldHaveSingleItem().Person.ShouldBe("bob");
        (report.Added.Count, report.Cleared.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void It_is_the_board_s() =>
        BoardReport.Compute(Given.Facts, Given.Organisation, Asked).Watchlist.ShouldBe(Report.Entries);

    // Known at the position: P-1's stall is on the list, P-2's vacancy is not yet on record. Then the stall is taken back and the
    // vacancy recorded late: by what is known now of both days nothing came and nothing went.
    [Fact]
    public void Since_a_position_it_is_held_against_the_list_as_it_was_known_then()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-02-01", new Stall(Cut)).Running("P-2", "2024-01-01");
        var then = Knowledge.Recorded(book.Position, new(2024, 6, 1));
        book.Do("P-1", "2024-06-02", new Retract(Book.Command(6), "another programme’s")).Do("P-2", "2024-02-01", new VacateSponsor("ann", "left"));
        var asked = book.On("2024-07-01") with { Since = then.AsOf, SinceKnown = then };
        var look = new EarlierLook(book.Known(then), book.OrganisationKnown(then), then, []);
        var entry = ((ForecastingEntry)ReportList.All.Single(r => r.Name == "watchlist")).Against.ShouldNotBeNull()(look);

        var report = (WatchlistResult)entry.Compute(book.Facts, book.Organisation, asked);
        report.Added.Select(e => (e.Programme, e.Rule)).ShouldBe([("P-2", WatchlistRule.SponsorVacant)]);
        report.Cleared.Select(e => (e.Programme, e.Rule)).ShouldBe([("P-1", WatchlistRule.LongStall)]);
        (report.Since, report.SinceKnownAt).ShouldBe((then.AsOf, then.KnownAt));
        report.Header.Notes.ShouldContain(n => n.Contains($"as it was known at position {then.KnownAt}, about 2024-06-01"));

        var byDay = WatchlistReport.Compute(book.Facts, book.Organisation, asked with { SinceKnown = null }, []);
        (byDay.Added.Count, byDay.Cleared.Count, byDay.SinceKnownAt).ShouldBe((0, 0, null));

        // What stands behind a count of what was cleared is looked for in the list as it was known too.
        var side = new Side(
            book.Facts, book.Organisation, asked, code => book.Histories.Single(h => h.All[0].Stream == Code.Stream("programme", code)),
            book.AboutTheOrganisation);
        var rules = report.Tables().Single(t => t.Name == "rules");
        RowEvidence.Of(entry, side, rules, (int)WatchlistRule.SponsorVacant).Select(e => e.Code).ShouldBe(["P-2"]);
        RowEvidence.Of(entry, side, rules, (int)WatchlistRule.LongStall).Select(e => e.Code).ShouldBe(["P-1"]);
    }

    // What is told from one list to the next, whatever was recorded late or taken back between them, is what the report itself
    // says is new and was cleared; told in steps it comes to the same list.
    [Fact]
    public void From_one_list_to_another_what_changes_is_what_the_report_says_since_then() => AnyBook.ForAll(
        from book in AnyBook.Books
        from position in FsCheck.Fluent.Gen.Choose(0, (int)book.Position)
        from one in AnyBook.AnyDay
        from other in AnyBook.AnyDay
        select (book, (long)position, one < other ? one : other, one < other ? other : one),
        given =>
        {
            var (book, position, since, day) = given;
            var then = Knowledge.Recorded(position, new(2040, 1, 1), since);
            var look = new EarlierLook(book.Known(then), book.OrganisationKnown(then), then, []);
            var asked = new ReportParameters(Knowledge.Recorded(book.Position, new(2040, 1, 1), day), Since: since, SinceKnown: then);
            var entry = ((ForecastingEntry)ReportList.All.Single(r => r.Name == "watchlist")).Against!(look);
            var report = (WatchlistResult)entry.Compute(book.Facts, book.Organisation, asked);
            var before = WatchlistReport.Compute(look.Facts, look.Organisation, new(then), []).Entries;

            var changes = WatchlistChange.Between(before, report.Entries).ToList();

            if (since < day)
            {
                changes.Where(c => c.Raised).Select(c => c.Entry).ShouldBe(report.Added);
                changes.Where(c => !c.Raised).Select(c => c.Entry).ShouldBe(report.Cleared);
            }

            var held = before.ToList();
            foreach (var change in changes)
            {
                if (change.Raised)
                {
                    held.Add(change.Entry);
                }
                else
                {
                    held.RemoveAll(e => e.Programme == change.Entry.Programme && e.IsAboutTheSame(change.Entry)).ShouldBe(1);
                }
            }

            held.Count.ShouldBe(report.Entries.Count);
            report.Entries.ShouldAllBe(e => held.Count(h => h.Programme == e.Programme && h.IsAboutTheSame(e)) == 1);
        });

    // Where nothing was recorded late and nothing taken back since, both ways say the same.
    [Fact]
    public void Since_a_position_at_which_all_was_known_it_says_what_it_says_since_its_day() => AnyBook.ForAll(
        from book in AnyBook.Books
        from one in AnyBook.AnyDay
        from other in AnyBook.AnyDay
        select (book, one < other ? one : other, one < other ? other : one),
        given =>
        {
            var (book, since, day) = given;
            var then = Knowledge.Recorded(book.Position, since);
            var asked = new ReportParameters(Knowledge.Recorded(book.Position, new(2040, 1, 1), day), Since: since);
            var entry = ((ForecastingEntry)ReportList.All.Single(r => r.Name == "watchlist")).Against!(
                new(book.Facts, book.Organisation, then, []));

            var report = (WatchlistResult)entry.Compute(book.Facts, book.Organisation, asked with { SinceKnown = then });
            var byDay = WatchlistReport.Compute(book.Facts, book.Organisation, asked, []);
            report.Added.ShouldBe(byDay.Added);
            report.Cleared.ShouldBe(byDay.Cleared);
            report.Rules.ShouldBe(byDay.Rules);
        });
}
