namespace Portfolio.App.Administration;

/// <summary>The streams of what administrators do: every administrative act is an event.</summary>
public static class AdministrationStreams
{
    /// <summary>What concerns the ledger itself: incarnations, redactions.</summary>
    public const string Ledger = "ledger";

    /// <summary>What concerns those who use it: keys, people, web hooks.</summary>
    public const string Administration = "administration";
}
