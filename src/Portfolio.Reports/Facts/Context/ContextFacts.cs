using System.Collections.Immutable;

namespace Portfolio.Reports.Facts;

/// <summary>
/// What is on record around a programme's plan: departments, derailers, contingencies, customers, outcomes, feedback and
/// strategy. Most programmes have little of it or nothing; those share one empty object.
/// </summary>
public sealed class ContextFacts
{
    public static readonly ContextFacts None = new();

    public ImmutableArray<MilestoneFacts> Milestones { get; init; } = [];

    public ImmutableArray<InvolvementFacts> Departments { get; init; } = [];

    public ImmutableArray<BlindsidingFact> Blindsidings { get; init; } = [];

    public ImmutableArray<DerailerSpell> Derailers { get; init; } = [];

    public ImmutableArray<ContingencyFacts> Contingencies { get; init; } = [];

    public ImmutableArray<ShockFact> Shocks { get; init; } = [];

    public ImmutableArray<AssessmentFact> Assessments { get; init; } = [];

    public ImmutableArray<IncidentFacts> Incidents { get; init; } = [];

    public ImmutableArray<OutcomeFacts> Outcomes { get; init; } = [];

    public ImmutableArray<ActionFacts> Actions { get; init; } = [];

    public ImmutableArray<CommunicationFact> Communications { get; init; } = [];

    public ImmutableArray<StrategyAnswerFact> StrategyAnswers { get; init; } = [];

    public ImmutableArray<OverrideFact> Overrides { get; init; } = [];
}
