namespace Portfolio.App.Import.Receipts;

/// <summary>Why an import is undone.</summary>
public sealed record UndoRequest(string Reason);
