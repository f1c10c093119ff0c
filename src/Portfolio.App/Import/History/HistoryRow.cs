namespace Portfolio.App.Import.History;

/// <summary>A dated change, as a row has it.</summary>
/// <param name="Table">The table that it stands in.</param>
/// <param name="Programme">The programme’s id.</param>
/// <param name="On">The day, in the organisation’s time zone.</param>
/// <param name="Field">What changed, in the file’s words.</param>
/// <param name="Means">What that means; null: it is of no concern.</param>
/// <param name="Fact">What the programme became, where it is a fact that a register tells too; else null.</param>
internal sealed record HistoryRow(
    string Table, int Number, string Programme, DateOnly On, string Field, ChangeKind? Means, string Was, string Became, SnapshotRow? Fact);
