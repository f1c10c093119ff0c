namespace Portfolio.App.Import.Mappings;

/// <summary>What says that a programme left the register.</summary>
public sealed record GoneMapping
{
    /// <summary>The wording of what changed.</summary>
    public string Field { get; init; } = "";

    /// <summary>What it became, of those that mean so; others mean nothing.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}
