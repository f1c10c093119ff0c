using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Resilience;

namespace Portfolio.Reports.Tests.Resilience;

/// <summary>
/// A budget cut struck IT on 1 March 2024; its aftermath ends on 28 August (180 days). P-1 had prepared for it on 10 January. P-2
/// had not, and stalled on 1 April. P-3 had not, moved its finish on 1 May and was dropped on 1 December. P-4 of Sales was not
/// struck, and prepared for all four threats on 1 June. P-5 had prepared in 2022, and nothing happened to it. Seen on 31 December.
/// </summary>
public class ResilienceByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private static readonly Book Given = Four(new Book()
        .Running("P-1", "2024-01-01").Do("P-1", "2024-01-10", new PrepareContingency("BudgetCut", "ann", "do less"))
        .Running("P-2", "2024-01-01").Do("P-2", "2024-04-01", new Stall(Cut))
        .Running("P-3", "2024-01-01")
        .Do("P-3", "2024-05-01", new Rebaseline(Book.Day("2031-01-01"), Cut)).Do("P-3", "2024-12-01", new Drop(Cut))
        .Running("P-4", "2024-01-01", department: "EAST")
        .Running("P-5", "2022-01-01").Do("P-5", "2022-06-01", new PrepareContingency("BudgetCut", "ann", "do less"))
        .Do("2024-03-01", new DeclareShock("S-1", "Savings round", "BudgetCut", ["IT"]), reported: "2024-06-30")
        .Do("P-2", "2024-03-05", new AbsorbShock("S-1", 4)));

    private static readonly ResilienceResult Report = On("2024-12-31");

    [Fact]
    public void Who_is_ready()
    {
        Report.Counts("coveredAny").ShouldBe((2, 4, 0, 0));
        Report.Counts("coveredAll").ShouldBe((1, 4, 0, 0));
        Report.Counts("freshContingencies").ShouldBe((5, 6, 0, 0));
        var cut = Report.Threats.Single(t => t.Threat == "BudgetCut");
        (cut.With.Numerator, cut.Fresh.Numerator, cut.Fresh.Denominator).ShouldBe((3, 2, 4));
    }

    // P-2 prepared for nothing, P-5 for a cut in 2022, P-1 for a cut in January; P-3 is dropped, and P-4 has all it needs.
    [Fact]
    public void What_would_raise_coverage()
    {
        Report.Unready.Select(u => (u.Programme, u.Missing.Count, string.Join(",", u.Old), u.Positions.Count)).ShouldBe(
            [("P-2", 4, "", 0), ("P-5", 3, "BudgetCut", 1), ("P-1", 3, "", 0)]);
        Report.Unready[2].Missing.ShouldBe(Threat.Named.Where(t => t != "BudgetCut"));

        var raised = Report.Unready.SelectMany(u => u.Missing.Select(t => (u.Programme, Threat: t)).Concat(u.Old.Select(t => (u.Programme, Threat: t))))
            .Aggregate(
                Four(new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-01-10", new PrepareContingency("BudgetCut", "ann", "do less"))
                    .Running("P-2", "2024-01-01").Running("P-4", "2024-01-01").Running("P-5", "2024-01-01")),
                (book, lack) => book.Do(lack.Programme, "2024-12-01", new PrepareContingency(lack.Threat, "ann", "do less")));
        ResilienceReport.Compute(raised.Facts, raised.Organisation, raised.On("2024-12-31")).Counts("coveredAll").ShouldBe((4, 4, 0, 0));
    }

    // Of P-1, P-2, P-3 and P-5; what was prepared in 2022 was too old.
    [Fact]
    public void What_became_of_those_it_struck()
    {
        Report.Counts("preparedWhenStruck").ShouldBe((1, 4, 0, 0));
        Report.Counts("stalledAfterPrepared").ShouldBe((0, 1, 0, 0));
        Report.Counts("stalledAfterUnprepared").ShouldBe((1, 3, 0, 0));
        Report.Counts("droppedAfterUnprepared").ShouldBe((0, 3, 0, 0));
        Report.Counts("delayedAfterUnprepared").ShouldBe((1, 3, 0, 0));
        var difference = Report.Figure("stalledAfterDifference");
        difference.Value!.Value.ShouldBe(-1 / 3d, 1e-12);
        difference.Interval!.Method.ShouldBe("Newcombe hybrid score");
        Report.Struck.Select(s => (s.Programme, s.Prepared, s.Severity, s.StalledOn)).ShouldBe(
        [
            ("P-1", true, null, null), ("P-2", false, 4, Book.Day("2024-04-01")), ("P-3", false, null, null), ("P-5", false, null, null),
        ]);
    }

    // P-1 prepared 51 days before the shock and 356 before the day, P-5 21 months and 31, P-4 on 1 June for all four.
    [Theory]
    [InlineData("2", 1, 0, 0)]
    [InlineData("21", 2, 5, 2)]
    [InlineData("31", 2, 6, 3)]
    public void For_how_many_months_a_contingency_is_good_is_a_setting(string months, int prepared, int fresh, int covered)
    {
        var report = ResilienceReport.Compute(
            Given.Facts, Given.Organisation.Evolve(Book.Recorded(new SettingChanged("contingencyMonths", months))), Given.On("2024-12-31"));
        report.Counts("preparedWhenStruck").ShouldBe((prepared, 4, 0, 0));
        report.Counts("freshContingencies").ShouldBe((fresh, 6, 0, 0));
        report.Counts("coveredAny").ShouldBe((covered, 4, 0, 0));
    }

    // Three had prepared: P-1 moved its finish to a later day in the 180 days, P-2 was dropped in them, P-3 went on.
    [Fact]
    public void What_became_of_those_that_were_prepared()
    {
        var book = new Book();
        foreach (var programme in new[] { "P-1", "P-2", "P-3" })
        {
            book.Running(programme, "2024-01-01").Do(programme, "2024-01-10", new PrepareContingency("BudgetCut", "ann", "do less"));
        }

        book.Do("2024-03-01", new DeclareShock("S-1", "Savings round", "BudgetCut", ["IT"]))
            .Do("P-1", "2024-05-01", new Rebaseline(Book.Day("2031-01-01"), Cut)).Do("P-2", "2024-06-01", new Drop(Cut));
        var report = ResilienceReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));
        report.Counts("delayedAfterPrepared").ShouldBe((1, 3, 0, 0));
        report.Counts("droppedAfterPrepared").ShouldBe((1, 3, 0, 0));
        report.Figure("delayedAfterPrepared").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("P-1");
        report.Figure("droppedAfterPrepared").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("P-2");
    }

    // Three were prepared: P-1 stalled, P-2 was dropped, P-3's finish moved to a later day. Four were not: P-4 and P-5 stalled, P-6 was
    // dropped, the finish of P-4, P-5 and P-7 moved. Newcombe's interval of the difference of the dropped,
    // 1/3 − 1/4 = 1/12, begins at 1/12 − √((1/3 − l)² + (u′ − 1/4)²), with Wilson's bounds l of 1 of 3 and u′ of 1 of 4.
    [Fact]
    public void The_prepared_against_the_unprepared()
    {
        var book = new Book();
        foreach (var number in Enumerable.Range(1, 7))
        {
            book.Running($"P-{number}", "2024-01-01");
        }

        foreach (var prepared in new[] { "P-1", "P-2", "P-3" })
        {
            book.Do(prepared, "2024-01-10", new PrepareContingency("BudgetCut", "ann", "do less"));
        }

        book.Do("2024-03-01", new DeclareShock("S-1", "Savings round", "BudgetCut", ["IT"]));
        foreach (var delayed in new[] { "P-3", "P-4", "P-5", "P-7" })
        {
            book.Do(delayed, "2024-05-01", new Rebaseline(Book.Day("2031-01-01"), Cut));
        }

        foreach (var stalled in new[] { "P-1", "P-4", "P-5" })
        {
            book.Do(stalled, "2024-05-02", new Stall(Cut));
        }

        book.Do("P-2", "2024-06-01", new Drop(Cut)).Do("P-6", "2024-06-01", new Drop(Cut));
        var report = ResilienceReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));
        report.Counts("stalledAfterPrepared").ShouldBe((1, 3, 0, 0));
        report.Counts("droppedAfterUnprepared").ShouldBe((1, 4, 0, 0));
        report.Counts("delayedAfterUnprepared").ShouldBe((3, 4, 0, 0));
        report.Figure("stalledAfterDifference").Value!.Value.ShouldBe((1 / 3d) - (2 / 4d), 1e-12);
        report.Figure("delayedAfterDifference").Value!.Value.ShouldBe((1 / 3d) - (3 / 4d), 1e-12);
        var dropped = report.Figure("droppedAfterDifference");
        dropped.Value!.Value.ShouldBe((1 / 3d) - (1 / 4d), 1e-12);
        var (prepared3, unprepared4) = (report.Figure("droppedAfterPrepared").Interval!, report.Figure("droppedAfterUnprepared").Interval!);
        dropped.Interval!.Lower!.Value.ShouldBe(
            (1 / 12d) - Math.Sqrt(Math.Pow((1 / 3d) - prepared3.Lower!.Value, 2) + Math.Pow(unprepared4.Upper!.Value - (1 / 4d), 2)), 1e-12);
    }

    // P-2 has stalled by then. To count it at once, and P-3 and P-5 only when their days are over, would say that all have.
    [Theory]
    [InlineData("2024-05-15", 0, 0, 3)]
    [InlineData("2024-08-27", 0, 0, 3)]
    [InlineData("2024-08-28", 1, 3, 0)]
    public void Before_its_aftermath_is_over_nobody_counts(string day, int stalled, int of, int censored)
    {
        var report = On(day);
        report.Counts("stalledAfterUnprepared").ShouldBe((stalled, of, censored, 0));
        report.Struck.Single(s => s.Programme == "P-2").StalledOn.ShouldBe(Book.Day("2024-04-01"));
        (report.Shocks[0].Stalled.Denominator, report.Shocks[0].Stalled.Censored).ShouldBe(censored == 0 ? (4, 0) : (0, 4));
    }

    // P-1 was dropped 31 days after the shock: its story is known, and the others' are not.
    [Fact]
    public void One_that_ended_waits_for_the_others()
    {
        var book = new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01")
            .Do("2024-03-01", new DeclareShock("S-1", "Savings round", "BudgetCut", ["IT"])).Do("P-1", "2024-04-01", new Drop(Cut));
        var report = ResilienceReport.Compute(book.Facts, book.Organisation, book.On("2024-06-01"));
        report.Counts("droppedAfterUnprepared").ShouldBe((0, 0, 2, 0));
        report.Counts("delayedAfterUnprepared").ShouldBe((0, 0, 2, 0));
        ResilienceReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31")).Counts("droppedAfterUnprepared").ShouldBe((1, 2, 0, 0));
    }

    // In the 180 days P-1 was proposed, P-2 on hold and P-3 stalled all the time. P-4 was stalled, went on and stalled again, P-5 was
    // on hold and taken up, and P-6 was active until it was dropped on 2 March.
    [Fact]
    public void What_was_active_on_none_of_the_days_could_not_stall()
    {
        var book = new Book().Do("P-1", "2024-01-01", new Propose("P-1", "One", "IT"));
        foreach (var number in Enumerable.Range(2, 5))
        {
            book.Running($"P-{number}", "2024-01-01");
        }

        book.Do("P-2", "2024-02-01", new PutOnHold(Reason: "waits")).Do("P-3", "2024-02-01", new Stall(Cut)).Do("P-4", "2024-02-01", new Stall(Cut))
            .Do("P-5", "2024-02-01", new PutOnHold(Reason: "waits"))
            .Do("2024-03-01", new DeclareShock("S-1", "Savings round", "BudgetCut", ["IT"]))
            .Do("P-6", "2024-03-02", new Drop(Cut))
            .Do("P-4", "2024-04-01", new Resume()).Do("P-4", "2024-05-01", new Stall(Cut)).Do("P-5", "2024-05-01", new TakeUp());
        var report = ResilienceReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));
        report.Counts("stalledAfterUnprepared").ShouldBe((1, 3, 0, 3));
        report.Figure("stalledAfterUnprepared").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("P-4");
        report.Counts("droppedAfterUnprepared").ShouldBe((1, 6, 0, 0));
    }

    // Of R-1 there were copies of a register when the shock struck, and from June on somebody looks all the time.
    [Fact]
    public void Whether_one_was_prepared_goes_by_who_looked_when_it_was_struck()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("R-1", "2024-01-01", new Register("R-1", "Theirs", "IT", Coverage: new("GMPP", [FactKind.Existence], Sight.AtSnapshots)))
            .Copy("GMPP", "2024-05-31").Do("R-1", "2024-06-01", new DeclareCoverage(Coverage.Own))
            .Do("2024-03-01", new DeclareShock("S-1", "Savings round", "BudgetCut", ["IT"]))
            .Do("2024-07-01", new DeclareShock("S-2", "Another", "BudgetCut", ["IT"]));
        var report = ResilienceReport.Compute(book.Facts, book.Organisation, book.On("2025-12-31"));
        report.Struck.Select(s => (s.Shock, s.Programme, s.Prepared)).ShouldBe(
            [("S-2", "P-1", false), ("S-2", "R-1", false), ("S-1", "P-1", false), ("S-1", "R-1", null)]);
        report.Counts("preparedWhenStruck").ShouldBe((0, 3, 0, 1));
        report.Counts("droppedAfterUnprepared").ShouldBe((0, 3, 0, 0));
    }

    // Whether R-1 has an answer the copies of its register do not tell.
    [Fact]
    public void One_seen_only_in_copies_of_a_register_is_not_observed_in_any_share_of_a_threat()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-01-10", new PrepareContingency("BudgetCut", "ann", "do less"))
            .Do("R-1", "2024-01-01", new Register("R-1", "Theirs", "IT", Coverage: new("GMPP", [FactKind.Existence], Sight.AtSnapshots)))
            .Copy("GMPP", "2024-06-01");
        var cut = ResilienceReport.Compute(book.Facts, book.Organisation, book.On("2024-06-30")).Threats.Single(t => t.Threat == "BudgetCut");
        (cut.With.Numerator, cut.With.Denominator, cut.With.NotObserved).ShouldBe((1, 1, 1));
        (cut.Fresh.Numerator, cut.Fresh.Denominator, cut.Fresh.NotObserved).ShouldBe((1, 1, 1));
    }

    // Nobody had said by May that there was a shock in March.
    [Fact]
    public void A_shock_that_was_told_late_is_not_known_before_by_what_was_said()
    {
        var said = Knowledge.Reported(Given.Position, new(2040, 1, 1), Book.Day("2024-05-31"));
        ResilienceReport.Compute(Given.Known(said), Given.OrganisationKnown(said), new(said)).Shocks.ShouldBeEmpty();
        ResilienceReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-05-31")).Shocks.ShouldHaveSingleItem().Struck.ShouldBe(4);
    }

    private static Book Four(Book book)
    {
        foreach (var threat in Threat.Named)
        {
            book.Do("P-4", "2024-06-01", new PrepareContingency(threat, "ann", "a plan"));
        }

        return book;
    }

    private static ResilienceResult On(string day) => ResilienceReport.Compute(Given.Facts, Given.Organisation, Given.On(day));
}
