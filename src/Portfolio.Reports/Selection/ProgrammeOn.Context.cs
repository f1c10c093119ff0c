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

    public Clipped<MilestoneFacts> Milestones => new(Facts.Context.Milestones, _until);

    /// <summary>
    /// Those that it needs beside its own. On record can be its own too: nobody keeps it from being named, and a programme can
    /// move into a department that it needed.
    /// </summary>
    public IReadOnlyList<InvolvementFacts> Departments =>
        [.. new Clipped<InvolvementFacts>(Facts.Context.Departments, _until).Where(d => !d.Department.Equals(Department, StringComparison.OrdinalIgnoreCase))];

    public Clipped<BlindsidingFact> Blindsidings => new(Facts.Context.Blindsidings, _until);

    public Clipped<DerailerSpell> Derailers => new(Facts.Context.Derailers, _until);

    public Clipped<ContingencyFacts> Contingencies => new(Facts.Context.Contingencies, _until);

    public Clipped<ShockFact> Shocks => new(Facts.Context.Shocks, _until);

    public Clipped<AssessmentFact> Assessments => new(Facts.Context.Assessments, _until);

    public Clipped<IncidentFacts> Incidents => new(Facts.Context.Incidents, _until);

    /// <summary>Those that it is meant to bring on the day, and those that it no longer is.</summary>
    public Clipped<OutcomeFacts> Outcomes => new(Facts.Context.Outcomes, _until);

    public Clipped<ActionFacts> Actions => new(Facts.Context.Actions, _until);

    public Clipped<CommunicationFact> Communications => new(Facts.Context.Communications, _until);

    public Clipped<StrategyAnswerFact> StrategyAnswers => new(Facts.Context.StrategyAnswers, _until);

    public Clipped<OverrideFact> Overrides => new(Facts.Context.Overrides, _until);
}
