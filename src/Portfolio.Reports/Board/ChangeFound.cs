using System.Runtime.InteropServices;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Board;

/// <summary>Something that happened, not yet in words: of thousands a page shows the first.</summary>
/// <param name="About">The fact, or the words where they are always the same.</param>
/// <param name="Beside">What the words need besides: the item of a move or a fate, the status before.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChangeFound(DateOnly On, ChangeKind Kind, long At, object About, object? Beside)
{
    /// <param name="programme">Of which it is, as it stood on the day of the report.</param>
    public Change InWords(ProgrammeOn programme) => new(programme.Code, programme.Title, On, Kind, Words(), At);

    private string Words() => (About, Beside) switch
    {
        (string words, _) => words,
        (StateSpell spell, _) => $"Outcome learnt: {spell.State.ToString().ToLowerInvariant()}",
        (FinishFact f, _) => $"Finish re-baselined from {f.Was:yyyy-MM-dd} to {f.To:yyyy-MM-dd}, {Math.Abs(f.MovedDays)} days {(f.MovedDays < 0 ? "earlier" : "later")}",
        (ItemMove move, ScopeItemFacts item) => $"{item.Item} deferred to {(move.ToPhase is { } phase ? $"phase {phase}" : "“later”")}",
        (FateChange fate, ScopeItemFacts item) => $"{item.Item} {(fate.Fate == ScopeFate.Delivered ? "delivered in full" : "dropped")}",
        (StatusFact status, StatusFact before) => $"Status {before.Report.Overall ?? "not rated"} → {status.Report.Overall ?? "not rated"}",
        _ => throw new InvalidOperationException($"A change of the kind {Kind} has no words."),
    };
}
