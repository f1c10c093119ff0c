using System.Text.Json.Serialization;
using Portfolio.App.Import.Names;

namespace Portfolio.App.Import;

/// <summary>What an import came to, for people and, as JSON, for programs.</summary>
/// <param name="Preview">Nothing was to be recorded.</param>
/// <param name="Recorded">Whether it was: false if it was a preview, or if a problem stood in the way.</param>
/// <param name="Files">In the order of their days.</param>
public sealed record ImportReport(
    string Mapping,
    string Register,
    bool Preview,
    bool Recorded,
    IReadOnlyList<FileReport> Files)
{
    /// <summary>Under which its receipts are kept; null where it recorded nothing.</summary>
    public Guid? Import { get; init; }

    /// <summary>Whether it was cancelled at a clean point.</summary>
    public bool Cancelled => Files.Any(f => f.Outcome == FileOutcome.Cancelled);

    public int Rows => Files.Sum(f => f.Rows);

    public int Unchanged => Files.Sum(f => f.Unchanged);

    /// <summary>Whether nothing stands in the way: no file is refused, and no row is bad or bad ones are skipped.</summary>
    public bool MayBeRecorded(bool skipBadRows) =>
        Files.All(f => f.Outcome != FileOutcome.Refused && (skipBadRows || f.ProblemCount == 0));

    public int Problems => Files.Sum(f => f.ProblemCount);

    /// <summary>How many events of each type were recorded or, in a preview, would be.</summary>
    public IReadOnlyDictionary<string, int> Events => new SortedDictionary<string, int>(
        Files.SelectMany(f => f.Events).GroupBy(e => e.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(e => e.Value), StringComparer.Ordinal),
        StringComparer.Ordinal);
}

/// <summary>What became of a file.</summary>
public enum FileOutcome
{
    /// <summary>Its differences were recorded or, in a preview, would be.</summary>
    TakenIn,

    /// <summary>This very file was taken in before: nothing is recorded.</summary>
    TakenInBefore,

    /// <summary>It was cancelled on the way; what was recorded until then stays, and the same files again go on.</summary>
    Cancelled,

    /// <summary>It is refused as a whole; its problems say why.</summary>
    Refused,
}

/// <summary>What a file came to.</summary>
/// <param name="PositionAt">The day it speaks of; null if it cannot be told.</param>
/// <param name="Transposed">It holds a programme per column.</param>
/// <param name="Rows">Programmes listed, bad rows included.</param>
/// <param name="Usable">How many rows have a rating, a readable finish, a budget and an owner's name.</param>
/// <param name="Events">How many events of each type.</param>
/// <param name="Unchanged">Rows that agree with the record but for what every copy brings (its status).</param>
/// <param name="BadRows">Rows of which nothing is recorded.</param>
/// <param name="Left">Programmes no longer listed.</param>
/// <param name="NameVariants">Spellings of persons' names for someone to confirm.</param>
/// <param name="NearMatches">Programmes that are perhaps one under two titles; not linked.</param>
/// <param name="Preview">Row by row, the first hundred thousand (on a page, the first five hundred); only in a preview.</param>
/// <param name="PreviewCount">How many rows a preview has.</param>
public sealed record FileReport(
    string File,
    DateOnly? PositionAt,
    FileOutcome Outcome,
    string? Sha256,
    string? Encoding,
    string? Delimiter,
    bool Transposed,
    int Rows,
    UsableCounts Usable,
    IReadOnlyDictionary<string, int> Events,
    int Unchanged,
    int BadRows,
    int Left,
    IReadOnlyList<Problem> Problems,
    int ProblemCount,
    IReadOnlyList<Remark> Remarks,
    int RemarkCount,
    IReadOnlyList<NameVariant> NameVariants,
    IReadOnlyList<NearMatch> NearMatches,
    IReadOnlyList<RowPreview>? Preview = null,
    int PreviewCount = 0)
{
    /// <summary>The rows that the ledger refused.</summary>
    [JsonIgnore]
    internal IReadOnlySet<RowPlace> RefusedRows { get; init; } = new HashSet<RowPlace>();

    /// <summary>How many rows were refused because whoever imports is kept to departments, and they speak of others.</summary>
    [JsonIgnore]
    internal int Beyond { get; init; }

    /// <summary>Of a file that is not even opened.</summary>
    public static FileReport RefusedAtOnce(DatedFile file, Problem why) => new(
        file.File.Label, file.PositionAt, FileOutcome.Refused, null, null, null, false, 0, new(0, 0, 0, 0, 0),
        new Dictionary<string, int>(), 0, 0, 0, [why], 1, [], 0, [], []);
}

/// <summary>How many rows have a value that can be used.</summary>
public sealed record UsableCounts(int Ratings, int Finishes, int Starts, int Budgets, int Owners);

/// <summary>What would be recorded of a row.</summary>
/// <param name="Row">Null for a programme that is no longer listed.</param>
/// <param name="Records">Each event in words; empty if nothing.</param>
public sealed record RowPreview(int? Row, string Code, string Title, bool New, IReadOnlyList<string> Records);
