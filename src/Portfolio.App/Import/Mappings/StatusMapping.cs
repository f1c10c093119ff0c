namespace Portfolio.App.Import.Mappings;

public sealed record StatusMapping : FieldMapping
{
    /// <summary>Columns of further ratings, each asked where those before give none.</summary>
    public IReadOnlyList<FieldMapping> Otherwise { get; init; } = [];

    /// <summary>Which scale is used until when; the last has no end.</summary>
    public IReadOnlyList<ScaleInUse> Scales { get; init; } = [];

    /// <summary>The commentary that goes with the rating.</summary>
    public FieldMapping Narrative { get; init; } = new();

    /// <summary>What is said of the schedule; goes with a re-baseline.</summary>
    public FieldMapping ScheduleNarrative { get; init; } = new();

    /// <summary>What is said of the cost; goes with a restated budget.</summary>
    public FieldMapping BudgetNarrative { get; init; } = new();
}
