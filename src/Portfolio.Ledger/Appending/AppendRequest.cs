using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>
/// All that one command records: stored together or not at all, in the order given. A command that records nothing is
/// never sent.
/// </summary>
/// <param name="ActorId">Who; an id, never a name.</param>
/// <param name="ActorRole">In which role.</param>
/// <param name="Way">By which way: http, import, simulate …</param>
/// <param name="CommandId">Made anew for each attempt of a caller; tells a retry by the appender from a repeat.</param>
/// <param name="Key">With the actor, what identifies the command however often it is sent.</param>
/// <param name="ContentHash">
/// SHA-256 of what the caller sent, never of the events: deciding again would change them.
/// </param>
/// <param name="CorrelationId">What this command is part of.</param>
/// <param name="Streams">At least one; no stream twice.</param>
/// <param name="RecordedAt">
/// Null, but on a ledger marked sample, where the simulator may give it. Never earlier than what is recorded already.
/// </param>
/// <param name="History">
/// <see cref="KnownHead.History"/> when the command was decided: what was decided on events that the ledger has no
/// longer is not appended.
/// </param>
/// <param name="DecidedAt">
/// The last position that was seen when the command was decided. Left out, it rests on nothing that was seen.
/// </param>
/// <param name="Withdraws">
/// A name that nothing may use afterwards, or null. Not appended where an event behind <paramref name="DecidedAt"/> has it
/// as a value, without regard to the case of ASCII letters; and what was decided before this is not appended after it.
/// </param>
public sealed record AppendRequest(
    string ActorId,
    string ActorRole,
    string Way,
    Guid CommandId,
    string Key,
    ImmutableArray<byte> ContentHash,
    Guid CorrelationId,
    ImmutableArray<StreamAppend> Streams,
    DateTimeOffset? RecordedAt = null,
    int History = 0,
    long DecidedAt = long.MaxValue,
    string? Withdraws = null);
