using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>A row that one side has alone, or that says something else on each, while it is found out what made it so.</summary>
/// <param name="Programme">Whose it is; empty where it is nobody's.</param>
/// <param name="Cells">On the side that has it; of one that both have, on the side that was asked for.</param>
internal sealed record DifferingRow(SoughtRow Sought, string Programme, ValueList<object?> Cells)
{
    /// <summary>The cells on the other side, where both have it.</summary>
    public ValueList<object?> Then { get; init; } = [];

    /// <summary>Which of them are others.</summary>
    public ValueList<string> Columns { get; init; } = [];

    /// <summary>Events that it names on one of the sides only, of whichever programme.</summary>
    public ValueList<long> Names { get; init; } = [];

    /// <summary>Events that made it so; null where they were not looked for.</summary>
    public ValueList<long>? Positions { get; set; }

    /// <summary>What about the organisation did.</summary>
    public ValueList<Evidence> Organisation { get; set; } = [];

    public RowDifference Alone() => new(Cells, Positions ?? [], Organisation);

    public RowChange Both() => new(Cells, Then, Columns, Positions ?? [], Organisation);
}
