using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Board;

namespace Portfolio.Reports.Tests.Board;

/// <summary>
/// Seven programmes from 1 January 2024, seen on 31 December (365 days):
/// P-1 stalled 1 to 31 March (30 days); P-2 delayed by a year; P-3 dropped on 1 July (182 days); P-4 nothing;
/// P-5 completed on 30 June (181 days); P-6 from a register without stalls, delayed; P-7 left its register on 1 September.
/// P-2 deferred an item of value 70, promised to Acme by 1 October, to "later" on 1 June.
/// </summary>
public class BoardByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01", department: "SALES")
        .Do("P-1", "2024-03-01", new Stall(Cut)).Do("P-1", "2024-03-31", new Resume())
        .Running("P-2", "2024-01-01", "2025-01-01", department: "EAST")
        .Do("P-2", "2024-01-01", new AddScopeItem("I-1", "Portal", 1, 70, [new("ACME", Book.Day("2024-10-01"))]))
        .Do("P-2", "2024-06-01", new DeferScopeItem("I-1", Cut, ToLater: true))
        .Do("P-2", "2024-12-15", new Rebaseline(Book.Day("2026-01-01"), Cut))
        .Running("P-3", "2024-01-01").Do("P-3", "2024-07-01", new Drop(Cut))
        .Running("P-4", "2024-01-01")
        .Running("P-5", "2024-01-01").Do("P-5", "2024-06-30", new Complete())
        .Copy("GMPP", "2024-01-01").Copy("GMPP", "2024-12-01")
        .Do("P-6", "2024-01-01", new Register(
            "P-6", "Theirs", PlannedFinish: Book.Day("2025-01-01"),
            Coverage: new("GMPP", [FactKind.Existence, FactKind.Finish, FactKind.Outcomes], Sight.AtSnapshots)))
        .Do("P-6", "2024-12-01", new Rebaseline(Book.Day("2025-06-01")))
        .Running("P-7", "2024-01-01").Do("P-7", "2024-09-01", new LeaveRegister("GMPP"));

    private static readonly BoardResult Board = BoardReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-12-31"));

    [Fact]
    public void Programmes_by_state() => Board.States.ShouldBe(
    [
        new(ProgrammeState.Active, 4), new(ProgrammeState.Completed, 1), new(ProgrammeState.Dropped, 1),
        new(ProgrammeState.LeftRegister, 1),
    ]);

    // P-1, P-2, P-3 of P-1 to P-5; P-4 may still be. Not observed: P-6 (no stalls), P-7 (gone with nothing seen).
    [Fact]
    public void The_headline_share()
    {
        Counts("headline").ShouldBe((3, 5, 1, 2));
        Board.Figure("headline").Evidence!.Select(e => e.Code).ShouldBe(["P-1", "P-2", "P-3"]);
    }

    // Without stalls P-6 can be told too: P-2, P-3, P-6 of P-1 to P-6; P-1 and P-4 may still be.
    [Fact]
    public void The_share_that_needs_no_stalls() => Counts("delayedOrDropped").ShouldBe((3, 6, 2, 1));

    // One stall in 335 (P-1) + 365 (P-2) + 182 (P-3) + 365 (P-4) + 181 (P-5) + 244 (P-7) = 1672 days active since
    // 31 December 2023. One drop in 365 + 365 + 182 + 365 + 181 + 335 (P-6, seen until its last copy) + 244 = 2037 days run.
    [Fact]
    public void Rates_of_the_last_twelve_months()
    {
        Board.Figure("stallRateYear").Value!.Value.ShouldBe(100 * 30.4375 / 1672, 1e-9);
        Board.Figure("dropRateYear").Value!.Value.ShouldBe(100 * 30.4375 / 2037, 1e-9);
    }

    // P-2 and P-6 of seven; the one promise, undelivered by its day, is broken.
    [Fact]
    public void The_other_figures()
    {
        Counts("rebaselined").ShouldBe((2, 7, 2, 0));
        Board.Figure("valueWaiting").Value.ShouldBe(70);
        Counts("promisesBroken").ShouldBe((1, 1, 0, 0));
        Counts("vacantNow").ShouldBe((0, 3, 0, 1));
    }

    [Fact]
    public void Each_figure_has_its_twelve_months_and_ends_on_the_day()
    {
        Board.Series.Select(s => s.Name).ShouldBe(Board.Figures.Select(f => f.Name));
        foreach (var (series, figure) in Board.Series.Zip(Board.Figures))
        {
            series.Points.Count.ShouldBe(13);
            series.Points[0].AsOf.ShouldBe(Book.Day("2023-12-31"));
            series.Points[0].Value.ShouldBeNull(series.Name);
            series.Points[^1].AsOf.ShouldBe(Book.Day("2024-12-31"));
            (series.Points[^1].Value, series.Points[^1].Numerator).ShouldBe((figure.Value, figure.Numerator));
        }

        // Dropped on 1 July: in the share from the end of July on.
        var headline = Board.Series[0].Points;
        headline.Select(p => p.Numerator).ShouldBe([0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3]);
    }

    [Fact]
    public void The_heat_table_has_a_row_for_each_department_and_one_for_none() =>
        Board.Departments.Select(d => (d.Group, d.Programmes, d.Figures[0].Numerator, d.Figures[0].Denominator)).ShouldBe(
        [
            ("EAST", 1, 1, 1d), ("IT", 4, 1, 3d), ("SALES", 1, 1, 1d), (null, 1, 0, 0d),
        ]);

    // Sales: P-1, active for 335 days, stalled once, without scope. East: P-2, delayed, its item put off to "later", its promise broken.
    [Fact]
    public void A_row_of_the_heat_table_holds_every_figure_of_the_department()
    {
        Board.Departments.ShouldAllBe(d => d.Figures.Select(f => f.Name).SequenceEqual(Board.Figures.Select(f => f.Name)));
        Row("SALES").ShouldBe(
        [
            ("headline", 1), ("delayedOrDropped", 0), ("stalledNow", 0), ("stallRateYear", Math.Round(100 * 30.4375 / 335, 9)), ("dropRateYear", 0),
            ("rebaselined", 0), ("valueWaiting", null), ("promisesBroken", null), ("vacantNow", 0), ("onWatchlist", 0),
        ]);
        Row("EAST").ShouldBe(
        [
            ("headline", 1), ("delayedOrDropped", 1), ("stalledNow", 0), ("stallRateYear", 0), ("dropRateYear", 0),
            ("rebaselined", 1), ("valueWaiting", 70), ("promisesBroken", 1), ("vacantNow", 0), ("onWatchlist", 1),
        ]);

        static IEnumerable<(string, double?)> Row(string department) => Board.Departments.Single(d => d.Group == department).Figures
            .Select(f => (f.Name, f.Value is { } value ? Math.Round(value, 9) : (double?)null));
    }

    [Fact]
    public void A_department_is_shown_with_those_below_it() =>
        BoardReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-12-31") with { Department = "sales" })
            .Header.Programmes.ShouldBe(2);

    [Fact]
    public void What_changed_is_told_latest_first()
    {
        Board.Since.ShouldBe(Book.Day("2024-11-30"));
        Board.Changes.Select(c => (c.Programme, c.On, c.Kind, c.InWords)).ShouldBe(
        [
            ("P-2", Book.Day("2024-12-15"), ChangeKind.Rebaselined, "Finish re-baselined from 2025-01-01 to 2026-01-01, 365 days later"),
            ("P-6", Book.Day("2024-12-01"), ChangeKind.Rebaselined, "Finish re-baselined from 2025-01-01 to 2025-06-01, 151 days later"),
        ]);
        var year = BoardReport.Compute(
            Given.Facts, Given.Organisation, Given.On("2024-12-31") with { Since = Book.Day("2024-01-01") });
        year.Changes.Select(c => c.Kind).ShouldBe(
        [
            ChangeKind.Rebaselined, ChangeKind.Rebaselined, ChangeKind.LeftRegister, ChangeKind.Dropped, ChangeKind.Completed,
            ChangeKind.ItemDeferred, ChangeKind.Resumed, ChangeKind.Stalled,
        ]);
    }

    [Fact]
    public void An_experiment_that_ended_is_not_told_as_completed()
    {
        var book = new Book()
            .Do("P-1", "2024-01-01", new Propose("P-1", "Trial", "IT", Experiment: new("one in ten buy")))
            .Do("P-1", "2024-01-01", new PlanPhase(1, "Phase 1")).Do("P-1", "2024-01-01", new AppointSponsor("ann"))
            .Do("P-1", "2024-01-01", new Commission(Book.Day("2024-12-01")))
            .Do("P-1", "2024-12-10", new EndExperiment(false, "they do not"));
        BoardReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31")).Changes.ShouldHaveSingleItem().InWords.ShouldBe("Experiment ended");
    }

    // It no longer lists one, and nobody knows what became of it: no drop was counted because none could be.
    [Fact]
    public void A_register_that_only_loses_programmes_tells_no_drop_rate()
    {
        var book = new Book().Copy("GMPP", "2024-01-01").Copy("GMPP", "2024-07-01").Copy("GMPP", "2024-12-01");
        foreach (var code in new[] { "P-1", "P-2" })
        {
            book.Do(code, "2024-01-01", new Register(
                code, "Theirs", PlannedFinish: Book.Day("2025-01-01"),
                Coverage: new("GMPP", [FactKind.Existence, FactKind.Finish], Sight.AtSnapshots)));
        }

        book.Do("P-2", "2024-07-01", new LeaveRegister("GMPP"));

        var board = BoardReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));

        var drops = board.Figure("dropRateYear");
        (drops.Value, drops.Interval, drops.Numerator, drops.Denominator, drops.NotObserved).ShouldBe((null, null, 0, 0, 2));
        var delayed = board.Figure("delayedOrDropped");
        (delayed.Numerator, delayed.Denominator, delayed.NotObserved).ShouldBe((0, 1, 1));
        board.Header.Notes.ShouldContain("Outcomes of ended programmes (completed, dropped) are not observed for 2 of 2 programmes: these are left out where that matters, not counted as 0.");
    }

    private static (int?, double?, int, int) Counts(string name)
    {
        var figure = Board.Figure(name);
        return (figure.Numerator, figure.Denominator, figure.Censored, figure.NotObserved);
    }
}
