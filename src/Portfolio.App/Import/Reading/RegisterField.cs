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
}
