namespace Portfolio.Ledger;

/// <summary>
/// An operator has opened a new incarnation of the ledger that does not hold all that this node holds: it has to drop what
/// it has and read the log anew, then call <see cref="KnownLedger.Restart"/>.
/// </summary>
public sealed class HistoryReplacedException(int incarnation)
    : Exception($"Incarnation {incarnation} of the ledger was opened without events that this node holds; it reads the log anew.");
