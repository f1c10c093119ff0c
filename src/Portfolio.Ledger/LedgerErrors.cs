namespace Portfolio.Ledger;

/// <summary>The SQLSTATEs that the ledger's own functions and triggers raise. Nothing matches on message text.</summary>
public static class LedgerErrors
{
    /// <summary>The append named another ledger than the one in this database.</summary>
    public const string WrongLedger = "LG001";

    /// <summary>The append named another incarnation than the ledger's present one.</summary>
    public const string WrongIncarnation = "LG002";

    /// <summary>A recorded time was given, and the ledger is not marked sample.</summary>
    public const string RecordedTimeNotAllowed = "LG003";

    /// <summary>A recorded time was given that is earlier than what is recorded already.</summary>
    public const string RecordedTimeBackwards = "LG004";

    /// <summary>The request contradicts itself: no events, a stream twice, a cause that does not exist …</summary>
    public const string Malformed = "LG005";

    /// <summary>Something tried to change or remove what is recorded.</summary>
    public const string AppendOnly = "LG006";

    /// <summary>Something tried to change the ledger's identity or its sample mark, or to turn it back.</summary>
    public const string HeadIsFixed = "LG007";

    /// <summary>
    /// The ledger is not the continuation of what the append's sender knows of it: it was restored to an earlier point,
    /// promoted without the last events, or rewritten.
    /// </summary>
    public const string Forked = "LG008";

    /// <summary>A text to be redacted is not there.</summary>
    public const string NoSuchText = "LG009";

    /// <summary>A person who was erased was to be named again.</summary>
    public const string PersonErased = "LG010";

    /// <summary>
    /// The server is short of something (disk, memory) or its system fails it: classes 53 and 58. Nothing was recorded,
    /// and nothing is wrong with the request.
    /// </summary>
    public static bool IsShortage(string sqlState) =>
        sqlState.StartsWith("53", StringComparison.Ordinal) || sqlState.StartsWith("58", StringComparison.Ordinal);
}
