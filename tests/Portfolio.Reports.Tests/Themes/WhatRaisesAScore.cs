using System.Globalization;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Themes;

namespace Portfolio.Reports.Tests.Themes;

/// <summary>
/// P-1 from 1 January 2024 to be finished on 1 January 2030 (2,192 days), seen on 31 December 2024, ann there for 365 days and eve
/// her deputy. Three outcomes, due in 730 days: O-1 half way after 335, O-2 a fiftieth after 31 and not measured since, O-3 never
/// measured. Two actions, one closed in time and one past its day. No department, nobody told; five gave a staff pulse 3, 4, 4, 5
/// and 5 points: 50, 75, 75, 100 and 100. Its scope names a driver that a wave of March asked about; no account.
/// </summary>
public class WhatRaisesAScore
{
    private static readonly ThemeResult Report = On(Given());

    // Tenure aside all is in place · all linked, 1/3 measured lately, 1/2 on track · one of two · not told, the pulse · a driver, no account.
    [Theory]
    [InlineData("sponsorship", (100 + (100 * 365 / 2192.0) + 100) / 3)]
    [InlineData("outcomes", (100 + (100 / 3.0) + 50) / 3)]
    [InlineData("feedback", 50.0)]
    [InlineData("employees", (0 + 80) / 2.0)]
    [InlineData("tools", (100 + 0) / 2.0)]
    public void Scores(string theme, double score) => Report.Figure(theme).Value!.Value.ShouldBe(score, 1e-9);

    // What a part lacks to 100, over the number of parts of its theme that can be told.
    [Fact]
    public void Each_theme_says_what_would_raise_it_and_by_how_much() =>
        Report.Raises.Select(r => (r.Theme, r.Part, Math.Round(r.Now, 9), Math.Round(r.Gain, 9), r.Raise)).ShouldBe(
        [
            (Theme.Employees, "employees.told", 0, 50, "Tell people what was done, at least every 90 days."),
            (Theme.Feedback, "feedback.inTime", 50, 50, "Close actions on feedback by their day."),
            (Theme.Tools, "tools.accounts", 0, 50, "Say which accounts it is for."),
            (Theme.Sponsorship, "sponsorship.tenure", 16.651459854, 27.782846715, "Keep the sponsor: it rises with each day in the seat."),
            (Theme.Outcomes, "outcomes.measured", 33.333333333, 22.222222222, "Measure each outcome at least every 180 days."),
            (Theme.Outcomes, "outcomes.onTrack", 50, 16.666666667, "Bring the measured outcomes back on track."),
            (Theme.Employees, "employees.pulse", 80, 10, "Ask staff again once what they said has been acted on."),
        ]);

    // O-2 and O-3 measured again, far enough that all three are on track by then.
    [Fact]
    public void Doing_so_raises_it_by_that()
    {
        On(Given().Do("P-1", "2024-12-01", new LogCommunication("Staff", "Mail", Topic.Action, "A-1"))).Figure("employees").Value!.Value
            .ShouldBe(40 + 50, 1e-9);
        On(Given().Do("P-1", "2024-12-01", new Describe(Accounts: ["ACME"]))).Figure("tools").Value!.Value.ShouldBe(50 + 50, 1e-9);
        On(Given().Do("P-1", "2024-12-01", new MeasureOutcome("O-2", 60)).Do("P-1", "2024-12-01", new MeasureOutcome("O-3", 60)))
            .Figure("outcomes").Value!.Value.ShouldBe(((100 + (100 / 3.0) + 50) / 3) + ((200 / 3.0) / 3) + (50 / 3.0), 1e-9);
    }

    // The pulse is of the whole organisation: behind the score of engaging employees stands the survey.
    [Fact]
    public void Behind_a_score_that_rests_on_the_staff_pulse_is_the_survey() =>
        Report.Figure("employees").Evidence.ShouldNotBeNull().Select(e => (e.Kind, e.Code)).ShouldContain(("survey", "V-1"));

    private static ThemeResult On(Book book) => ThemeReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));

    private static Book Given()
    {
        var (book, due) = (new Book(), Book.Day("2025-12-31"));
        book.Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new NameDeputySponsor("eve"))
            .Do("P-1", "2024-01-01", new LinkOutcome("O-1", "Renewals", "%", 0, 100, due))
            .Do("P-1", "2024-01-01", new LinkOutcome("O-2", "Referrals", "%", 0, 100, due))
            .Do("P-1", "2024-01-01", new LinkOutcome("O-3", "Orders", "%", 0, 100, due))
            .Do("P-1", "2024-02-01", new MeasureOutcome("O-2", 2)).Do("P-1", "2024-12-01", new MeasureOutcome("O-1", 50))
            .Do("P-1", "2024-10-01", new RaiseFeedbackAction("A-1", Book.Day("2024-11-01"), "bob"))
            .Do("P-1", "2024-10-01", new RaiseFeedbackAction("A-2", Book.Day("2024-11-01"), "bob"))
            .Do("P-1", "2024-10-20", new CloseFeedbackAction("A-1"))
            .Do("2024-03-01", new OpenWave(
                "W-1", "Customers", 100, 50, SamplingMethod.Random, new(0, 10), 0, new("ann", 14), Drivers: ["Ease"]))
            .Do("P-1", "2024-04-01", new AddScopeItem("I-1", "Fewer forms", 1, 50, Driver: "ease"))
            .Do("2024-04-01", new OpenSurvey("V-1", "Pulse", Ready: ReadySurvey.StaffPulse))
            .Do("2024-04-01", new InviteToSurvey("V-1", [.. Enumerable.Range(1, 5).Select(Token)]));
        foreach (var (who, points) in new[] { 3, 4, 4, 5, 5 }.Index())
        {
            book.Do("2024-04-05", new AnswerSurvey("V-1", Token(who + 1), [new("DELIVERS", points)]));
        }

        return book;
    }

    private static string Token(int number) => number.ToString("x64", CultureInfo.InvariantCulture);
}
