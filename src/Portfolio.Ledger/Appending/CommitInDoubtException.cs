namespace Portfolio.Ledger;

/// <summary>
/// A commit is on this server, but its wait for the synchronous standby was cut short: a fail-over could still lose it.
/// The same append again, once it is confirmed, confirms the first as well, because a standby takes commits in order.
/// </summary>
internal sealed class CommitInDoubtException()
    : Exception("The commit's wait for the synchronous standby was cut short.");
