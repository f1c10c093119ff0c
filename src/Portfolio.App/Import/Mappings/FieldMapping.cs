namespace Portfolio.App.Import.Mappings;

/// <summary>Where a field's values stand in a file, and what they mean.</summary>
public record FieldMapping
{
    /// <summary>Beginnings of the column's header, normalised, in whole words; the first that is found counts.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Whether a file without the column is refused; else a remark says so.</summary>
    public bool Required { get; init; }

    /// <summary>Further beginnings of wordings that say that it is not known, besides the mapping's own.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Further columns whose values go with the first's: each by the beginnings of its header.</summary>
    public IReadOnlyList<IReadOnlyList<string>> With { get; init; } = [];

    /// <summary>What is put between the values of several columns; those that are empty are left out.</summary>
    public string JoinedBy { get; init; } = " ";

    /// <summary>The value of every row, for what a file says nowhere; it has no column then.</summary>
    public string? Fixed { get; init; }

    /// <summary>What to read in place of a wording (whole cell, case and punctuation aside).</summary>
    public IReadOnlyDictionary<string, string> Translations { get; init; } = new Dictionary<string, string>();

    public WhenUnreadable Unreadable { get; init; } = WhenUnreadable.Problem;

    /// <summary>Whether the mapping says anything of the field.</summary>
    internal bool IsGiven => Headers.Count > 0 || Fixed is not null;
}
