namespace Portfolio.Ledger.Proofs;

/// <summary>A free text with what its commitment is made of; both are null once it has been redacted.</summary>
/// <param name="Name">Which of its event's texts.</param>
/// <param name="Salt">16 bytes.</param>
/// <param name="Content">The text.</param>
public sealed record SealedText(string Name, byte[]? Salt, string? Content)
{
    public bool Redacted => Salt is null && Content is null;
}
