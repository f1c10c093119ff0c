namespace Portfolio.App.Import.Receipts;

/// <summary>What became of a row.</summary>
/// <param name="File">The file, with the sheet's name where it has several.</param>
/// <param name="Row">Counted from 1; null: it follows from the file as a whole.</param>
/// <param name="Programme">The code of the programme that it speaks of, where it is known.</param>
/// <param name="First">Position of the first event recorded.</param>
/// <param name="Last">Position of the last one; all between belong to it.</param>
/// <param name="Command">The command that it was recorded by.</param>
/// <param name="Detail">The kinds of event recorded, why nothing was, or why it was refused.</param>
public sealed record RowReceipt(
    string File, int? Row, string? Programme, RowOutcome Outcome, long? First, long? Last, Guid? Command, string? Detail);
