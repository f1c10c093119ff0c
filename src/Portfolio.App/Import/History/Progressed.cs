namespace Portfolio.App.Import.History;

/// <summary>How far a programme is by its rows so far: what the record does not keep.</summary>
/// <param name="Stage">The place of the stage’s item among the mapping’s; null: no stage was told.</param>
/// <param name="Complete">It was called complete.</param>
internal sealed record Progressed(int? Stage, bool Complete)
{
    public static readonly Progressed Nowhere = new(null, false);
}
