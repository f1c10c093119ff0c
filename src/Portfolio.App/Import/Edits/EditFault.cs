namespace Portfolio.App.Import.Edits;

/// <summary>Why an edited cell cannot be taken in.</summary>
/// <param name="Column">The column’s name.</param>
/// <param name="Expected">What was expected instead.</param>
public sealed record EditFault(string Column, string Expected);
