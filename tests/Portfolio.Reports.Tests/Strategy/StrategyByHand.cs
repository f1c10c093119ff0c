using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Strategy;

namespace Portfolio.Reports.Tests.Strategy;

/// <summary>
/// From 1 January 2024, seen on 31 December (365 days). P-1 answered its third question on 10 April (100 days) and was stalled from
/// 1 to 11 February: 90 days active in a vacuum, 265 out of it. P-2 answered none and stalled on 1 July: 182 days. P-3 answered all
/// twelve at once and stalled on 21 December: 355 days out of it.
/// </summary>
public class StrategyByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private static readonly Book Given = Answered(new Book()
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-01-10", new AnswerStrategyQuestion(1, 1, "large ones")).Do("P-1", "2024-02-01", new AnswerStrategyQuestion(2, 1, "more"))
        .Do("P-1", "2024-02-01", new Stall(Cut)).Do("P-1", "2024-02-11", new Resume())
        .Do("P-1", "2024-04-10", new AnswerStrategyQuestion(3, 1, "Sales"))
        .Running("P-2", "2024-01-01").Do("P-2", "2024-07-01", new Stall(Cut))
        .Running("P-3", "2024-01-01"), "P-3")
        .Do("P-3", "2024-12-21", new Stall(Cut));

    private static readonly StrategyResult Report = StrategyReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-12-31"));

    [Fact]
    public void How_complete_it_is()
    {
        Report.Counts("canvasComplete").ShouldBe((1, 3, 0, 0));
        Report.Counts("inVacuum").ShouldBe((1, 3, 0, 0));
        Report.Figure("medianAnswered").Value.ShouldBe(3);
        Report.Programmes.Select(p => (p.Programme, p.Answered, p.InVacuum)).ShouldBe([("P-2", 0, true), ("P-1", 3, false), ("P-3", 12, false)]);
        Report.Programmes[1].Missing[0].ShouldBe("1.2");
        Report.Components.Single(c => c.Component == "2.1").Answered.Numerator.ShouldBe(2);
    }

    // Two stalls in 90 + 182 days, one in 265 + 355.
    [Fact]
    public void How_those_in_a_vacuum_fare()
    {
        Report.Figure("stallRateInVacuum").Value!.Value.ShouldBe(200 * 30.4375 / 272, 1e-9);
        Report.Figure("stallRateOtherwise").Value!.Value.ShouldBe(100 * 30.4375 / 620, 1e-9);
        Report.Figure("stallRateRatio").Value!.Value.ShouldBe(1240 / 272d, 1e-9);
        Report.Figure("dropRateInVacuum").Value.ShouldBe(0);
    }

    // P-1 ran for 100 days and was dropped; P-2 was dropped as a proposal, which was at no risk of it. Of P-3 it was learnt on 1
    // December that it had been dropped 200 days after its begin, by when it had left its register.
    [Fact]
    public void Drops_are_counted_where_there_was_time_at_risk()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-04-10", new Drop(Cut))
            .Do("P-2", "2024-01-01", new Propose("P-2", "Second", "IT")).Do("P-2", "2024-03-01", new Drop(Cut))
            .Running("P-3", "2024-01-01").Do("P-3", "2024-07-19", new LeaveRegister("GMPP"))
            .Do("P-3", "2024-12-01", new LearnOutcome(Outcome.Dropped, Book.Day("2024-07-19")));
        var report = StrategyReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));
        report.Figure("dropRateInVacuum").Numerator.ShouldBe(2);
        report.Figure("dropRateInVacuum").Value!.Value.ShouldBe(200 * 30.4375 / 300, 1e-9);
        report.Figure("dropRateInVacuum").Evidence.ShouldNotBeNull().Select(e => e.Code).ShouldBe(["P-1", "P-3"]);
        Portfolio.Reports.Board.BoardReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"))
            .Figure("dropRateYear").Value!.Value.ShouldBe(200 * 30.4375 / 300, 1e-9);
    }

    // P-1 was dropped after 100 days in a vacuum; P-2 had answered all at once, and was dropped after 200 days out of it.
    [Fact]
    public void How_often_those_in_a_vacuum_are_dropped_against_others()
    {
        var book = Answered(new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-04-10", new Drop(Cut))
            .Running("P-2", "2024-01-01"), "P-2").Do("P-2", "2024-07-19", new Drop(Cut));
        var report = StrategyReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));
        report.Figure("dropRateInVacuum").Value!.Value.ShouldBe(100 * 30.4375 / 100, 1e-9);
        report.Figure("dropRateOtherwise").Numerator.ShouldBe(1);
        report.Figure("dropRateOtherwise").Value!.Value.ShouldBe(100 * 30.4375 / 200, 1e-9);
        report.Figure("dropRateRatio").Value!.Value.ShouldBe(200 / 100d, 1e-9);
    }

    private static Book Answered(Book book, string programme)
    {
        for (var question = 1; question <= 3; question++)
        {
            for (var component = 1; component <= 4; component++)
            {
                book.Do(programme, "2024-01-01", new AnswerStrategyQuestion(question, component, "so"));
            }
        }

        return book;
    }
}
