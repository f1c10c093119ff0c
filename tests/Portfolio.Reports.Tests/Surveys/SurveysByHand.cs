using System.Globalization;
using Portfolio.Domain.Surveys;
using Portfolio.Reports.Surveys;

namespace Portfolio.Reports.Tests.Surveys;

/// <summary>
/// V-1 asks eight what derails them; seven answer, five of whom count: four checked "overshadowed". V-2, a staff pulse, is answered
/// by five of five, who give its first statement 1, 2, 3, 4 and 5 points.
/// </summary>
public class SurveysByHand
{
    private static readonly Book Given = Answered(new Book()
        .Do("2024-03-01", new OpenSurvey("V-1", "What derails you?", Ready: ReadySurvey.WhatDerailsYou))
        .Do("2024-03-01", new InviteToSurvey("V-1", [.. Enumerable.Range(1, 8).Select(Token)]))
        .Do("2024-04-01", new OpenSurvey("V-2", "Pulse", Ready: ReadySurvey.StaffPulse))
        .Do("2024-04-01", new InviteToSurvey("V-2", [.. Enumerable.Range(1, 5).Select(Token)])));

    private static readonly SurveyResult Report = On("2024-07-01");

    [Fact]
    public void Figures()
    {
        Report.Counts("surveyAnswers").ShouldBe((10, 13, 0, 0));
        Report.Counts("staffPulse").ShouldBe((2, 5, 0, 0));
    }

    [Fact]
    public void What_was_said_beside_what_others_published()
    {
        var overshadowed = Report.Statements.Single(s => s.Statement == "OVERSHADOWED");
        (overshadowed.Said.Numerator, overshadowed.Said.Denominator, overshadowed.Published).ShouldBe((4, 5, 77m));
        overshadowed.PublishedCounted!.ShouldStartWith("customer strategists");
        var delivers = Report.Statements.Single(s => s.Statement == "DELIVERS");
        (delivers.Said.Numerator, delivers.Said.Denominator, delivers.Mean).ShouldBe((2, 5, 3));
        delivers.Points.ShouldBe([1, 1, 1, 1, 1]);
    }

    // R: prop.test(1, 5, correct = FALSE)$conf.int, which is Wilson's.
    [Fact]
    public void How_the_answers_to_a_statement_are_distributed_and_how_sure_that_is()
    {
        var delivers = Report.Statements.Single(s => s.Statement == "DELIVERS");
        delivers.Distribution.Select(d => (d.Numerator, d.Denominator)).ShouldBe(Enumerable.Repeat((1, 5), 5));
        foreach (var given in delivers.Distribution)
        {
            given.Value!.Value.ShouldBe(0.2, 1e-12);
            given.Interval!.Lower!.Value.ShouldBe(0.0362241, 1e-6);
            given.Interval.Upper!.Value.ShouldBe(0.6244654, 1e-6);
        }

        Report.Statements.Single(s => s.Statement == "OVERSHADOWED").Distribution.ShouldBeEmpty();
        Report.Tables().Single(t => t.Name == "distribution").Rows.Count.ShouldBe(5 * Report.Statements.Count(s => s.Survey == "V-2"));
    }

    // Each of five answers another statement of the pulse: of none are there five.
    [Fact]
    public void A_pulse_of_which_too_few_answered_the_same_says_nothing()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01")
            .Do("2024-04-01", new OpenSurvey("V-2", "Pulse", Ready: ReadySurvey.StaffPulse))
            .Do("2024-04-01", new InviteToSurvey("V-2", [.. Enumerable.Range(1, 5).Select(Token)]));
        string[] statements = ["DELIVERS", "PHASE-2", "LISTENS", "INVOLVED", "WORTHWHILE"];
        for (var i = 1; i <= 5; i++)
        {
            book.Do("2024-04-05", new AnswerSurvey("V-2", Token(i), [new(statements[i - 1], 1)]));
        }

        var report = SurveyReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01"));
        report.Counts("staffPulse").ShouldBe((0, 0, 0, 0));
        report.Statements.ShouldAllBe(s => s.Said.Denominator == 0 && s.Mean == null);
        Portfolio.Reports.Themes.ThemeReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01"))
            .Figure("employees").Value.ShouldBe(0);
    }

    [Fact]
    public void What_was_not_yet_open_is_not_told() => On("2024-03-31").Surveys.Select(s => s.Survey).ShouldBe(["V-1"]);

    private static Book Answered(Book book)
    {
        for (var i = 1; i <= 7; i++)
        {
            book.Do("2024-03-05", new AnswerSurvey("V-1", Token(i), [new(i <= 4 ? "OVERSHADOWED" : "DUTIES")]));
        }

        for (var i = 1; i <= 5; i++)
        {
            book.Do("2024-04-05", new AnswerSurvey("V-2", Token(i), [new("DELIVERS", i)]));
        }

        return book;
    }

    private static string Token(int number) => number.ToString("x64", CultureInfo.InvariantCulture);

    private static SurveyResult On(string day) => SurveyReport.Compute(Given.Facts, Given.Organisation, Given.On(day));
}
