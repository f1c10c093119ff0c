using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.PhaseTwo;

namespace Portfolio.Reports.Tests.PhaseTwo;

/// <summary>
/// Six items of three programmes, seen on 1 March 2026. Phase 1 is funded, phase 2 is not.
/// A-1 (80, promised): to phase 2 on 1 February 2024, 40 % delivered on 1 August, the rest after 300 days.
/// A-2 (60): to "later" on 1 March 2024, dropped after 100 days. A-3 (20): delivered, never deferred.
/// B-1 (50): to phase 2 on 31 January 2024, to "later" on 1 May, 20 % delivered, waits for 760 days. B-2 (30): open.
/// C-1 (40): 25 % delivered, then to phase 2 on 1 March 2024; its programme left the register after 200 days.
/// </summary>
public class PhaseTwoByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-01-01", new AddScopeItem("A-1", "Portal", 1, 80, [new("ACME", Book.Day("2024-12-31"))]))
        .Do("P-1", "2024-01-01", new AddScopeItem("A-2", "Letters", 1, 60))
        .Do("P-1", "2024-01-01", new AddScopeItem("A-3", "Sign-on", 1, 20))
        .Do("P-1", "2024-02-01", new DeferScopeItem("A-1", Cut, ToPhase: 2))
        .Do("P-1", "2024-03-01", new DeferScopeItem("A-2", Cut, ToLater: true))
        .Do("P-1", "2024-04-01", new Deliver("A-3"))
        .Do("P-1", "2024-06-09", new DropScopeItem("A-2", Cut))
        .Do("P-1", "2024-08-01", new Deliver("A-1", 40))
        .Do("P-1", "2024-11-27", new Deliver("A-1"))
        .Running("P-2", "2024-01-01", department: "SALES")
        .Do("P-2", "2024-01-01", new AddScopeItem("B-1", "Search", 1, 50))
        .Do("P-2", "2024-01-01", new AddScopeItem("B-2", "Help", 1, 30))
        .Do("P-2", "2024-01-31", new DeferScopeItem("B-1", [Derailer.Reorganisation], ToPhase: 2))
        .Do("P-2", "2024-05-01", new DeferScopeItem("B-1", Cut, ToLater: true))
        .Do("P-2", "2024-07-01", new Deliver("B-1", 20))
        .Running("P-3", "2024-01-01")
        .Do("P-3", "2024-01-01", new AddScopeItem("C-1", "Chat", 1, 40))
        .Do("P-3", "2024-02-15", new Deliver("C-1", 25))
        .Do("P-3", "2024-03-01", new DeferScopeItem("C-1", Cut, ToPhase: 2))
        .Do("P-3", "2024-09-17", new LeaveRegister("GMPP"));

    private static readonly PhaseTwoResult Report = PhaseTwoReport.Compute(Given.Facts, Given.Organisation, Given.On("2026-03-01"));

    // B-1, C-1 of six; B-2 may still be. To "later" first: A-2. Twice: B-1.
    [Fact]
    public void How_much_is_deferred()
    {
        Counts("deferredItems").ShouldBe((4, 6, 1));
        Counts("deferredToLater").ShouldBe((1, 4, 0));
        Counts("deferredAgain").ShouldBe((1, 4, 0));
    }

    // 100 days: 1 of 4 dropped. 200: 3/4 × 1/3 unknown. 300: 1/2 × 1/2 delivered. B-1 waits at 760 days, beyond 730.5.
    [Theory]
    [InlineData("deliveredIn6Months", 0)]
    [InlineData("deliveredIn12Months", 0.25)]
    [InlineData("deliveredIn24Months", 0.25)]
    [InlineData("droppedIn6Months", 0.25)]
    [InlineData("droppedIn24Months", 0.25)]
    [InlineData("unknownIn6Months", 0)]
    [InlineData("unknownIn12Months", 0.25)]
    [InlineData("unknownIn24Months", 0.25)]
    [InlineData("neverIndex", 0.75)]
    [InlineData("neverIndexIfUnknownDelivered", 0.5)]
    public void What_becomes_of_it(string figure, double expected) =>
        Report.Figure(figure).Value!.Value.ShouldBe(expected, 1e-12);

    // 80 + 60 + 50 + 75 % of 40 = 220 slipped; 80 + 20 % of 50 came after all, 60 were dropped, 30 lost sight of, 40 wait.
    [Theory]
    [InlineData("valueDeferred", 220)]
    [InlineData("valueDelivered", 90)]
    [InlineData("valueDropped", 60)]
    [InlineData("valueUnknown", 30)]
    [InlineData("valueWaiting", 40)]
    public void Where_its_value_went(string figure, double expected) => Report.Figure(figure).Value.ShouldBe(expected);

    // (80 + 60 + 50 + 40) / 4 against (20 + 30) / 2.
    [Fact]
    public void What_slips_is_worth_more_than_what_stays()
    {
        Report.Figure("meanValueDeferred").Value.ShouldBe(57.5);
        Report.Figure("meanValueKept").Value.ShouldBe(25);
        Report.Figure("valueDifference").Value.ShouldBe(32.5);
        Report.Figure("valueDifference").Estimator.ShouldBe("Welch t");
    }

    // Planned: unknown after 200 days (1 of 3), delivered after 300 (2/3 × 1/2), one waits. "Later": the one was dropped.
    [Fact]
    public void Split_by_what_was_known_at_the_deferral()
    {
        Report.Splits.Select(s => (s.By, s.Group, s.Items)).ShouldBe(
        [
            ("target", "later", 1), ("target", "planned", 3), ("funded", "not funded", 4),
            ("promised", "not promised", 3), ("promised", "promised", 1), ("department", "IT", 3), ("department", "SALES", 1),
        ]);
        Split("planned", "deliveredIn24Months")!.Value.ShouldBe(1 / 3d, 1e-12);
        Split("planned", "neverIndexIfUnknownDelivered")!.Value.ShouldBe(1 / 3d, 1e-12);
        Split("later", "neverIndex").ShouldBe(1);
    }

    [Fact]
    public void The_flow_between_phases() =>
        Report.Flow.Select(f => (f.From, f.To, f.Items, f.CustomerValue)).ShouldBe(
        [
            ("new", "phase 1", 6, 280m), ("phase 1", "phase 2", 3, 170m), ("phase 1", "later", 1, 60m),
            ("phase 1", "delivered", 1, 20m), ("phase 2", "later", 1, 50m), ("phase 2", "delivered", 1, 80m),
            ("phase 2", "unknown", 1, 40m), ("later", "dropped", 1, 60m),
        ]);

    [Fact]
    public void Every_deferred_item_is_listed_the_waiting_first()
    {
        Report.Items.Select(i => (i.Item, i.Fate, i.Deferrals, i.Planned, i.Promised, i.Delivered)).ShouldBe(
        [
            ("B-1", ScopeFate.Open, 2, true, false, 20), ("A-1", ScopeFate.Delivered, 1, true, true, 100),
            ("A-2", ScopeFate.Dropped, 1, false, false, 0), ("C-1", ScopeFate.Unknown, 1, true, false, 25),
        ]);
        Report.Items[0].Months.ShouldBe(760 / 30.4375);
    }

    // B-1 alone waits, for 760 days. On 1 October 2024 A-1 had for 243 days and B-1 for 244.
    [Fact]
    public void How_long_what_waits_has_waited()
    {
        Report.Figure("medianMonthsWaiting").Value!.Value.ShouldBe(760 / 30.4375, 1e-12);
        Report.Counts("medianMonthsWaiting").ShouldBe((null, 1, 1, 0));
        var then = PhaseTwoReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-10-01")).Figure("medianMonthsWaiting");
        then.Value!.Value.ShouldBe(243.5 / 30.4375, 1e-12);
        then.Evidence.ShouldNotBeNull().Select(e => e.Code).ShouldBe(["P-1", "P-2"]);
    }

    // Five deferrals of four items: all named the budget but B-1's first.
    [Fact]
    public void Why_it_was_put_off() => Report.Causes.Select(c => (c.Cause, c.Cases, c.Programmes, c.Share.Value)).ShouldBe(
        [(Derailer.BudgetCut, 4, 3, 0.8), (Derailer.Reorganisation, 1, 1, 0.2)]);

    // As of 1 October 2024 A-1 waits with 40 % delivered: 32 of its 80, beside 10 of B-1's 50.
    [Fact]
    public void An_earlier_day_shows_what_was_then()
    {
        var then = PhaseTwoReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-10-01"));
        then.Figure("valueDelivered").Value.ShouldBe(42);
        then.Figure("valueWaiting").Value.ShouldBe(88);
        then.Figure("neverIndex").HasData.ShouldBeFalse();
    }

    [Fact]
    public void A_programme_reopened_goes_on_with_what_it_left()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-01-01", new AddScopeItem("A-1", "Portal", 1, 80))
            .Do("P-1", "2024-02-01", new DeferScopeItem("A-1", Cut, ToPhase: 2))
            .Do("P-1", "2024-03-01", new Drop(Cut))
            .Do("P-1", "2024-06-01", new Reopen("it goes on"));

        Fate("2024-04-01").ShouldBe(ScopeFate.Dropped);
        Fate("2024-07-01").ShouldBe(ScopeFate.Open);

        ScopeFate Fate(string day) => PhaseTwoReport.Compute(book.Facts, book.Organisation, book.On(day)).Items.Single().Fate;
    }

    [Fact]
    public void What_a_completed_programme_left_undelivered_is_dropped()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-01-01", new AddScopeItem("A-1", "Portal", 1, 80))
            .Do("P-1", "2024-02-01", new DeferScopeItem("A-1", Cut, ToPhase: 2))
            .Do("P-1", "2024-05-31", new Complete(LeaveUndelivered: true, "no money"));

        var item = PhaseTwoReport.Compute(book.Facts, book.Organisation, book.On("2025-01-01")).Items.Single();
        (item.Fate, item.End).ShouldBe((ScopeFate.Dropped, Book.Day("2024-05-31")));
    }

    private static (int?, double?, int) Counts(string name)
    {
        var figure = Report.Figure(name);
        return (figure.Numerator, figure.Denominator, figure.Censored);
    }

    private static double? Split(string group, string figure) =>
        Report.Splits.Single(s => s.Group == group).Figures.Single(f => f.Name == figure).Value;
}
