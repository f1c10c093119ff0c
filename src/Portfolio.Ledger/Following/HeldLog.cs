namespace Portfolio.Ledger;

/// <summary>What a follower of the log has by now.</summary>
/// <param name="Position">It has everything up to here.</param>
/// <param name="Ahead">
/// The first position behind that which it has too, because it appended that itself; null where it has none. What lies
/// between is missing.
/// </param>
public sealed record HeldLog(long Position, long? Ahead = null);
