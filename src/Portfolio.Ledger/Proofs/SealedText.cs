using System.Security.Cryptography;

namespace Portfolio.Ledger.Proofs;

/// <summary>A free text with what its commitment is made of; both are null once it has been redacted.</summary>
/// <param name="Name">Which of its event's texts.</param>
/// <param name="Salt">16 bytes.</param>
/// <param name="Content">The text.</param>
public sealed record SealedText(string Name, byte[]? Salt, string? Content)
{
    private const int SaltLength = 16;

    /// <summary>Position of the redaction that it says it was taken out by; null where it says none, or was not asked.</summary>
    public long? RedactedBy { get; init; }

    /// <summary>It had been taken out before; the ledger holds it again, and it is not given (<see cref="WithheldTexts"/>).</summary>
    public bool Withheld { get; init; }

    public bool Redacted => Salt is null && Content is null;

    /// <summary>Whether text and salt are what a commitment was made of; false of a redacted text, of which nothing can be told.</summary>
    public bool Fits(ReadOnlySpan<byte> commitment) =>
        Salt is { Length: SaltLength } salt && Content is { } content
        && CryptographicOperations.FixedTimeEquals(Leaf.Commitment(salt, content), commitment);
}
