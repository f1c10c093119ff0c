using System.Globalization;
using System.Text.Json.Serialization;

namespace Portfolio.App.Import.Receipts;

/// <summary>What became of the undoing of an import.</summary>
/// <param name="Import">The import.</param>
/// <param name="Undo">The id of the undoing, under which its receipt is kept; null where the import was undone before.</param>
/// <param name="Undone">Whether everything that it recorded is taken back. False: it was refused, or cancelled on the way.</param>
/// <param name="Commands">How many commands were taken back now.</param>
/// <param name="Refusals">Why not, the first thousand. Where <paramref name="Commands"/> is 0 nothing was taken back; else somebody has recorded something meanwhile, and what was taken back until then stays so.</param>
/// <param name="RefusalCount">All of them.</param>
public sealed record UndoReport(
    Guid Import, Guid? Undo, bool Undone, int Commands, IReadOnlyList<UndoRefusal> Refusals, int RefusalCount)
{
    /// <summary>What became of it, in a sentence.</summary>
    [JsonIgnore]
    public string Sentence => this switch
    {
        { Undone: true, Undo: null } => "It was undone before: nothing to take back.",
        { Undone: true } => $"Undone: {Count(Commands, "command")} taken back.",
        { RefusalCount: 0 } => $"Cancelled: {Count(Commands, "command")} taken back until then; ask again to go on.",
        { Commands: 0 } => $"Nothing was taken back: later history depends on it in {Count(RefusalCount, "place")}.",
        _ => $"It was undone in part: {Count(Commands, "command")} taken back, and then somebody recorded what depends on it in {Count(RefusalCount, "place")}. Ask again to go on.",
    };

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {what}{(count == 1 ? "" : "s")}");
}
