namespace Portfolio.App.Import.Mappings;

/// <summary>A phase that pieces of scope are planned for, such as a release.</summary>
public sealed record PhaseMapping
{
    public string Name { get; init; } = "";

    /// <summary>What else it is called.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>When it is, or was, to be done.</summary>
    public DateOnly? Finish { get; init; }
}
