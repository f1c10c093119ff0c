using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Search;

/// <summary>A free text of an event and what the leaf commits to.</summary>
/// <param name="Content">As it is held; null where it was redacted, is withheld or is missing. The commitment stays.</param>
/// <param name="Commitment">SHA-256 over salt and text, lower-case hex.</param>
/// <param name="RedactedBy">Position of the event by which it was taken out; null where it was not.</param>
public sealed record SealedTextModel(string Name, string? Content, TextState State, string Commitment, long? RedactedBy = null)
{
    /// <summary>Whether it is what was recorded, or was redacted since, if before a restore.</summary>
    public bool IsRight => State is TextState.AsRecorded or TextState.Redacted or TextState.Withheld;

    /// <param name="held">As the ledger holds it; null where it holds nothing.</param>
    /// <param name="redactedBy">Where its redaction is on the record, or null.</param>
    internal static SealedTextModel Of(string name, SealedText? held, long? redactedBy, ReadOnlySpan<byte> commitment)
    {
        var state = held switch
        {
            { Withheld: true } => TextState.Withheld,
            { Redacted: true } when redactedBy is not null => TextState.Redacted,
            null or { Redacted: true } => TextState.Missing,
            _ => held.Fits(commitment) ? TextState.AsRecorded : TextState.Altered,
        };
        return new(
            name, held?.Content, state, Convert.ToHexStringLower(commitment), state == TextState.Redacted ? redactedBy : null);
    }
}

/// <summary>How a free text stands to the commitment in its event's leaf.</summary>
public enum TextState
{
    /// <summary>Text and salt, hashed anew, give the commitment.</summary>
    AsRecorded,

    /// <summary>Text and salt were taken out, and an event on the record says so.</summary>
    Redacted,

    /// <summary>
    /// It was taken out before, a restore of the database has brought it back, and it is about to be taken out again: until that
    /// is on the record it is not shown.
    /// </summary>
    Withheld,

    /// <summary>The text or its salt is not what was recorded.</summary>
    Altered,

    /// <summary>The ledger holds no text in its place, and nothing on the record says that it was taken out.</summary>
    Missing,
}
