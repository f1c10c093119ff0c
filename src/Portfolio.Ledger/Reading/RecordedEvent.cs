using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>An event as the ledger holds it, with the names of its free texts but without their content.</summary>
/// <param name="Position">In the ledger: 1, 2, 3 … without gaps, in the order of commits.</param>
/// <param name="Stream">The history it belongs to.</param>
/// <param name="Version">In its stream: 1, 2, 3 … without gaps.</param>
/// <param name="Type">Stable name of the kind of event.</param>
/// <param name="Schema">Number of the shape of <paramref name="Data"/>.</param>
/// <param name="Data">The facts: the JSON text exactly as it was appended.</param>
/// <param name="TextNames">Names of its free texts; <see cref="LogReader.ReadTextsAsync"/> fetches the contents.</param>
/// <param name="EffectiveOn">The day it happened in the world.</param>
/// <param name="ReportedOn">The day its source said it; null means the day it was recorded.</param>
/// <param name="RecordedAt">The instant the ledger took it, UTC, in microseconds; never decreasing.</param>
/// <param name="ActorId">Who recorded it.</param>
/// <param name="ActorRole">In which role.</param>
/// <param name="Way">By which way.</param>
/// <param name="CommandId">The command it was part of; a command's events stand together.</param>
/// <param name="CorrelationId">What the command was part of.</param>
/// <param name="CausedBy">Position of the event it follows from, or null.</param>
/// <param name="Source">Where it came from, as JSON text, or null.</param>
public sealed record RecordedEvent(
    long Position,
    string Stream,
    long Version,
    string Type,
    int Schema,
    string Data,
    ImmutableArray<string> TextNames,
    DateOnly EffectiveOn,
    DateOnly? ReportedOn,
    DateTimeOffset RecordedAt,
    string ActorId,
    string ActorRole,
    string Way,
    Guid CommandId,
    Guid CorrelationId,
    long? CausedBy,
    string? Source);

/// <summary>A free text of a recorded event.</summary>
/// <param name="Position">The event's position.</param>
/// <param name="Name">Which of its texts.</param>
/// <param name="Content">The text; null once it has been redacted.</param>
public sealed record RecordedText(long Position, string Name, string? Content);
