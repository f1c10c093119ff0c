namespace Portfolio.App.Import.Drafts;

/// <summary>A wording of what changed, as a file of dated changes has it.</summary>
/// <param name="Rows">How many rows say it.</param>
/// <param name="Became">What it became: the first values that differ.</param>
/// <param name="More">Whether there are more.</param>
public sealed record WordingLook(string Wording, int Rows, IReadOnlyList<string> Became, bool More);
