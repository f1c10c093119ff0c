namespace Portfolio.App.Import.Receipts;

/// <summary>What became of the undoing of an import.</summary>
/// <param name="Import">The import.</param>
/// <param name="Undo">The id of the undoing, under which its receipt is kept; null where the import was undone before.</param>
/// <param name="Undone">Whether everything that it recorded is taken back. False: it was refused, or cancelled on the way.</param>
/// <param name="Commands">How many commands were taken back now.</param>
/// <param name="Refusals">Why not, the first thousand; then nothing was taken back.</param>
/// <param name="RefusalCount">All of them.</param>
public sealed record UndoReport(
    Guid Import, Guid? Undo, bool Undone, int Commands, IReadOnlyList<UndoRefusal> Refusals, int RefusalCount);
