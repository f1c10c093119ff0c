using System.Text.Json.Serialization;

namespace Portfolio.App.Import;

/// <summary>Why a row, or a whole file, cannot be taken in.</summary>
/// <param name="Row">The row or, in a transposed file, the column, counted from 1 with the header; null for the file.</param>
/// <param name="Column">The column's header (in a transposed file, the row's), shortened.</param>
/// <param name="Found">What the cell holds, shortened; null if it is empty.</param>
/// <param name="Expected">What was expected instead or, without a column, what is wrong.</param>
/// <param name="Transposed">Whether the file holds a programme per column.</param>
public sealed record Problem(
    string File, int? Row, string? Column, string? Found, string Expected, bool Transposed = false)
{
    /// <summary>Whether what the cell holds may be somebody's name, which is not to be kept.</summary>
    [JsonIgnore]
    public bool NamesPerson { get; init; }

    /// <summary>As it is kept.</summary>
    internal string Kept => NamesPerson && Found is not null ? (this with { Found = "…" }).Sentence : Sentence;

    /// <summary>All of it as one sentence.</summary>
    public string Sentence
    {
        get
        {
            var (across, down) = Transposed ? ("column", "row") : ("row", "column");
            var place = (Row, Column) switch
            {
                (null, _) => File,
                (_, null) => $"{File}, {across} {Row}",
                _ => $"{File}, {across} {Row}, {down} “{Column}”",
            };
            return (Column, Found) switch
            {
                (null, null) => $"{place}: {Expected}",
                (_, null) => $"{place}: empty; expected {Expected}",
                _ => $"{place}: found “{Found}”; expected {Expected}",
            };
        }
    }
}

/// <summary>Something a person should know that does not stop the import.</summary>
/// <param name="Row">As in <see cref="Problem"/>.</param>
public sealed record Remark(string File, int? Row, string Sentence);
