namespace Portfolio.App.Administration;

/// <summary>Takes free texts of one event out for cause. Facts and proofs stay as they are.</summary>
/// <param name="Position">The event’s position in the ledger.</param>
/// <param name="Texts">The names of the texts: note, reason, narrative …</param>
/// <param name="Reason">Why; kept beside the redaction.</param>
public sealed record RedactTexts(long Position, string[] Texts, string Reason)
{
    public const int LongestReason = 2000;
}
