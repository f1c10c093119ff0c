using Portfolio.Domain.Surveys;
using Portfolio.Domain.Tests.Organisations;

namespace Portfolio.Domain.Tests.Surveys;

public sealed class SurveyTests
{
    private static readonly OpenSurvey Open = new(
        "MOOD", "The mood", SurveyKind.Agreement, [new Statement("GOOD", " All is well. "), new Statement("BAD", "All is lost.")]);

    private static readonly Organisation Invited = Today.Organisation.After(Open, "2026-03-01", 10)
        .After(new InviteToSurvey("MOOD", Enumerable.Range(1, 40).Select(Token).ToValueList()), "2026-03-01", 11);

    [Fact]
    public void It_is_opened_with_its_statements() =>
        Today.Organisation.Gives(Open, new SurveyOpened(
            "MOOD", "The mood", SurveyKind.Agreement, null, [new Statement("GOOD", "All is well."), new Statement("BAD", "All is lost.")]));

    [Fact]
    public void Or_as_a_ready_made_one_but_not_both()
    {
        Today.Organisation.After(new OpenSurvey("PULSE", "Pulse", Ready: ReadySurvey.StaffPulse)).Survey("PULSE").Latest.Opened!.Statements.Count.ShouldBe(5);
        Today.Organisation.Refuses(Open with { Ready = ReadySurvey.StaffPulse }, "Give a kind and statements, or name a ready-made survey; not both.");
        Today.Organisation.Refuses(new OpenSurvey("MOOD", "The mood"), "Give a kind and statements, or name a ready-made survey; not both.");
    }

    [Fact]
    public void Of_the_ready_made_ones_only_those_show_a_published_figure_for_which_there_is_one() =>
        Enum.GetValues<ReadySurvey>().SelectMany(r => ReadySurveys.Of(r, "X-1", "X").Statements.Where(s => s.Published is not null)
                .Select(s => (r, s.Code, s.Published!.Percent)))
            .ShouldBe([(ReadySurvey.WhatDerailsYou, "OVERSHADOWED", 77), (ReadySurvey.OneQuestion, "COMPLETELY-DISAGREE", 4)]);

    [Fact]
    public void Each_invitation_answers_once()
    {
        var answered = Answered(Invited, 1);
        answered.Refuses(Answer(1, 2), "This invitation has been used: each answers once.");
        answered.When(Answer(1, 4)).ShouldBe(Decision.Nothing);
        answered.Refuses(Answer(41, 4), "There is no such invitation to this survey.");
    }

    [Fact]
    public void A_response_holds_no_person() =>
        typeof(SurveyAnswered).GetProperties().Select(p => p.Name).ShouldBe(["Token", "Answers"], ignoreOrder: true);

    [Theory]
    [InlineData(SurveyKind.Agreement, "GOOD", null, "Give 1 (completely disagree) to 5 (completely agree) points.")]
    [InlineData(SurveyKind.Agreement, "GOOD", 6, "Give 1 (completely disagree) to 5 (completely agree) points.")]
    [InlineData(SurveyKind.Agreement, "UGLY", 3, "MOOD has no statement “UGLY”.")]
    [InlineData(SurveyKind.CheckAllThatApply, "GOOD", 3, "This kind of survey takes no points.")]
    [InlineData(SurveyKind.SingleQuestion, "GOOD", 3, "This kind of survey takes no points.")]
    public void It_is_answered_as_its_kind_asks(SurveyKind kind, string statement, int? points, string sentence) =>
        Asked(kind).Refuses(new AnswerSurvey("MOOD", Token(1), [new StatementAnswer(statement, points)]), sentence);

    [Fact]
    public void A_single_question_has_one_answer_and_of_all_that_apply_there_may_be_none()
    {
        Asked(SurveyKind.SingleQuestion).Refuses(new AnswerSurvey("MOOD", Token(1), [new("GOOD"), new("BAD")]), "Choose one answer.");
        Asked(SurveyKind.Agreement).Refuses(new AnswerSurvey("MOOD", Token(1), []), "Answer at least one statement.");
        Asked(SurveyKind.CheckAllThatApply).After(new AnswerSurvey("MOOD", Token(1), []));
    }

    [Fact]
    public void Closed_it_takes_no_more() =>
        Invited.After(new CloseSurvey("MOOD"), "2026-04-01", 60).Refuses(Answer(1, 4), "MOOD was closed on 2026-04-01.");

    [Fact]
    public void What_was_opened_by_mistake_is_taken_back_and_can_be_opened_anew()
    {
        var back = Today.Organisation.After(Open with { Title = "The mud" }, "2026-02-01", 10)
            .After(new RetractSurvey("MOOD", Today.Command(10), "A slip"), "2026-02-02", 20);
        SurveyResults.Of(back.Survey("MOOD")).ShouldBeNull();
        var anew = back.After(Open, "2026-03-01", 30).After(new InviteToSurvey("MOOD", [Token(1)]), "2026-03-01", 40);
        SurveyResults.Of(anew.Survey("MOOD"))!.Survey.Title.ShouldBe("The mood");
        SurveyResults.Of(anew.Survey("MOOD"), 15)!.Survey.Title.ShouldBe("The mud", "as it was known");

        var fewer = anew.After(new RetractSurvey("MOOD", Today.Command(40), "The wrong list"), "2026-03-02", 50);
        SurveyResults.Of(fewer.Survey("MOOD"))!.Invited.ShouldBe(0);
        fewer.Refuses(Answer(1, 4), "There is no such invitation to this survey.");
    }

    [Fact]
    public void An_answer_is_not_taken_back() =>
        Answered(Invited, 1).Refuses(
            new RetractSurvey("MOOD", Answered(Invited, 1).Survey("MOOD").All[^1].CommandId, "Not meant so"),
            "An answer is not taken back: what changes by its going would show what it said.");

    [Fact]
    public void Results_come_five_answers_at_a_time()
    {
        Results(4).ShouldBe((0, 4, 0));
        Results(5).ShouldBe((5, 0, 5));
        Results(13).ShouldBe((10, 3, 10));
    }

    [Fact]
    public void So_that_nobody_is_found_by_the_difference_of_two_looks_at_any_positions()
    {
        var history = Enumerable.Range(1, 23).Aggregate(Invited, Answered).Survey("MOOD");
        var looks = Enumerable.Range(0, 140).Select(p => SurveyResults.Of(history, p)?.Counted ?? 0).Distinct().ToList();
        looks.ShouldBe([0, 5, 10, 15, 20]);
    }

    [Fact]
    public void Nor_by_the_day_that_an_answer_was_given_for()
    {
        var late = Invited.After(Answer(1, 4), "2026-06-01", 100).After(Answer(2, 4), "2026-05-01", 101).After(Answer(3, 4), "2026-04-01", 102)
            .After(Answer(4, 4), "2026-03-02", 103).After(Answer(5, 1), "2026-03-02", 104).After(Answer(6, 1), "2026-03-01", 105).Survey("MOOD");
        SurveyResults.Of(late)!.Statements[0].Points.ShouldBe([1, 0, 0, 4, 0]);
    }

    // The first four answer the first statement alone, the others the second too: of six or seven who count, one to three did.
    [Theory]
    [InlineData(5, 5, 0)]
    [InlineData(8, 5, 0)]
    [InlineData(9, 5, 0)]
    [InlineData(10, 10, 5)]
    [InlineData(14, 10, 5)]
    [InlineData(15, 15, 10)]
    public void Nor_by_a_statement_that_few_answered(int answers, int first, int second)
    {
        var opened = Today.Organisation.After(Open, "2026-03-01", 10)
            .After(new InviteToSurvey("MOOD", [.. Enumerable.Range(1, 20).Select(Token)]), "2026-03-01", 11);
        var (good, other) = (Open.Statements![0].Code, Open.Statements[1].Code);
        var results = SurveyResults.Of(Enumerable.Range(1, answers).Aggregate(opened, (o, n) => o.After(
            new AnswerSurvey("MOOD", Token(n), n <= 4 ? [new(good, 3)] : [new(good, 3), new(other, n == 5 ? 1 : 5)]), position: 100 + n)).Survey("MOOD"))!;
        results.Statements.Select(s => s.Chosen).ShouldBe([first, second]);
        results.Statements[1].Points.ShouldBe(second == 0 ? [0, 0, 0, 0, 0] : [1, 0, 0, 0, second - 1]);
    }

    private static (int Counted, int HeldBack, int Chosen) Results(int answers)
    {
        var results = SurveyResults.Of(Enumerable.Range(1, answers).Aggregate(Invited, Answered).Survey("MOOD"))!;
        return (results.Counted, results.HeldBack, results.Statements[0].Chosen);
    }

    private static Organisation Asked(SurveyKind kind) => Today.Organisation.After(Open with { Kind = kind }, "2026-03-01", 10)
        .After(new InviteToSurvey("MOOD", [Token(1)]), "2026-03-01", 11);

    private static Organisation Answered(Organisation organisation, int number) => organisation.After(Answer(number, 4), position: 100 + number);

    private static AnswerSurvey Answer(int number, int points) => new("mood", Token(number), [new StatementAnswer("good", points)]);

    private static string Token(int number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
}
