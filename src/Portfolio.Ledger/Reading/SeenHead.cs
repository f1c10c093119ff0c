namespace Portfolio.Ledger;

/// <summary>The ledger's head beside what a node knows.</summary>
/// <param name="Head">Where the ledger stands.</param>
/// <param name="Agrees">Whether it had the root that the node knows when it had that size.</param>
/// <param name="Standby">Whether a standby was asked, which may lag behind.</param>
internal sealed record SeenHead(LedgerHead Head, bool Agrees, bool Standby);
