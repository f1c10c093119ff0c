using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Stalls;

namespace Portfolio.Reports.Tests.Stalls;

public class WhatIsObserved
{
    private static readonly ValueList<FactKind> WithStalls = [FactKind.Existence, FactKind.Stalls, FactKind.Status];

    // Observed from 1 March on: the stall of 1 February was 29 days old then and ended at 60. It is no start that was seen.
    [Fact]
    public void A_stall_begun_before_anybody_looked_enters_late_and_is_no_start()
    {
        var book = new Book()
            .Do("P-1", "2024-01-01", new Register("P-1", "Late", Coverage: new("PMO", [FactKind.Existence], Sight.Continuous)))
            .Do("P-1", "2024-02-01", new Stall([Derailer.BudgetCut]))
            .Do("P-1", "2024-03-01", new DeclareCoverage(Coverage.Own))
            .Do("P-1", "2024-04-01", new Resume());

        var report = StallReport.Compute(book.Facts, book.Organisation, book.On("2024-05-01"));

        report.Figure("stallRate").Numerator.ShouldBe(0);
        report.Figure("stallRate").Denominator.ShouldBe(30 / 30.4375);
        var end = report.Fates.Single(f => f.Name == "resumed").Steps.ShouldHaveSingleItem();
        (end.Days, end.AtRisk, end.Events).ShouldBe((60, 1, 1));
        report.Stalls.ShouldHaveSingleItem().Observed.ShouldBeFalse();
    }

    // Copies of 31 March 2023 and 2024; by the end of 2024 nobody has looked again: 366 days were observed.
    [Fact]
    public void A_register_is_seen_on_the_days_of_its_copies_only()
    {
        var book = new Book().Copy("GMPP", "2023-03-31").Copy("GMPP", "2024-03-31")
            .Do("P-1", "2023-03-31", new Register("P-1", "Theirs", Coverage: new("GMPP", WithStalls, Sight.AtSnapshots)));

        var report = StallReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));

        report.Figure("stallRate").Denominator.ShouldBe(366 / 30.4375);
        report.Header.Notes[0].ShouldStartWith(
            "1 of 1 programmes are seen only in copies of the register GMPP, last on 2024-03-31. They are treated as seen on the days of those copies only");
    }

    [Fact]
    public void What_nobody_reports_is_not_observed_and_never_0()
    {
        var book = new Book().Do("P-1", "2024-01-01", new Register(
            "P-1", "Theirs", Coverage: new("GMPP", [FactKind.Existence], Sight.AtSnapshots)));

        var report = StallReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));

        foreach (var name in new[] { "stalledNow", "stallRate", "everStalled" })
        {
            var figure = report.Figure(name);
            (figure.Value, figure.Interval, figure.NotObserved).ShouldBe((null, null, 1), name);
        }
    }

    // Half a year stalled, then no longer listed: for how long is known, whether it was dropped is not.
    [Fact]
    public void Where_nobody_tells_a_drop_the_fates_of_stalls_are_not_observed()
    {
        var book = new Book().Copy("GMPP", "2024-01-01").Copy("GMPP", "2024-07-01").Copy("GMPP", "2025-01-01")
            .Do("P-1", "2024-01-01", new Register("P-1", "Theirs", Coverage: new("GMPP", WithStalls, Sight.AtSnapshots)))
            .Do("P-1", "2024-07-01", new Stall([Derailer.Other], "No cause given"))
            .Do("P-1", "2025-01-01", new LeaveRegister("GMPP"));

        var report = StallReport.Compute(book.Facts, book.Organisation, book.On("2025-01-01"));

        report.Figure("medianDaysStalled").Value.ShouldBe(184);
        foreach (var name in new[] { "droppedIn12Months", "otherwiseEndedIn12Months", "resumedIn12Months" })
        {
            var figure = report.Figure(name);
            (figure.Value, figure.Denominator, figure.NotObserved).ShouldBe((null, 0, 1), name);
        }
    }

    // Monthly: suspected from two months of silence on, that is after 1 April.
    [Fact]
    public void Silence_for_twice_the_cadence_is_suspected_and_no_stall()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-02-01", new Describe(Cadence: Cadence.Monthly));

        StallReport.Compute(book.Facts, book.Organisation, book.On("2024-04-01")).Suspected.ShouldBeEmpty();
        var report = StallReport.Compute(book.Facts, book.Organisation, book.On("2024-04-02"));
        var suspected = report.Suspected.ShouldHaveSingleItem();
        (suspected.LastOn, suspected.Days, suspected.Cadence).ShouldBe((Book.Day("2024-02-01"), 61, Cadence.Monthly));
        report.Figure("suspectedStalls").Value.ShouldBe(1);
        report.Figure("stalledNow").Numerator.ShouldBe(0);
    }

    [Fact]
    public void A_register_s_copy_breaks_the_silence()
    {
        var book = new Book().Copy("GMPP", "2023-03-31").Copy("GMPP", "2025-03-31")
            .Do("P-1", "2023-03-31", new Register("P-1", "Theirs", Coverage: new("GMPP", WithStalls, Sight.AtSnapshots)));

        StallReport.Compute(book.Facts, book.Organisation, book.On("2027-03-31")).Suspected.ShouldBeEmpty();
        StallReport.Compute(book.Facts, book.Organisation, book.On("2027-04-01")).Suspected.ShouldHaveSingleItem();
    }
}
