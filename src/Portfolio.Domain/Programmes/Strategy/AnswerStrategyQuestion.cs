namespace Portfolio.Domain.Programmes;

/// <summary>
/// Answers one component of the strategy canvas: three questions with four components each, worded in the settings. A
/// later answer stands; the earlier ones stay on the record.
/// </summary>
/// <param name="Question">1 to 3.</param>
/// <param name="Component">1 to 4.</param>
/// <param name="Answer">The answer, in as many words as it takes.</param>
/// <param name="Reason">Why it is answered anew on the very day.</param>
public sealed record AnswerStrategyQuestion(int Question, int Component, string Answer, string? Reason = null)
    : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults()
    {
        if (Question is < 1 or > StrategyCanvas.Questions)
        {
            yield return new("question-is-1-to-3", "The canvas has the questions 1 to 3.", "question");
        }

        if (Component is < 1 or > StrategyCanvas.Components)
        {
            yield return new("component-is-1-to-4", "Each question has the components 1 to 4.", "component");
        }

        if (string.IsNullOrWhiteSpace(Answer))
        {
            yield return new("answer-is-given", "Give the answer in words.", "answer");
        }
    }

    // Texts cannot be compared: on one day the same component again is the same answer, unless it says why it is another.
    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Canvas.TryGetValue(StrategyCanvas.Key(Question, Component), out var held)
        && held.On == on.EffectiveOn
        && (held.HasReason || string.IsNullOrWhiteSpace(Reason))
            ? Decision.Nothing
            : Decision.Record(new NewFact(new StrategyQuestionAnswered(Question, Component), [])
                .With(TextNames.Answer, Answer)
                .With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p) => p.Open
        ? null
        : new("strategy-while-open", $"{p.Code} is {p.InWords()}; its strategy can no longer change.");
}
