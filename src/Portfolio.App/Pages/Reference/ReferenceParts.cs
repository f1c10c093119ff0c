namespace Portfolio.App.Pages.Reference;

/// <summary>Operations that belong together.</summary>
public sealed record ReferenceGroup(string Name, string About, IReadOnlyList<ReferenceOperation> Operations)
{
    /// <summary>Of its heading, for links.</summary>
    public string Anchor => Name.Replace(' ', '-').ToLowerInvariant();
}

/// <summary>One operation.</summary>
/// <param name="Example">A body, as JSON; null where it takes none.</param>
public sealed record ReferenceOperation(
    string Name, string Method, string Path, string Summary, string? About, IReadOnlyList<ReferenceField> Parameters,
    IReadOnlyList<ReferenceField> Fields, string? Example, IReadOnlyList<ReferenceAnswer> Answers)
{
    /// <summary>Asks it from a shell.</summary>
    public string Curl { get; init; } = "";

    /// <summary>All that it says.</summary>
    internal IEnumerable<string?> Words =>
        [Name, Path, Summary, About, .. Parameters.Concat(Fields).SelectMany(f => new[] { f.Name, f.Help }), .. Answers.Select(a => a.Type.Words)];
}

/// <summary>A parameter or a field.</summary>
/// <param name="Place">Where a parameter stands; empty for a field.</param>
public sealed record ReferenceField(string Name, string Place, bool Required, string Help, ReferenceType Type);

/// <summary>What something is.</summary>
/// <param name="Shape">The name of the shape that tells more; null: there is no more.</param>
public sealed record ReferenceType(string Words, string? Shape);

/// <summary>What can be answered.</summary>
public sealed record ReferenceAnswer(string Status, string About, ReferenceType Type);

/// <summary>An object with its fields, or a list of values.</summary>
public sealed record ReferenceShape(string Name, string About, IReadOnlyList<ReferenceField> Fields, IReadOnlyList<string> Values)
{
    /// <summary>All that it says.</summary>
    internal IEnumerable<string?> Words => [Name, About, .. Fields.SelectMany(f => new[] { f.Name, f.Help }), .. Values];
}
