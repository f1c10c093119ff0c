using Portfolio.App.Import.Reading;

namespace Portfolio.App.Import.Mappings;

/// <summary>
/// How a file is to be read in which each row is a dated change: of which programme (the mapping’s <c>id</c>), when, of what,
/// from what, to what.
/// </summary>
public sealed record HistoryMapping
{
    /// <summary>The column of the day, or of the instant; an instant’s day is the one in the organisation’s time zone.</summary>
    public DateMapping Day { get; init; } = new();

    /// <summary>The column that says what changed.</summary>
    public FieldMapping Field { get; init; } = new();

    /// <summary>The column of what it was before, where there is one.</summary>
    public FieldMapping From { get; init; } = new();

    /// <summary>The column of what it became.</summary>
    public FieldMapping To { get; init; } = new();

    /// <summary>What stands for “first seen” in the column of what changed; it became its title. Left out: any first row.</summary>
    public string? Opens { get; init; }

    /// <summary>What each wording of what changed means; what it became is read as the mapping says of that field.</summary>
    public IReadOnlyDictionary<string, RegisterField> Fields { get; init; } = new Dictionary<string, RegisterField>();

    /// <summary>What changes of no concern.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>What says that the programme left the register.</summary>
    public GoneMapping? Gone { get; init; }

    /// <summary>The pieces of scope, in the order in which they are reached.</summary>
    public IReadOnlyList<ItemMapping> Items { get; init; } = [];

    /// <summary>The phases that pieces of scope are planned for, in their order: the first is phase 1.</summary>
    public IReadOnlyList<PhaseMapping> Phases { get; init; } = [];

    /// <summary>Wordings that say that a piece of scope is planned for no phase; an empty cell says so too.</summary>
    public IReadOnlyList<string> Unplanned { get; init; } = [];

    /// <summary>The wording, of what changed, that tells how far the programme is; left out, nothing does.</summary>
    public string? Stage { get; init; }

    /// <summary>What it means that a programme is at a stage.</summary>
    public StageMeans StageMeans { get; init; } = StageMeans.Reached;
}
