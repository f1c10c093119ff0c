using Portfolio.Domain;

namespace Portfolio.App.Import.Receipts;

/// <summary>Why an import is undone.</summary>
public sealed record UndoRequest(string Reason)
{
    private const int Longest = 500;

    /// <summary>What is wrong with the reason, in a sentence; null if nothing is.</summary>
    public string? Fault => string.IsNullOrWhiteSpace(Reason) || Reason.Length > Longest || FreeText.Faults(Reason, "reason").Any()
        ? $"Say in 1 to {Longest} characters why the import is undone, without control characters."
        : null;
}
