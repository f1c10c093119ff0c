using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>A page of the log, and the head as it was right after.</summary>
internal sealed record LogLook(ImmutableArray<RecordedEvent> Page, SeenHead Seen);
