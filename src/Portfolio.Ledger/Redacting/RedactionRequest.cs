using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>Free texts of one event to be taken out for cause.</summary>
/// <param name="ActorId">Who; an id, never a name.</param>
/// <param name="ActorRole">In which role.</param>
/// <param name="Way">By which way: http, verb …</param>
/// <param name="CommandId">Made anew for each attempt of a caller.</param>
/// <param name="Key">With the actor, what identifies the command however often it is sent.</param>
/// <param name="ContentHash">SHA-256 of what the caller sent.</param>
/// <param name="CorrelationId">What this command is part of.</param>
/// <param name="Stream">Where the redaction is recorded.</param>
/// <param name="EffectiveOn">The day of the redaction.</param>
/// <param name="Position">The event whose texts go.</param>
/// <param name="Names">Which of its texts; at least one.</param>
/// <param name="Reason">Why: itself a free text of the redaction.</param>
public sealed record RedactionRequest(
    string ActorId,
    string ActorRole,
    string Way,
    Guid CommandId,
    string Key,
    ImmutableArray<byte> ContentHash,
    Guid CorrelationId,
    string Stream,
    DateOnly EffectiveOn,
    long Position,
    ImmutableArray<string> Names,
    string Reason);
