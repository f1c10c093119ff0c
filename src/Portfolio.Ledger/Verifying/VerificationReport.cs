using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger;

/// <summary>What came of verifying a ledger.</summary>
/// <param name="Ledger">Its head when the verification began.</param>
/// <param name="Verified">How many events, from the first on, were found right.</param>
/// <param name="Streams">How many streams they are in.</param>
/// <param name="Redacted">How many of their texts have been redacted.</param>
/// <param name="Agreeing">How many checkpoints agreed.</param>
/// <param name="Fault">The first thing found wrong, or null.</param>
public sealed record VerificationReport(
    LedgerHead Ledger,
    long Verified,
    int Streams,
    long Redacted,
    int Agreeing,
    Fault? Fault);

/// <summary>How far a verification has come.</summary>
public sealed record VerificationProgress(long Verified, long Size);
