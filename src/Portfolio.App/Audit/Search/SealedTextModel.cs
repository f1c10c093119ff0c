using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Search;

/// <summary>A free text of an event and what the leaf commits to.</summary>
/// <param name="Content">As it is held; null where it was redacted or is missing. The commitment stays.</param>
/// <param name="Commitment">SHA-256 over salt and text, lower-case hex.</param>
public sealed record SealedTextModel(string Name, string? Content, TextState State, string Commitment)
{
    /// <summary>Whether it is what was recorded, or was redacted since.</summary>
    public bool IsRight => State is TextState.AsRecorded or TextState.Redacted;

    /// <param name="held">As the ledger holds it; null where it holds nothing.</param>
    internal static SealedTextModel Of(string name, SealedText? held, ReadOnlySpan<byte> commitment) => new(
        name,
        held?.Content,
        held is null ? TextState.Missing
            : held.Redacted ? TextState.Redacted
            : held.Fits(commitment) ? TextState.AsRecorded
            : TextState.Altered,
        Convert.ToHexStringLower(commitment));
}

/// <summary>How a free text stands to the commitment in its event's leaf.</summary>
public enum TextState
{
    /// <summary>Text and salt, hashed anew, give the commitment.</summary>
    AsRecorded,

    /// <summary>Text and salt were taken out.</summary>
    Redacted,

    /// <summary>The text or its salt is not what was recorded.</summary>
    Altered,

    /// <summary>The ledger holds nothing in its place, not even that it was taken out.</summary>
    Missing,
}
