using Portfolio.App.Import.Receipts;

namespace Portfolio.App.Import;

/// <summary>What goes with an import that records, and not with one that only tries.</summary>
/// <param name="Receipts">Where what becomes of each row is written down.</param>
/// <param name="Foreseen">The rows that were refused when they were tried.</param>
/// <param name="Stop">Asks it to stop at the next clean point: what was handed to the ledger is waited for.</param>
internal sealed record Recording(ReceiptWriter Receipts, IReadOnlySet<RowPlace> Foreseen, CancellationToken Stop);
