namespace Portfolio.App.Import.Mappings;

public sealed record OwnerMapping : FieldMapping
{
    /// <summary>What stands between joint owners.</summary>
    public IReadOnlyList<string> Separators { get; init; } = [",", ";", "\n", "&", "/", " and "];

    /// <summary>Whether an empty cell says that there is no owner; else it says nothing.</summary>
    public bool BlankIsVacant { get; init; }

    /// <summary>Pairs of names that someone has confirmed to be one person's.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Same { get; init; } = [];

    /// <summary>Pairs of names that look alike and are two persons'.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Different { get; init; } = [];
}
