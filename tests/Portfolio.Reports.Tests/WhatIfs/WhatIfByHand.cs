using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Reports.Statistics;
using Portfolio.Reports.WhatIfs;

namespace Portfolio.Reports.Tests.WhatIfs;

/// <summary>
/// A reorganisation of IT struck P-1 and P-2 on 1 January 2025, both unprepared. P-2 stalled on 1 February and went on on
/// 3 March: in 180 days P-1 was active for 180, P-2 for 31 and 119, and there was one stall. P-1 has a contingency since
/// June. P-3 and P-4 are of SALES and, below it, EAST.
/// </summary>
public class WhatIfByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.Reorganisation];

    private static readonly Book Given = new Book()
        .Running("P-1", "2024-06-01").Running("P-2", "2024-06-01")
        .Running("P-3", "2024-06-01", department: "SALES").Running("P-4", "2024-06-01", department: "EAST")
        .Do("2025-01-01", new DeclareShock("REORG", "A new IT", "Reorganisation", ["IT"]))
        .Do("P-1", "2024-06-01", new AddScopeItem("A-1", "Portal", 1, 80, [new("ACME", Book.Day("2026-12-31"))]))
        .Do("P-2", "2024-06-01", new AddScopeItem("B-1", "Search", 1, 50))
        .Do("P-2", "2024-06-01", new AddScopeItem("B-2", "Help", 1, 20, [new("ACME", Book.Day("2026-12-31"))]))
        .Do("P-2", "2024-09-01", new Deliver("B-1", 40))
        .Do("P-2", "2024-09-02", new Deliver("B-2"))
        .Do("P-2", "2025-02-01", new Stall(Cut))
        .Do("P-2", "2025-03-03", new Resume())
        .Do("P-1", "2025-06-15", new PrepareContingency("Reorganisation", "ann", "Keep the team together"));

    [Fact]
    public void Whom_it_would_strike_who_is_not_prepared_and_what_is_at_stake()
    {
        var report = Report(new(["IT"], "Reorganisation"));
        report.Figure("exposed").Value.ShouldBe(2);
        (report.Figure("unprepared").Numerator, report.Figure("unprepared").Denominator).ShouldBe((1, 2));
        report.Figure("promisesAtStake").Value.ShouldBe(1);
        report.Figure("valueAtStake").Value.ShouldBe(110);
        report.Exposed.Select(e => (e.Programme, e.ReadySince, e.CustomerValue)).ShouldBe(
            [("P-2", null, 30m), ("P-1", Book.Day("2025-06-15"), 80m)]);
        report.Figure("unprepared").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("P-2");
    }

    // Of R-1, of IT since 2024 and stalled on 1 March 2025, copies of a register are all that is seen.
    [Fact]
    public void One_seen_only_in_copies_of_a_register_is_neither_prepared_nor_unprepared()
    {
        var coverage = new Coverage("GMPP", [FactKind.Existence, FactKind.Stalls], Sight.AtSnapshots);
        var book = new Book()
            .Running("P-1", "2024-06-01")
            .Do("R-1", "2024-06-01", new Register("R-1", "Theirs", "IT", Coverage: coverage)).Copy("GMPP", "2025-12-01")
            .Do("2025-01-01", new DeclareShock("REORG", "A new IT", "Reorganisation", ["IT"]))
            .Do("R-1", "2025-03-01", new Stall(Cut)).Do("R-1", "2025-12-01", new Resume());
        var report = WhatIfReport.Compute(
            book.Facts, book.Organisation, book.On("2025-12-31") with { WhatIf = new(["IT"], "Reorganisation") });
        report.Figure("exposed").Value.ShouldBe(2);
        report.Counts("unprepared").ShouldBe((1, 1, 0, 1));
        report.Exposed.Select(e => (e.Programme, e.Prepared)).ShouldBe([("P-1", false), ("R-1", null)]);
        (report.Figure("expectedStalls").Denominator, report.Figure("expectedStalls").NotObserved).ShouldBe((1, 1));

        // Only P-1’s 180 days were measured, without a stall in them.
        (report.Figure("stallRateUnprepared").Numerator, report.Figure("stallRateUnprepared").Denominator).ShouldBe((0, 180 / 30.4375));
    }

    // R-1 was seen in copies of a register until June: only of P-1 is it known that it was not prepared in January.
    [Fact]
    public void Rates_are_measured_of_those_that_were_seen_closely_when_a_shock_struck()
    {
        var coverage = new Coverage("GMPP", [FactKind.Existence, FactKind.Stalls], Sight.AtSnapshots);
        var book = new Book()
            .Running("P-1", "2024-06-01")
            .Do("R-1", "2024-06-01", new Register("R-1", "Theirs", "IT", Coverage: coverage)).Copy("GMPP", "2025-05-31")
            .Do("R-1", "2025-06-01", new DeclareCoverage(Coverage.Own))
            .Do("2025-01-01", new DeclareShock("REORG", "A new IT", "Reorganisation", ["IT"]));
        var report = WhatIfReport.Compute(
            book.Facts, book.Organisation, book.On("2025-12-31") with { WhatIf = new(["IT"], "Reorganisation") });
        (report.Figure("stallRateUnprepared").Numerator, report.Figure("stallRateUnprepared").Denominator).ShouldBe((0, 180 / 30.4375));
        report.Counts("unprepared").ShouldBe((2, 2, 0, 0));
    }

    [Fact]
    public void A_department_is_struck_with_what_lies_below_it_and_none_is_all()
    {
        Report(new(["SALES"], "Reorganisation")).Exposed.Select(e => e.Programme).Order().ShouldBe(["P-3", "P-4"]);
        Report(new([], "Reorganisation")).Exposed.Count.ShouldBe(4);
        Report(new(["EAST"], "BudgetCut")).Exposed.ShouldHaveSingleItem().Programme.ShouldBe("P-4");
    }

    // Felt for 60 days by the settings, until 2 March: P-1 was active for 60 of them, P-2 for 31.
    [Fact]
    public void For_how_long_a_shock_is_felt_is_a_setting()
    {
        var book = new Book()
            .Running("P-1", "2024-06-01").Running("P-2", "2024-06-01")
            .Do("2024-06-01", new ChangeSetting("aftermathDays", "60"))
            .Do("2025-01-01", new DeclareShock("REORG", "A new IT", "Reorganisation", ["IT"]))
            .Do("P-2", "2025-02-01", new Stall(Cut));
        var report = WhatIfReport.Compute(book.Facts, book.Organisation, book.On("2025-12-31") with { WhatIf = new(["IT"], "Reorganisation") });
        report.Figure("expectedStalls").Title.ShouldBe("Expected to stall within 60 days");
        report.Figure("stallRateUnprepared").Denominator.ShouldNotBeNull().ShouldBe(91 / 30.4375, 1e-12);
    }

    // P-1 prepared on 15 June, six months and 16 days before.
    [Fact]
    public void For_how_many_months_a_contingency_is_good_is_a_setting()
    {
        var asked = Given.On("2025-12-31") with { WhatIf = new(["IT"], "Reorganisation") };
        var organisation = Given.Organisation.Evolve(Book.Recorded(new SettingChanged("contingencyMonths", "6")));
        WhatIfReport.Compute(Given.Facts, Given.Organisation, asked).Counts("unprepared").ShouldBe((1, 2, 0, 0));
        var report = WhatIfReport.Compute(Given.Facts, organisation, asked);
        report.Counts("unprepared").ShouldBe((2, 2, 0, 0));
        report.Exposed.ShouldAllBe(e => e.Prepared == false && e.ReadySince == null);
    }

    [Fact]
    public void Rates_are_those_measured_after_shocks_of_the_kind_of_any_kind_or_of_all_time()
    {
        var measured = Report(new(["IT"], "Reorganisation")).Figure("stallRateUnprepared");
        measured.Numerator.ShouldBe(1);
        Report(new(["IT"], "Reorganisation")).Header.Notes.ShouldContain(n => n.EndsWith("was measured on the 1 shock of this kind on record.", StringComparison.Ordinal));
        measured.Denominator.ShouldNotBeNull().ShouldBe(330 / 30.4375, 1e-12);

        // Nobody was prepared then: those who are now are taken to fare no better.
        var prepared = Report(new(["IT"], "Reorganisation")).Figure("stallRatePrepared");
        prepared.Value.ShouldBe(measured.Value);
        prepared.Formula.ShouldEndWith("Nobody was prepared then: this is the rate of those who were not, and stands for theirs.");
        measured.Formula.ShouldBe("Measured: the same of programmes without one.");
        var other = Report(new(["IT"], "BudgetCut"));
        other.Figure("stallRateUnprepared").Denominator.ShouldBe(measured.Denominator);
        other.Header.Notes.ShouldContain(n => n.Contains("none of this kind was felt", StringComparison.Ordinal));

        var before = WhatIfReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-12-31"));
        before.Figure("stallRateUnprepared").Denominator.ShouldNotBeNull().ShouldBe(4 * 213 / 30.4375, 1e-12);
        before.Header.Notes.ShouldContain(n => n.Contains("rather too low", StringComparison.Ordinal));
    }

    // P-2's stall; nobody was prepared, so that it is behind the other rate too.
    [Fact]
    public void Behind_a_rate_are_the_programmes_that_stalled_with_their_stalls()
    {
        var stalled = Given.Histories.Single(h => h.Latest.Code == "P-2").All.Single(e => e.Event is ProgrammeStalled).Position;
        foreach (var threat in new[] { "Reorganisation", "BudgetCut" })
        {
            var report = Report(new(["IT"], threat));
            report.Figure("stallRateUnprepared").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(new("P-2", [stalled]));
            report.Figure("stallRatePrepared").Evidence.ShouldBe(report.Figure("stallRateUnprepared").Evidence);
        }
    }

    // Each of two stalls with 1 − (b / (b + T))^1.5, the rate being gamma with shape 1 + ½ and b = 330 days, T = 180.
    [Fact]
    public void The_expected_stalls_are_what_the_rates_say()
    {
        var stalls = Report(new(["IT"], "Reorganisation")).Figure("expectedStalls");
        stalls.Value.ShouldNotBeNull().ShouldBe(2 * (1 - Math.Pow(330.0 / 510, 1.5)), 0.06);
        stalls.Interval.ShouldBe(new Interval(0, 2, 0.95, "simulation from measured rates, 4,000 draws"));
        stalls.Denominator.ShouldBe(2);
    }

    [Fact]
    public void Many_programmes_stall_in_number_as_their_chances_say()
    {
        var (prepared, unprepared) = (Rate.Of(200, 40_000), Rate.Of(900, 30_000));
        var drawn = new ShockSimulation(prepared, unprepared, seed: 3, days: 180).Stalls(3_000, 7_000).ShouldNotBeNull();
        var months = 180 / 30.4375;
        var expected = (3_000 * (1 - Math.Pow(40_000 / (40_000 + months), 200.5))) + (7_000 * (1 - Math.Pow(30_000 / (30_000 + months), 900.5)));
        drawn.Value.ShouldBe(expected, 3);

        // The rates are off by a fourteenth and a thirtieth, and 85 and 1,130 stalls vary by chance besides.
        var spread = Math.Sqrt(Math.Pow(85 / Math.Sqrt(200), 2) + 83 + Math.Pow(1050 / Math.Sqrt(900), 2) + 940);
        (drawn.Interval!.Upper - drawn.Interval.Lower).ShouldNotBeNull().ShouldBe(2 * 1.96 * spread, 12);
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_another_does_not()
    {
        Report(new(["IT"], "Reorganisation", 7)).ShouldBe(Report(new(["IT"], "Reorganisation", 7)));
        Drawn(7).ShouldBe(Drawn(7));
        Drawn(7).ShouldNotBe(Drawn(8));

        static Estimate? Drawn(int seed) => new ShockSimulation(Rate.Of(9, 300), Rate.Of(9, 300), seed, days: 180).Stalls(50, 0);
    }

    // The rates are drawn once for all groups: a group is told as it is when it alone is asked for.
    [Fact]
    public void A_group_is_expected_what_it_is_alone()
    {
        var asked = Given.On("2025-12-31") with { WhatIf = new([], "Reorganisation"), By = Grouping.Department };
        var report = WhatIfReport.Compute(Given.Facts, Given.Organisation, asked);
        foreach (var group in report.Groups)
        {
            var alone = WhatIfReport.Compute(
                [.. Given.Facts.Where(f => f.Profiles[^1].Department == group.Group || f.Code is "P-1" or "P-2")], Given.Organisation,
                asked with { By = null, Department = group.Group });
            group.Figures.Single(f => f.Name == "expectedStalls").Value.ShouldBe(alone.Figure("expectedStalls").Value, group.Group);
        }
    }

    [Fact]
    public void Where_no_rate_was_ever_measured_there_is_no_data()
    {
        var never = new ShockSimulation(Rate.Of(0, 0), Rate.Of(0, 0), 1, 180);
        never.Stalls(3, 0).ShouldBeNull();
        never.Stalls(0, 3).ShouldBeNull();
        never.Stalls(0, 0).ShouldNotBeNull().Value.ShouldBe(0);
    }

    private static WhatIfResult Report(WhatIf asked) =>
        WhatIfReport.Compute(Given.Facts, Given.Organisation, Given.On("2025-12-31") with { WhatIf = asked });
}
