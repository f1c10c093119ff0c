using Portfolio.Domain.Programmes;
using Portfolio.Reports.Engagements;

namespace Portfolio.Reports.Tests.Engagements;

/// <summary>
/// From 1 January 2024, seen on 1 July. P-1 of IT needs Sales, which is committed, and Sales east, which has not said. P-2 of IT
/// needs Sales, which blocks it. P-3 of Sales needs nobody, and took Sales east unawares. P-4 is completed.
/// </summary>
public class EngagementByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-01-10", new InvolveDepartment("SALES")).Do("P-1", "2024-01-10", new InvolveDepartment("EAST"))
        .Do("P-1", "2024-01-15", new RecordEngagement("SALES", Engagement.Informed))
        .Do("P-1", "2024-02-01", new RecordEngagement("SALES", Engagement.Committed))
        .Running("P-2", "2024-01-01")
        .Do("P-2", "2024-01-10", new InvolveDepartment("SALES")).Do("P-2", "2024-02-01", new RecordEngagement("SALES", Engagement.Blocking))
        .Running("P-3", "2024-01-01", department: "SALES").Do("P-3", "2024-03-01", new RecordBlindsiding("EAST"))
        .Running("P-4", "2024-01-01").Do("P-4", "2024-05-01", new Complete());

    private static readonly EngagementResult Report = EngagementReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-07-01"));

    [Fact]
    public void Figures()
    {
        Report.Counts("runAlone").ShouldBe((1, 3, 0, 0));
        Report.Counts("committed").ShouldBe((1, 3, 0, 0));
        Report.Counts("notSaid").ShouldBe((1, 3, 0, 0));
        Report.Counts("blocked").ShouldBe((1, 2, 0, 0));
        Report.Counts("whollyCommitted").ShouldBe((0, 2, 0, 0));
        Report.Counts("blindsided").ShouldBe((1, 3, 0, 0));
    }

    // Both departments that P-1 needs are committed, and one of the two that P-2 needs; P-3 needs none.
    [Fact]
    public void Programmes_that_have_everybody_with_them()
    {
        var book = new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01").Running("P-3", "2024-01-01");
        foreach (var programme in new[] { "P-1", "P-2" })
        {
            book.Do(programme, "2024-01-10", new InvolveDepartment("SALES")).Do(programme, "2024-01-10", new InvolveDepartment("EAST"))
                .Do(programme, "2024-02-01", new RecordEngagement("SALES", Engagement.Committed));
        }

        book.Do("P-1", "2024-02-01", new RecordEngagement("EAST", Engagement.Committed));
        var report = EngagementReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01"));
        report.Counts("whollyCommitted").ShouldBe((1, 2, 0, 0));
        report.Counts("committed").ShouldBe((3, 4, 0, 0));
    }

    // P-1 named its own; P-2 was moved into the one that it needed. Neither has anybody beside its own any more.
    [Fact]
    public void A_programme_that_involves_its_own_department_alone_is_run_by_one_alone()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-01-10", new InvolveDepartment("IT"))
            .Do("P-1", "2024-02-01", new RecordEngagement("IT", Engagement.Blocking))
            .Running("P-2", "2024-01-01").Do("P-2", "2024-01-10", new InvolveDepartment("SALES"))
            .Do("P-2", "2024-03-01", new Describe(Department: "SALES"));
        EngagementReport.Compute(book.Facts, book.Organisation, book.On("2024-02-01")).Counts("runAlone").ShouldBe((1, 2, 0, 0));

        var report = EngagementReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01"));
        report.Counts("runAlone").ShouldBe((2, 2, 0, 0));
        report.Counts("notSaid").ShouldBe((0, 0, 0, 0));
        report.Counts("blocked").ShouldBe((0, 0, 0, 0));
        report.Involvements.ShouldBeEmpty();
        report.Departments.ShouldBeEmpty();
    }

    [Fact]
    public void By_department() => Report.Departments.ShouldBe(
    [
        new("EAST", "Sales east", 1, 1, 0, 0, 0, 0, 1), new("SALES", "Sales", 2, 0, 0, 0, 1, 1, 0),
    ]);

    [Fact]
    public void A_department_stood_otherwise_on_an_earlier_day() =>
        EngagementReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-01-20")).Involvements
            .Select(i => (i.Programme, i.Department, i.Engagement)).ShouldBe(
            [
                ("P-1", "SALES", Engagement.Informed), ("P-1", "EAST", null), ("P-2", "SALES", null),
            ]);
}
