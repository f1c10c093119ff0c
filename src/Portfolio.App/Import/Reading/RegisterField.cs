namespace Portfolio.App.Import.Reading;

/// <summary>What a column of a register can tell.</summary>
public enum RegisterField
{
    Id,
    Title,
    Department,
    Description,
    Start,
    Finish,
    Budget,
    Status,
    Narrative,
    ScheduleNarrative,
    BudgetNarrative,
    Owner,
    State,

    /// <summary>Of a history: the day of a change.</summary>
    ChangedOn,

    /// <summary>Of a history: what changed.</summary>
    Changed,

    /// <summary>Of a history: what it was before.</summary>
    Was,

    /// <summary>Of a history: what it became.</summary>
    Became,
}
