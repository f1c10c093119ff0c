using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.PhaseTwo;

namespace Portfolio.Reports.Tests.PhaseTwo;

/// <summary>
/// Three items that go on in other programmes, seen on 1 June 2026; B-1 (10) of P-1 is never put off.
/// A-1 (50): P-1 puts it off to phase 2 on 1 February 2024 and delivers 40 %; on 1 May it goes to "later" in P-2, which delivers 30 %
/// on 1 August and the last 30 % on 27 November, 300 days after it was put off.
/// A-2 (20): P-1 puts it off to phase 2 on 1 March 2024; on 1 June it goes on in T-1, a part of P-1, which drops it after 200 days.
/// A-3 (30): P-3 puts it off to "later" on 1 April 2024; P-3 is merged into P-2 on 1 July, where it waits for 791 days.
/// </summary>
public class SpellsFollowTheItem
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01").Running("P-2", "2024-01-01", department: "SALES").Running("P-3", "2024-01-01")
        .Do("P-1", "2024-01-01", new AddScopeItem("A-1", "Portal", 1, 50))
        .Do("P-1", "2024-01-01", new AddScopeItem("A-2", "Letters", 1, 20))
        .Do("P-1", "2024-01-01", new AddScopeItem("B-1", "Help", 1, 10))
        .Do("P-3", "2024-01-01", new AddScopeItem("A-3", "Search", 1, 30))
        .Do("P-1", "2024-02-01", new DeferScopeItem("A-1", [Derailer.BudgetCut], ToPhase: 2))
        .Do("P-1", "2024-03-01", new DeferScopeItem("A-2", [Derailer.BudgetCut, Derailer.CompetingDuties], ToPhase: 2))
        .Do("P-3", "2024-04-01", new DeferScopeItem("A-3", [Derailer.BudgetCut], ToLater: true))
        .Do("P-1", "2024-04-10", new Deliver("A-1", 40))
        .Do("P-1", "2024-05-01", new TransferScopeItem("A-1", "P-2", ToLater: true, Causes: [Derailer.Reorganisation]))
        .Do("P-1", "2024-06-01", new Split([new Part("T-1", "Letters alone", Items: ["A-2"])]))
        .Do("P-3", "2024-07-01", new Merge("P-2", ToLater: true))
        .Do("P-2", "2024-08-01", new Deliver("A-1", 30))
        .Do("T-1", "2024-09-17", new DropScopeItem("A-2", [Derailer.NoViableActionPlan]))
        .Do("P-2", "2024-11-27", new Deliver("A-1"));

    private static readonly PhaseTwoResult Report = On("2026-06-01");

    // Four items, though there are seven entries of scope. A-1 was put off again when it was handed over; A-3, in no phase before, was not.
    [Fact]
    public void An_item_is_one_wherever_it_goes()
    {
        Report.Counts("deferredItems").ShouldBe((3, 4, 1, 0));
        Report.Counts("deferredToLater").ShouldBe((1, 3, 0, 0));
        Report.Counts("deferredAgain").ShouldBe((1, 3, 1, 0));
        Report.Items.Select(i => (i.Programme, i.Item, i.Fate, i.DeferredOn, i.Deferrals, i.Delivered)).ShouldBe(
        [
            ("P-2", "A-3", ScopeFate.Open, Book.Day("2024-04-01"), 1, 0),
            ("P-2", "A-1", ScopeFate.Delivered, Book.Day("2024-02-01"), 2, 100),
            ("T-1", "A-2", ScopeFate.Dropped, Book.Day("2024-03-01"), 1, 0),
        ]);
    }

    // 200 days: 1 of 3 dropped. 300 days: 2/3 × 1/2 delivered, of which parts came in two programmes. A-3 waits beyond 730.5 days.
    [Theory]
    [InlineData("deliveredIn6Months", 0)]
    [InlineData("deliveredIn12Months", 1 / 3d)]
    [InlineData("droppedIn6Months", 0)]
    [InlineData("droppedIn12Months", 1 / 3d)]
    [InlineData("neverIndex", 2 / 3d)]
    [InlineData("neverIndexIfUnknownDelivered", 2 / 3d)]
    public void Its_time_runs_from_where_it_was_first_put_off(string figure, double expected) =>
        Report.Figure(figure).Value!.Value.ShouldBe(expected, 1e-12);

    // 50 + 20 + 30 slipped. By 1 October 2024 70 % of A-1 had come, in two programmes.
    [Fact]
    public void What_is_delivered_in_parts_adds_up_over_programmes()
    {
        Values("2024-10-01").ShouldBe((100, 35, 45, 20));
        Values("2026-06-01").ShouldBe((100, 50, 30, 20));

        static (double?, double?, double?, double?) Values(string day)
        {
            var report = On(day);
            return (
                report.Figure("valueDeferred").Value, report.Figure("valueDelivered").Value, report.Figure("valueWaiting").Value,
                report.Figure("valueDropped").Value);
        }
    }

    // 40 % of 50 came before it was put off, and it was worth 100 when Sales took it over: what slipped is still 60 % of 50, in IT. By
    // a handover of before that was held, all of it is known as it was handed over.
    [Theory]
    [InlineData(true, 30, 0, "IT")]
    [InlineData(false, 100, 40, "SALES")]
    public void What_it_was_when_it_was_put_off_goes_with_it(bool held, double deferred, double delivered, string department)
    {
        var book = new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01", department: "SALES")
            .Do("P-1", "2024-01-01", new AddScopeItem("A-1", "Portal", 1, 50))
            .Do("P-1", "2024-01-10", new Deliver("A-1", 40))
            .Do("P-1", "2024-02-01", new DeferScopeItem("A-1", [Derailer.BudgetCut], ToPhase: 2))
            .Do("P-1", "2024-03-01", new ReviseScopeItem("A-1", CustomerValue: 100));
        Told(book.Facts).ShouldBe((30, 0, 30, "IT"));
        book.Do("P-1", "2024-04-01", new TransferScopeItem("A-1", "P-2", ToPhase: 1));

        Told([.. book.Histories.Select(h => ProgrammeFacts.Of(held ? h : ProgrammeHistory.Of(h.All.Select(NotHeld))))])
            .ShouldBe((deferred, delivered, deferred - delivered, department));

        (double?, double?, double?, string?) Told(IReadOnlyList<ProgrammeFacts> facts)
        {
            var report = PhaseTwoReport.Compute(facts, book.Organisation, book.On("2024-04-30"));
            report.Header.Notes.ShouldContain(n => n.Contains("with what was known of it where it was put off", StringComparison.Ordinal));
            return (
                report.Figure("valueDeferred").Value, report.Figure("valueDelivered").Value, report.Figure("valueWaiting").Value,
                report.Items.ShouldHaveSingleItem().Department);
        }

        static Recorded NotHeld(Recorded e) => e.Event is ScopeItemReceived received
            ? e with { Event = received with { Handed = received.Handed with { Deferred = [.. received.Handed.Deferred.Select(d => d with { Then = null })] } } }
            : e;
    }

    // Four deferrals, of which one is A-1's second: the budget by three, two of which are of P-2 now and one of T-1.
    [Fact]
    public void Why_things_were_put_off_goes_with_them() =>
        Report.Causes.Select(c => (c.Cause, c.Cases, c.Programmes, c.Share.Denominator)).ShouldBe(
        [
            (Derailer.BudgetCut, 3, 2, 4), (Derailer.CompetingDuties, 1, 1, 4), (Derailer.Reorganisation, 1, 1, 4),
        ], ignoreOrder: true);

    private static PhaseTwoResult On(string day) => PhaseTwoReport.Compute(Given.Facts, Given.Organisation, Given.On(day));
}
