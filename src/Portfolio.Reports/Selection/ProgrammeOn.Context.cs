using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Selection;

// What is around its plan. Copies of a register do not tell of it.
public sealed partial class ProgrammeOn
{
    /// <summary>
    /// Whether anybody looks at it all the time: else it is seen in copies of a register only, which tell nothing of
    /// departments, derailers, contingencies, customers, outcomes, feedback and strategy.
    /// </summary>
    public bool SeenClosely => SeenOnlyIn is null;

    public Clipped<MilestoneFacts> Milestones => new(Facts.Context.Milestones, AsOf);

    public Clipped<InvolvementFacts> Departments => new(Facts.Context.Departments, AsOf);

    public Clipped<BlindsidingFact> Blindsidings => new(Facts.Context.Blindsidings, AsOf);

    public Clipped<DerailerSpell> Derailers => new(Facts.Context.Derailers, AsOf);

    public Clipped<ContingencyFacts> Contingencies => new(Facts.Context.Contingencies, AsOf);

    public Clipped<ShockFact> Shocks => new(Facts.Context.Shocks, AsOf);

    public Clipped<AssessmentFact> Assessments => new(Facts.Context.Assessments, AsOf);

    public Clipped<IncidentFacts> Incidents => new(Facts.Context.Incidents, AsOf);

    /// <summary>Those that it is meant to bring on the day, and those that it no longer is.</summary>
    public Clipped<OutcomeFacts> Outcomes => new(Facts.Context.Outcomes, AsOf);

    public Clipped<ActionFacts> Actions => new(Facts.Context.Actions, AsOf);

    public Clipped<CommunicationFact> Communications => new(Facts.Context.Communications, AsOf);

    public Clipped<StrategyAnswerFact> StrategyAnswers => new(Facts.Context.StrategyAnswers, AsOf);

    public Clipped<OverrideFact> Overrides => new(Facts.Context.Overrides, AsOf);
}
