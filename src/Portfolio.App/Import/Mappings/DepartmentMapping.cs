namespace Portfolio.App.Import.Mappings;

public sealed record DepartmentMapping : FieldMapping
{
    /// <summary>Codes by the register's spelling, where it is not the spelling itself in capitals.</summary>
    public IReadOnlyDictionary<string, string> Codes { get; init; } = new Dictionary<string, string>();

    /// <summary>Full names by code.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; init; } = new Dictionary<string, string>();
}
