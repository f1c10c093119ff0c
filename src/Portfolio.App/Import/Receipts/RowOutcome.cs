namespace Portfolio.App.Import.Receipts;

/// <summary>What became of a row.</summary>
public enum RowOutcome
{
    Recorded,
    Unchanged,
    Refused,
}
