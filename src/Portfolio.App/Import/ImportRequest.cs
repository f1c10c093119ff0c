using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;

namespace Portfolio.App.Import;

/// <summary>What to take in, and how.</summary>
/// <param name="PositionAt">The day of the only file, where the mapping cannot tell it.</param>
/// <param name="Preview">Only show row by row what would be recorded.</param>
/// <param name="SkipBadRows">Record the good rows although there are bad ones.</param>
/// <param name="IntoSample">Take it in although the ledger is marked a sample.</param>
public sealed record ImportRequest(
    Mapping Mapping,
    IReadOnlyList<RegisterFile> Files,
    DateOnly? PositionAt = null,
    bool Preview = false,
    bool SkipBadRows = false,
    bool IntoSample = false)
{
    /// <summary>How many rows of a file a preview lists; more are counted.</summary>
    public int PreviewedRows { get; init; } = 100_000;

    /// <summary>How much a file may hold.</summary>
    public ImportLimits Limits { get; init; } = ImportLimits.Default;

    /// <summary>To whose programmes the caller is kept: rows of others are refused, each by itself. Null: to all.</summary>
    public DepartmentLimit? Limit { get; init; }

    /// <summary>Under which it is kept, where the caller has to know it before it ends; one that goes on keeps its own.</summary>
    public Guid? Id { get; init; }

    /// <summary>Programmes that somebody has confirmed to be one, though neither id nor title says so.</summary>
    public IReadOnlyList<ConfirmedMatch> Same { get; init; } = [];
}
