namespace Portfolio.App.Import.Receipts;

/// <summary>An import, or the undoing of one, as it is kept.</summary>
/// <param name="Id">Stands in the source of every event that came by it.</param>
/// <param name="Undoes">The import that it took back.</param>
/// <param name="By">Id of who asked for it, at last.</param>
/// <param name="SeenAt">When it was last seen at work.</param>
/// <param name="Reason">Why it stopped, or why it was undone.</param>
/// <param name="Recorded">Rows of which something was recorded or, of an undoing, taken back.</param>
/// <param name="Unchanged">Rows of which nothing was to be recorded.</param>
/// <param name="Refused">Rows that were refused.</param>
public sealed record ImportRun(
    Guid Id,
    Guid? Undoes,
    string Mapping,
    string Register,
    IReadOnlyList<string> Files,
    string By,
    string Way,
    ImportState State,
    string? Reason,
    DateTimeOffset BegunAt,
    DateTimeOffset SeenAt,
    DateTimeOffset? EndedAt,
    long Recorded,
    long Unchanged,
    long Refused)
{
    /// <summary>Whether it can be undone: it recorded something, it is at rest, and it is an import.</summary>
    public bool MayBeUndone => Undoes is null && Recorded > 0 && State is not (ImportState.Running or ImportState.Undone);
}
