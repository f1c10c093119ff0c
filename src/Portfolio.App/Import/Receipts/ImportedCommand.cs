using Portfolio.Domain;

namespace Portfolio.App.Import.Receipts;

/// <summary>A command of an import on the record.</summary>
/// <param name="Code">The programme's code; null: it is about the organisation.</param>
/// <param name="Events">Everything that it recorded.</param>
internal sealed record ImportedCommand(string? Code, Guid Command, IReadOnlyList<Recorded> Events)
{
    public long First => Events[0].Position;

    public long Last => Events[^1].Position;

    public Source Source => Events[0].Source!;

    public RowReceipt Receipt() => new(
        Source.File ?? "", Source.Row, Code, RowOutcome.Recorded, First, Last, Command, ReceiptWords.Of(Events.Select(e => e.Event)));
}
