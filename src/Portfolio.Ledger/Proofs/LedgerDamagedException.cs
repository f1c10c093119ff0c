namespace Portfolio.Ledger.Proofs;

/// <summary>What the ledger holds is not what was recorded; verifying it as a whole tells where.</summary>
public sealed class LedgerDamagedException : Exception
{
    public LedgerDamagedException(string message)
        : base(message)
    {
    }

    public LedgerDamagedException()
    {
    }

    public LedgerDamagedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
