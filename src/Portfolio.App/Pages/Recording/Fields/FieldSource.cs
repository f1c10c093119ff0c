namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>What a field is chosen from.</summary>
public enum FieldSource
{
    /// <summary>Nothing: it is typed.</summary>
    Typed,

    /// <summary>The values that the description names.</summary>
    Values,

    // Of the organisation.
    Department,
    Account,
    Person,
    Programme,
    Shock,
    Wave,
    WaveAction,
    Survey,
    Scale,
    Setting,
    Report,
    StrategyQuestion,
    StrategyComponent,

    // Of the programme's own state.
    Sponsor,
    Phase,
    Item,
    Milestone,
    Outcome,
    Action,
    Incident,
    InvolvedDepartment,
    PreparedThreat,
    StandingDerailer,
    ReportedPeriod,

    /// <summary>What was recorded of the programme, to be taken back.</summary>
    Command,

    /// <summary>The points of any status scale.</summary>
    Rating,

    // Suggested only: others can be typed.
    Threat,
    Currency,
    Segment,
    Driver,
    Register,
    PriceBasis,
    Reference,
}
