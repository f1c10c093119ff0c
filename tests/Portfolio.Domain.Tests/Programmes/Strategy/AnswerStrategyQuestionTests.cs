using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Strategy;

public sealed class AnswerStrategyQuestionTests
{
    private static readonly AnswerStrategyQuestion Firms = new(1, 2, "Small firms");

    [Fact]
    public void A_component_is_answered_in_words()
    {
        var verdict = Running.When("2026-03-01", Firms);
        verdict.Then(new StrategyQuestionAnswered(1, 2)).History.Latest.Canvas.Keys.ShouldBe(["1.2"]);
        verdict.ThenTexts(new Text("answer", "Small firms"));
    }

    [Fact]
    public void On_a_later_day_another_answer_stands() =>
        Running.And("2026-03-01", new StrategyQuestionAnswered(1, 2)).When("2026-03-02", Firms).Then(new StrategyQuestionAnswered(1, 2));

    [Fact]
    public void On_the_same_day_only_with_a_reason()
    {
        var answered = Running.And("2026-03-01", new StrategyQuestionAnswered(1, 2));
        answered.When("2026-03-01", Firms).ThenNothing();
        answered.When("2026-03-01", Firms with { Reason = "The board saw it" }).Then(new StrategyQuestionAnswered(1, 2));
    }

    [Theory]
    [InlineData(0, 1, "question")]
    [InlineData(4, 1, "question")]
    [InlineData(1, 0, "component")]
    [InlineData(1, 5, "component")]
    public void There_are_three_questions_with_four_components_each(int question, int component, string field) =>
        Running.When("2026-03-01", new AnswerStrategyQuestion(question, component, "Small firms")).ThenRefusedAt(field);

    [Fact]
    public void An_empty_answer_is_none() =>
        Running.When("2026-03-01", Firms with { Answer = " " }).ThenRefused("Give the answer in words.");
}
