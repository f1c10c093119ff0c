namespace Portfolio.Reports.Facts;

/// <summary>A component of the strategy canvas was answered.</summary>
/// <param name="Question">1 to 3.</param>
/// <param name="Component">1 to 4.</param>
public sealed record StrategyAnswerFact(DateOnly From, long At, int Question, int Component) : IDated<StrategyAnswerFact>
{
    public StrategyAnswerFact Until(DateOnly day) => this;
}
