using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Freshness;

namespace Portfolio.Reports.Tests.Freshness;

/// <summary>
/// From 1 January 2024, seen on 10 July. P-1, monthly, said Green of May: the next was due on 30 June, 10 days ago, and will
/// be missing after 31 July. P-2, monthly, said Red of June. P-3 is on hold. P-4, yearly, has said nothing yet.
/// </summary>
public class FreshnessByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new Describe(Cadence: Cadence.Monthly))
        .Do("P-1", "2024-06-01", new ReportStatus(Book.Day("2024-05-31"), "RAG3@1", "Green"))
        .Running("P-2", "2024-01-01").Do("P-2", "2024-01-01", new Describe(Cadence: Cadence.Monthly))
        .Do("P-2", "2024-07-01", new ReportStatus(Book.Day("2024-06-30"), "RAG3@1", "Red"))
        .Running("P-3", "2024-01-01").Do("P-3", "2024-02-01", new PutOnHold())
        .Running("P-4", "2024-01-01");

    private static readonly FreshnessResult Report = On("2024-07-10");

    [Fact]
    public void Figures()
    {
        Report.Counts("statusCurrent").ShouldBe((2, 3, 0, 0));
        Report.Counts("statusDue").ShouldBe((1, 3, 0, 0));
        Report.Counts("statusLate").ShouldBe((0, 3, 0, 0));
        Report.Counts("statusMissing").ShouldBe((0, 3, 0, 0));
        Report.Figure("medianStatusAge").Value.ShouldBe(40);
        Report.Counts("greenNow").ShouldBe((1, 2, 0, 0));
    }

    // P-1's of June is missing since the day before; P-2's of July was due on it.
    [Fact]
    public void What_is_missing_is_no_longer_late()
    {
        var report = On("2024-08-01");
        report.Counts("statusMissing").ShouldBe((1, 3, 0, 0));
        report.Figure("statusMissing").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("P-1");
        report.Counts("statusDue").ShouldBe((1, 3, 0, 0));
        report.Counts("statusCurrent").ShouldBe((1, 3, 0, 0));
    }

    // 21 of the 31 days until it is missing are left: it counts 21/31, Red counts 1. (21/31) / (52/31), as much as (52/31)² / ((21/31)² + 1).
    [Fact]
    public void An_old_status_fades()
    {
        Report.Statuses.Single(s => s.Programme == "P-1").Weight.ShouldBe(21 / 31d, 1e-12);
        var faded = Report.Figure("greenFaded");
        faded.Value!.Value.ShouldBe(21 / 52d, 1e-12);
        faded.Denominator!.Value.ShouldBe(2704 / 1402d, 1e-12);
        Report.Lights.Select(l => (l.Light, l.Programmes)).ShouldBe([(Light.Green, 1), (Light.Red, 1), (null, 1)]);
    }

    [Theory]
    [InlineData("2024-06-30", StatusState.Current)]
    [InlineData("2024-07-01", StatusState.Due)]
    [InlineData("2024-07-14", StatusState.Due)]
    [InlineData("2024-07-15", StatusState.Late)]
    [InlineData("2024-07-31", StatusState.Late)]
    [InlineData("2024-08-01", StatusState.Missing)]
    public void From_current_to_missing(string day, StatusState state) =>
        On(day).Statuses.Single(s => s.Programme == "P-1").State.ShouldBe(state);

    // Periods end with their months: that of March on the 31st, though February, which was reported, has 28 or 29 days.
    [Theory]
    [InlineData(Cadence.Monthly, "2024-02-29", "2024-03-31", "2024-04-30")]
    [InlineData(Cadence.Monthly, "2024-04-30", "2024-05-31", "2024-06-30")]
    [InlineData(Cadence.Quarterly, "2024-09-30", "2024-12-31", "2025-03-31")]
    [InlineData(Cadence.HalfYearly, "2024-06-30", "2024-12-31", "2025-06-30")]
    [InlineData(Cadence.Yearly, "2024-02-29", "2025-02-28", "2026-02-28")]
    [InlineData(Cadence.Monthly, "2024-02-28", "2024-03-28", "2024-04-28")]
    public void A_period_after_one_that_ended_with_its_month_ends_with_its_month(Cadence cadence, string period, string due, string missingAfter)
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new Describe(Cadence: cadence))
            .Do("P-1", period, new ReportStatus(Book.Day(period), "RAG3@1", "Green"));
        FreshnessRow Row(DateOnly day) => FreshnessReport.Compute(book.Facts, book.Organisation, book.On($"{day:yyyy-MM-dd}")).Statuses.ShouldHaveSingleItem();

        Row(Book.Day(due)).DueOn.ShouldBe(Book.Day(due));
        Row(Book.Day(due)).State.ShouldBe(StatusState.Current);
        Row(Book.Day(due).AddDays(1)).State.ShouldBe(StatusState.Due);
        Row(Book.Day(missingAfter)).State.ShouldBe(StatusState.Late);
        Row(Book.Day(missingAfter).AddDays(1)).State.ShouldBe(StatusState.Missing);
    }

    // The day on which it began to run is not the end of a period.
    [Fact]
    public void A_cadence_after_it_began_is_that_day_of_the_month()
    {
        var book = new Book().Running("P-1", "2026-02-28").Do("P-1", "2026-02-28", new Describe(Cadence: Cadence.Monthly));
        FreshnessReport.Compute(book.Facts, book.Organisation, book.On("2026-03-10")).Statuses.ShouldHaveSingleItem().DueOn
            .ShouldBe(Book.Day("2026-03-28"));
    }

    // Nor is the day on which it was taken up again.
    [Fact]
    public void A_cadence_after_a_day_is_that_day_of_the_month()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new Describe(Cadence: Cadence.Monthly))
            .Do("P-1", "2024-02-10", new PutOnHold()).Do("P-1", "2024-04-30", new TakeUp());
        FreshnessReport.Compute(book.Facts, book.Organisation, book.On("2024-05-10")).Statuses.ShouldHaveSingleItem().DueOn
            .ShouldBe(Book.Day("2024-05-30"));
    }

    // Monthly, said Green of January, on hold from 10 February to 20 June: the next is due on 20 July and missing after 20 August.
    [Theory]
    [InlineData("2024-07-20", StatusState.Current)]
    [InlineData("2024-07-21", StatusState.Due)]
    [InlineData("2024-08-20", StatusState.Late)]
    [InlineData("2024-08-21", StatusState.Missing)]
    public void Of_the_time_on_hold_nothing_is_asked_afterwards(string day, StatusState state)
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new Describe(Cadence: Cadence.Monthly))
            .Do("P-1", "2024-02-01", new ReportStatus(Book.Day("2024-01-31"), "RAG3@1", "Green"))
            .Do("P-1", "2024-02-10", new PutOnHold()).Do("P-1", "2024-06-20", new TakeUp());
        var row = FreshnessReport.Compute(book.Facts, book.Organisation, book.On(day)).Statuses.ShouldHaveSingleItem();
        (row.State, row.DueOn, row.Overall).ShouldBe((state, Book.Day("2024-07-20"), "Green"));
    }

    [Fact]
    public void How_long_it_may_be_due_is_a_setting() => FreshnessReport.Compute(
            Given.Facts, Given.Organisation.Evolve(Book.Recorded(new SettingChanged("statusGraceDays", "0"))), Given.On("2024-07-10"))
        .Counts("statusLate").ShouldBe((1, 3, 0, 0));

    // P-1's was due on 30 June: two cadences after is 31 August, 62 days, of which 52 are left on 10 July.
    [Fact]
    public void By_how_many_cadences_a_status_is_missing_is_a_setting()
    {
        var organisation = Given.Organisation.Evolve(Book.Recorded(new SettingChanged("missingCadences", "2")));
        FreshnessReport.Compute(Given.Facts, organisation, Given.On("2024-07-10"))
            .Statuses.Single(s => s.Programme == "P-1").Weight.ShouldBe(52 / 62d, 1e-12);
        FreshnessReport.Compute(Given.Facts, organisation, Given.On("2024-08-31"))
            .Statuses.Single(s => s.Programme == "P-1").State.ShouldBe(StatusState.Late);
        FreshnessReport.Compute(Given.Facts, organisation, Given.On("2024-09-01"))
            .Statuses.Single(s => s.Programme == "P-1").State.ShouldBe(StatusState.Missing);
    }

    private static FreshnessResult On(string day) => FreshnessReport.Compute(Given.Facts, Given.Organisation, Given.On(day));
}
