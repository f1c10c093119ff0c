namespace Portfolio.App.Import.Drafts;

/// <summary>A column of a file that nobody has mapped yet.</summary>
/// <param name="Header">As it stands.</param>
/// <param name="Samples">The first values that are not blank and differ.</param>
/// <param name="Kind">What the values look like, in a word or two.</param>
/// <param name="DateFormats">The formats in which all of them are days; empty where they are none.</param>
/// <param name="Field">What it probably is, by its header; null: no idea.</param>
public sealed record ColumnLook(
    string Header, IReadOnlyList<string> Samples, string Kind, IReadOnlyList<string> DateFormats, Reading.RegisterField? Field)
{
    /// <summary>Where it stands in a record, from 0.</summary>
    public int Column { get; init; }
}
