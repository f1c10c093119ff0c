using Portfolio.Domain.Programmes;
using Portfolio.Domain.Waves;
using Portfolio.Reports.ClosedLoop;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Tests.ClosedLoop;

/// <summary>
/// Seen on 1 July 2024. P-1: A-1 raised on 10 January, due on the 31st, closed on the 30th (20 days), and told of; A-2 raised on
/// 1 February, due on the 15th, closed on 2 March (30 days); A-3 raised on 1 May, due on 1 June, escalated, open (61 days). Wave
/// W-1 of 1 June asked 50 of 100; R-1 gave 3, below its threshold, on 10 June, which was seen to on the 20th (10 days); R-2 gave 8.
/// </summary>
public class ClosedLoopByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-01-10", new RaiseFeedbackAction("A-1", Book.Day("2024-01-31"), "ann", Account: "ACME"))
        .Do("P-1", "2024-01-30", new CloseFeedbackAction("A-1"))
        .Do("P-1", "2024-02-01", new LogCommunication("Customers", "Letter", Topic.Action, "A-1"))
        .Do("P-1", "2024-02-01", new RaiseFeedbackAction("A-2", Book.Day("2024-02-15"), "ann"))
        .Do("P-1", "2024-03-02", new CloseFeedbackAction("A-2"))
        .Do("P-1", "2024-05-01", new RaiseFeedbackAction("A-3", Book.Day("2024-06-01"), "ann"))
        .Do("P-1", "2024-06-05", new EscalateFeedbackAction("A-3", "bob"))
        .Do("2024-06-01", new OpenWave(
            "W-1", "Customers", 100, 50, SamplingMethod.Stratified, new(0, 10), 5, new("ann", 14),
            [new Stratum("Large", 20, 10), new Stratum("Small", 80, 40)]))
        .Do("2024-06-10", new RecordResponses("W-1", [new("R-1", 3, Account: "ACME", Stratum: "Large")]))
        .Do("2024-06-11", new RecordResponses("W-1", [new("R-2", 8, Stratum: "Small")]))
        .Do("2024-06-20", new CloseResponseAction("W-1", "R-1"));

    private static readonly ClosedLoopResult Report = On("2024-07-01");

    // Closed in time; not, whose day has passed.
    [Fact]
    public void Figures()
    {
        Report.Figure("actionsOpen").Value.ShouldBe(1);
        Report.Counts("actionsOverdue").ShouldBe((1, 1, 0, 0));
        Report.Counts("closedInTime").ShouldBe((2, 4, 0, 0));
        Report.Counts("escalated").ShouldBe((1, 4, 0, 0));
        Report.Counts("toldOfClosed").ShouldBe((1, 2, 0, 1));
        Report.Counts("responseRate").ShouldBe((0, 0, 50, 0));
        Report.Figure("closedInTime").Evidence!.Select(e => (e.Kind, e.Code)).ShouldBe([("programme", "P-1"), (WaveFacts.Kind, "W-1")]);
    }

    // Of four 10, 20 and 30 days, one still open: exactly half are left from 20 to 30 days.
    [Fact]
    public void Time_to_close() => Report.Figure("medianDaysToClose").Value.ShouldBe(25);

    [Fact]
    public void A_day_before_it_was_closed_an_action_may_still_be_in_time() =>
        On("2024-06-19").Counts("closedInTime").ShouldBe((1, 3, 1, 0));

    // R: qnorm(0.975) * sqrt(0.25 / 2 * (100 - 2) / (100 - 1))
    [Fact]
    public void Whom_a_wave_heard()
    {
        var wave = Report.Waves.ShouldHaveSingleItem();
        (wave.Answered, wave.Bad, wave.Mean).ShouldBe((2, 1, 5.5));
        wave.Margin!.Value.ShouldBe(0.68944327235310643, 1e-9);
        Report.Strata.Select(s => (s.Stratum, s.Answered, s.Expected, s.Representative)).ShouldBe(
            [("Large", 1, 0.2, true), ("Small", 1, 0.8, true)]);
    }

    // Who was at hand, or fitted a quota, was not drawn by chance.
    [Theory]
    [InlineData(SamplingMethod.Census, true)]
    [InlineData(SamplingMethod.Random, true)]
    [InlineData(SamplingMethod.Stratified, true)]
    [InlineData(SamplingMethod.Quota, false)]
    [InlineData(SamplingMethod.Convenience, false)]
    public void Only_a_sample_by_chance_has_a_margin_of_error(SamplingMethod sampling, bool has)
    {
        var book = new Book()
            .Do("2024-06-01", new OpenWave("W-1", "Customers", 100, 50, sampling, new(0, 10), 5, new("ann", 14)))
            .Do("2024-06-10", new RecordResponses("W-1", [new("R-1", 8), new("R-2", 9)]));
        var wave = ClosedLoopReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01")).Waves.ShouldHaveSingleItem();
        (wave.Margin is not null, wave.MeanInterval is not null, wave.Mean).ShouldBe((has, has, 8.5));
    }

    // While it takes answers, nobody has failed to give one.
    [Fact]
    public void How_many_answered_is_told_once_a_wave_is_closed()
    {
        Report.Figure("responseRate").Value.ShouldBeNull();
        (Report.Waves[0].Response.Value, Report.Waves[0].Response.Censored).ShouldBe((null, 50));

        var closed = new Book()
            .Do("2024-06-01", new OpenWave("W-1", "Customers", 100, 50, SamplingMethod.Random, new(0, 10), 5, new("ann", 14)))
            .Do("2024-06-10", new RecordResponses("W-1", [new("R-1", 8), new("R-2", 9)]))
            .Do("2024-06-30", new CloseWave("W-1"))
            .Do("2024-06-01", new OpenWave("W-2", "Others", 100, 10, SamplingMethod.Random, new(0, 10), 5, new("ann", 14)));
        ClosedLoopReport.Compute(closed.Facts, closed.Organisation, closed.On("2024-07-01")).Counts("responseRate").ShouldBe((2, 50, 10, 0));
        ClosedLoopReport.Compute(closed.Facts, closed.Organisation, closed.On("2024-06-29")).Counts("responseRate").ShouldBe((0, 0, 60, 0));
    }

    [Fact]
    public void Only_what_concerns_one_account() =>
        ClosedLoopReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-07-01") with { Account = "acme" })
            .Actions.Select(a => a.Action).ShouldBe(["A-1", "R-1"]);

    private static ClosedLoopResult On(string day) => ClosedLoopReport.Compute(Given.Facts, Given.Organisation, Given.On(day));
}
