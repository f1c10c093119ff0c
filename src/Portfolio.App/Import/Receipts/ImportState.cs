namespace Portfolio.App.Import.Receipts;

/// <summary>What has become of an import.</summary>
public enum ImportState
{
    Running,

    /// <summary>It was at work and is not seen any more: the program ended. Giving the same files again goes on with it.</summary>
    BrokenOff,

    Done,

    /// <summary>Somebody cancelled it at a clean point; what was recorded until then stays. The same files again go on with it.</summary>
    Cancelled,

    /// <summary>The ledger could not be reached. The same files again go on with it.</summary>
    Stopped,

    /// <summary>Everything that it recorded was taken back.</summary>
    Undone,
}
