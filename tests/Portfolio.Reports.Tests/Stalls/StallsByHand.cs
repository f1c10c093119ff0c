using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Stalls;

namespace Portfolio.Reports.Tests.Stalls;

/// <summary>
/// Five programmes from 1 January 2024, seen on 30 June:
/// P-1 active 31 days, stalled 1 February to 2 March (30 days, resumed), active 60 days, stalled again since 1 May (60 days);
/// P-2 active 60 days, stalled 1 March, dropped 10 April (40 days);
/// P-3 active 91 days, on hold since 1 April;
/// P-4 from a register that does not report stalls;
/// P-5 active all 181 days.
/// </summary>
public class StallsByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01", department: "SALES")
        .Do("P-1", "2024-02-01", new Stall([Derailer.BudgetCut]))
        .Do("P-1", "2024-03-02", new Resume())
        .Do("P-1", "2024-05-01", new Stall([Derailer.BudgetCut, Derailer.SponsorChange]))
        .Running("P-2", "2024-01-01")
        .Do("P-2", "2024-03-01", new Stall([Derailer.Reorganisation]))
        .Do("P-2", "2024-04-10", new Drop([Derailer.BudgetCut]))
        .Running("P-3", "2024-01-01")
        .Do("P-3", "2024-04-01", new PutOnHold())
        .Do("P-4", "2024-01-01", new Register(
            "P-4", "Theirs", Coverage: new("GMPP", [FactKind.Existence, FactKind.Status], Sight.AtSnapshots)))
        .Running("P-5", "2024-01-01");

    private static readonly StallResult Report =
        StallReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-06-30") with { By = Grouping.Department });

    // P-1 of P-1 and P-5; P-4 is not observed, P-3 held, P-2 gone. Wilson for 1 of 2.
    [Fact]
    public void Stalled_on_the_day()
    {
        var figure = Report.Figure("stalledNow");
        (figure.Value, figure.Numerator, figure.Denominator, figure.NotObserved, figure.SmallBase).ShouldBe((0.5, 1, 2, 1, true));
        figure.Interval!.Lower!.Value.ShouldBe(0.094531, 1e-6);
        figure.Interval.Upper!.Value.ShouldBe(0.905469, 1e-6);
        figure.Estimator.ShouldBe("proportion, Wilson score");
        figure.Evidence.ShouldHaveSingleItem().Code.ShouldBe("P-1");
        figure.Evidence![0].Positions.ShouldBe([8L]);
    }

    // P-3 of P-1, P-3 and P-5.
    [Fact]
    public void Holds_are_beside_it()
    {
        var figure = Report.Figure("onHoldNow");
        (figure.Numerator, figure.Denominator, figure.NotObserved).ShouldBe((1, 3, 1));
    }

    // Three stalls in 31 + 60 (P-1) + 60 (P-2) + 91 (P-3) + 181 (P-5) = 423 days active: 3 / (423 / 30.4375) × 100.
    [Fact]
    public void Stalls_started_per_hundred_programme_months()
    {
        var figure = Report.Figure("stallRate");
        (figure.Numerator, figure.NotObserved).ShouldBe((3, 1));
        figure.Denominator!.Value.ShouldBe(423 / 30.4375, 1e-12);
        figure.Value!.Value.ShouldBe(21.586879, 1e-6);
        figure.Evidence!.Select(e => e.Code).ShouldBe(["P-1", "P-2"]);
    }

    // P-1 and P-2 of P-1, P-2, P-3, P-5; P-3 and P-5 may still.
    [Fact]
    public void Ever_stalled()
    {
        var figure = Report.Figure("everStalled");
        (figure.Numerator, figure.Denominator, figure.Censored, figure.NotObserved).ShouldBe((2, 4, 2, 1));
    }

    // After 30 days one of three resumed (1/3); after 40 one of the two left was dropped (2/3 × 1/2); one is open at 60.
    // So half have ended by day 40; nobody was seen for three months, so nothing is said of it.
    [Fact]
    public void How_stalls_end()
    {
        Report.Figure("resumedIn1Months").Value!.Value.ShouldBe(1 / 3d, 1e-12);
        Report.Figure("droppedIn1Months").Value.ShouldBe(0);
        Report.Figure("resumedIn3Months").HasData.ShouldBeFalse();
        Report.Figure("medianDaysStalled").Value.ShouldBe(40);
        Report.Fates.Single(f => f.Name == "dropped").Steps
            .Select(s => (s.Days, s.AtRisk, s.Events, s.Censored, Math.Round(s.Value, 12)))
            .ShouldBe([(30, 3, 0, 0, 0), (40, 2, 1, 0, Math.Round(1 / 3d, 12)), (60, 1, 0, 1, Math.Round(1 / 3d, 12))]);
    }

    // Of five, one resumed after 20 days, one was dropped after 50, one resumed after 80, one was merged into another after 150; the last has
    // been stalled for 400. 1, 3, 6 and 12 months are 30.4, 91.3, 182.6 and 365.25 days.
    [Theory]
    [InlineData("resumed", 0.2, 0.4, 0.4, 0.4)]
    [InlineData("dropped", 0, 0.2, 0.2, 0.2)]
    [InlineData("otherwiseEnded", 0, 0, 0.2, 0.2)]
    public void How_stalls_end_within_1_3_6_and_12_months(string end, double in1, double in3, double in6, double in12)
    {
        var book = new Book();
        foreach (var number in Enumerable.Range(1, 5))
        {
            book.Running($"P-{number}", "2024-01-01").Do($"P-{number}", "2024-02-01", new Stall([Derailer.BudgetCut]));
        }

        book.Do("P-1", "2024-02-21", new Resume()).Do("P-2", "2024-03-22", new Drop([Derailer.BudgetCut]))
            .Do("P-3", "2024-04-21", new Resume()).Do("P-4", "2024-06-30", new Merge("P-5"));
        var report = StallReport.Compute(book.Facts, book.Organisation, book.On("2025-03-07"));
        foreach (var (months, share) in new[] { (1, in1), (3, in3), (6, in6), (12, in12) })
        {
            report.Figure($"{end}In{months}Months").Value!.Value.ShouldBe(share, 1e-12);
        }
    }

    // P-1 is the only one that resumed; it stalled again 60 days later.
    [Fact]
    public void Stalled_again() => Report.Figure("stalledAgainIn12Months").Value.ShouldBe(1);

    [Fact]
    public void Causes_are_counted_together() =>
        Report.Causes.Select(c => (c.Cause, c.Cases, c.Programmes, c.Share.Denominator)).ShouldBe(
        [
            (Derailer.BudgetCut, 2, 1, 3), (Derailer.Reorganisation, 1, 1, 3), (Derailer.SponsorChange, 1, 1, 3),
        ]);

    [Fact]
    public void Each_stall_is_listed_with_its_events() =>
        Report.Stalls.Select(s => (s.Programme, s.From, s.To, s.End, s.Days)).ShouldBe(
        [
            ("P-1", Book.Day("2024-05-01"), null, StallEnd.Open, 60),
            ("P-2", Book.Day("2024-03-01"), Book.Day("2024-04-10"), StallEnd.Dropped, 40),
            ("P-1", Book.Day("2024-02-01"), Book.Day("2024-03-02"), StallEnd.Resumed, 30),
        ]);

    [Fact]
    public void Groups_have_the_same_figures()
    {
        Report.Groups.Select(g => (g.Group, g.Title, g.Programmes))
            .ShouldBe([("IT", "Technology", 3), ("SALES", "Sales", 1), (null, null, 1)]);
        var sales = Report.Groups[1].Figures.Single(f => f.Name == "stalledNow");
        (sales.Numerator, sales.Denominator).ShouldBe((1, 1));
        Report.Groups[2].Figures.Single(f => f.Name == "stalledNow").HasData.ShouldBeFalse();
    }

    [Fact]
    public void What_is_not_observed_is_said() =>
        Report.Header.Notes.ShouldContain(
            "Stalls are not observed for 1 of 5 programmes: these are left out where that matters, not counted as 0.");

    // Seen again as of 1 March: P-1 was stalled since 1 February, P-2 had just stalled; P-5 was active, and P-3.
    [Fact]
    public void An_earlier_day_shows_what_was_then()
    {
        var then = StallReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-03-01"));
        var figure = then.Figure("stalledNow");
        (figure.Numerator, figure.Denominator).ShouldBe((2, 4));
        then.Stalls.ShouldAllBe(s => s.End == StallEnd.Open && s.To == null);
    }

    // P-1 resumed on 1 March and ended on 1 June: reopened on 1 September, it stalled on 1 October, which is not the next stall
    // after that resumption. P-2 resumed with it and has run since.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_end_competes_with_the_next_stall_even_where_it_was_undone(bool stalledAgain)
    {
        var book = new Book();
        foreach (var programme in new[] { "P-1", "P-2" })
        {
            book.Running(programme, "2024-01-01").Do(programme, "2024-02-01", new Stall([Derailer.BudgetCut]))
                .Do(programme, "2024-03-01", new Resume());
        }

        book.Do("P-1", "2024-06-01", new Drop([Derailer.BudgetCut])).Do("P-1", "2024-09-01", new Reopen("wanted after all"));
        if (stalledAgain)
        {
            book.Do("P-1", "2024-10-01", new Stall([Derailer.BudgetCut]));
        }

        // P-2 stalls a month after P-1 had ended: one of the two resumptions, not all of those that were left.
        book.Do("P-2", "2024-07-01", new Stall([Derailer.BudgetCut]));
        StallReport.Compute(book.Facts, book.Organisation, book.On("2025-06-30")).Figure("stalledAgainIn12Months").Value.ShouldBe(0.5);
    }
}
