namespace Portfolio.App.Import.Mappings;

public sealed record ScaleInUse
{
    /// <summary>The last day it was used; left out, until today.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Name and version, <c>RAG5@1</c>.</summary>
    public string Scale { get; init; } = "";

    /// <summary>Points by the register's wording, where it is not the point's own name (case and punctuation aside).</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}
