namespace Portfolio.App.Import.Receipts;

/// <summary>Why a command of an import cannot be taken back.</summary>
/// <param name="Programme">The programme's code; null: it is the copy of the register as a whole.</param>
/// <param name="Row">The row that it came from.</param>
public sealed record UndoRefusal(string? Programme, string File, int? Row, string Why);
