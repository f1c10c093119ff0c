using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Rebaselines;

namespace Portfolio.Reports.Tests.Rebaselines;

/// <summary>
/// Four programmes from 1 January 2024, each to finish on 1 January 2025, seen on that day:
/// P-1: moved to 1 July 2025 (+181) and to 31 December 2025 (+183). Said Green, then Amber.
/// P-2: moved to 1 December 2024 (−31), completed on 30 November. Said Green, then Red, superseded by Green.
/// P-3: never moved; stalled 15 March to 15 April, dropped on 1 September. Said Green on 31 March, then Red.
/// P-4: from a register that reports no finish.
/// </summary>
public class RebaselinesByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01", "2025-01-01")
        .Do("P-1", "2024-03-31", Said("2024-03-31", "Green"))
        .Do("P-1", "2024-06-01", new Rebaseline(Book.Day("2025-07-01"), [Derailer.BudgetCut]))
        .Do("P-1", "2024-06-30", Said("2024-06-30", "Amber"))
        .Do("P-1", "2024-10-01", new Rebaseline(Book.Day("2025-12-31"), [Derailer.BudgetCut, Derailer.Reorganisation]))
        .Running("P-2", "2024-01-01", "2025-01-01")
        .Do("P-2", "2024-03-31", Said("2024-03-31", "Green"))
        .Do("P-2", "2024-05-01", new Rebaseline(Book.Day("2024-12-01")))
        .Do("P-2", "2024-06-30", Said("2024-06-30", "Red"))
        .Do("P-2", "2024-07-10", Said("2024-06-30", "Green") with { Reason = "a slip of the pen" })
        .Do("P-2", "2024-11-30", new Complete())
        .Running("P-3", "2024-01-01", "2025-01-01")
        .Do("P-3", "2024-03-15", new Stall([Derailer.BudgetCut]))
        .Do("P-3", "2024-03-31", Said("2024-03-31", "Green"))
        .Do("P-3", "2024-04-15", new Resume())
        .Do("P-3", "2024-06-30", Said("2024-06-30", "Red"))
        .Do("P-3", "2024-09-01", new Drop([Derailer.BudgetCut]))
        .Do("P-4", "2024-01-01", new Register("P-4", "Theirs", Coverage: new("GMPP", [FactKind.Existence], Sight.AtSnapshots)));

    private static readonly RebaselineResult Report =
        RebaselineReport.Compute(Given.Facts, Given.Organisation, Given.On("2025-01-01"));

    // P-1 and P-2 of three; P-1 twice; P-1 only to a later day. All but P-1 have ended.
    [Fact]
    public void How_many_were_moved()
    {
        Counts("rebaselined").ShouldBe((2, 3, 0, 1));
        Counts("rebaselinedAgain").ShouldBe((1, 2, 0, 0));
        Counts("delayed").ShouldBe((1, 3, 0, 0));
        Report.HowOften.ShouldBe([new(0, 1), new(1, 1), new(2, 1)]);
    }

    // Three in 366 (P-1) + 334 (P-2) + 244 (P-3) = 944 days.
    [Fact]
    public void How_often() => Report.Figure("rebaselineRate").Value!.Value.ShouldBe(3 * 365.25 / 944, 1e-12);

    // 364 and −31 days in all; 181, 183 and −31 each.
    [Fact]
    public void How_far()
    {
        Report.Figure("medianDaysMoved").Value.ShouldBe(166.5);
        Report.Figure("meanDaysMoved").Value.ShouldBe(166.5);
        Report.Figure("medianDaysEach").Value.ShouldBe(181);
    }

    [Fact]
    public void The_original_is_beside_the_latest() =>
        Report.Programmes.Select(p => (p.Programme, p.Original, p.Latest, p.Rebaselines, p.MovedDays)).ShouldBe(
        [
            ("P-1", Book.Day("2025-01-01"), Book.Day("2025-12-31"), 2, 364),
            ("P-3", Book.Day("2025-01-01"), Book.Day("2025-01-01"), 0, 0),
            ("P-2", Book.Day("2025-01-01"), Book.Day("2024-12-01"), 1, -31),
        ]);

    [Fact]
    public void Causes() => Report.Causes.Select(c => (c.Cause, c.Cases, c.Share.Denominator)).ShouldBe(
        [(Derailer.BudgetCut, 2, 3), (Derailer.Reorganisation, 1, 3)]);

    // Green: four reports, of P-1 (open), P-2 twice (completed) and P-3 (dropped; it stood still on that 31 March).
    [Fact]
    public void What_a_Green_was_worth()
    {
        var green = Report.Calibration[0];
        (green.Scale, green.Rating, green.Light, green.Reports, green.Programmes).ShouldBe(("RAG3@1", "Green", Light.Green, 4, 3));
        (green.EndedWell.Numerator, green.EndedWell.Denominator, green.EndedWell.Censored).ShouldBe((2, 3, 1));
        (green.LastSaid.Numerator, green.LastSaid.Denominator).ShouldBe((1, 1));
        (green.AgainstEvidence.Numerator, green.AgainstEvidence.Denominator).ShouldBe((1, 4));
        Report.Calibration.Select(c => (c.Rating, c.Reports)).ShouldBe([("Green", 4), ("Amber", 1), ("Red", 1)]);
    }

    // Of P-2’s Green of March somebody said Red, then Amber; of P-3’s of March Red, of its Red of June Red too. P-2 was completed, P-3
    // dropped. Before 5 April nobody had said anything.
    [Fact]
    public void What_an_override_was_worth_stands_beside_what_was_reported()
    {
        var book = new Book()
            .Running("P-2", "2024-01-01").Do("P-2", "2024-03-31", Said("2024-03-31", "Green"))
            .Do("P-2", "2024-04-05", new OverrideStatus(Book.Day("2024-03-31"), "Red", "seen on site"))
            .Do("P-2", "2024-04-06", new OverrideStatus(Book.Day("2024-03-31"), "Amber", "seen again"))
            .Do("P-2", "2024-11-30", new Complete())
            .Running("P-3", "2024-01-01").Do("P-3", "2024-03-31", Said("2024-03-31", "Green"))
            .Do("P-3", "2024-04-05", new OverrideStatus(Book.Day("2024-03-31"), "Red", "seen on site"))
            .Do("P-3", "2024-06-30", Said("2024-06-30", "Red"))
            .Do("P-3", "2024-07-01", new OverrideStatus(Book.Day("2024-06-30"), "Red", "quite so"))
            .Do("P-3", "2024-09-01", new Drop([Derailer.BudgetCut]));

        RebaselineReport.Compute(book.Facts, book.Organisation, book.On("2025-01-01")).Calibration
            .Select(c => (c.Rating, c.Reports, c.Overridden.Numerator, c.Overrides, c.OverridesEndedWell.Numerator, c.OverridesEndedWell.Denominator))
            .ShouldBe([("Green", 2, 2, 0, 0, 0), ("Amber", 0, 0, 1, 1, 1), ("Red", 1, 0, 2, 0, 2)]);
        RebaselineReport.Compute(book.Facts, book.Organisation, book.On("2024-04-04")).Calibration
            .ShouldAllBe(c => c.Overrides == 0 && c.Overridden.Numerator == 0);
    }

    // As of 1 July the first word of P-2 for June, Red, still stood.
    [Fact]
    public void A_superseded_rating_stood_until_it_was_superseded() =>
        RebaselineReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-07-01")).Calibration
            .Select(c => (c.Rating, c.Reports)).ShouldBe([("Green", 3), ("Amber", 1), ("Red", 2)]);

    [Fact]
    public void Ratings_of_different_scales_are_never_mixed()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-03-31", Said("2024-03-31", "Green"))
            .Do("P-1", "2024-06-30", Said("2024-06-30", "Green") with { Scale = "RAG5@1" });

        RebaselineReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31")).Calibration
            .Select(c => (c.Scale, c.Rating, c.Reports)).ShouldBe([("RAG3@1", "Green", 1), ("RAG5@1", "Green", 1)]);
    }

    private static ReportStatus Said(string period, string overall) => new(Book.Day(period), "RAG3@1", overall);

    private static (int?, double?, int, int) Counts(string name)
    {
        var figure = Report.Figure(name);
        return (figure.Numerator, figure.Denominator, figure.Censored, figure.NotObserved);
    }
}
