namespace Portfolio.Reports.Promises;

/// <summary>What became of a promise to a customer.</summary>
public enum PromiseFate
{
    /// <summary>Not due, and nothing speaks against it.</summary>
    Open,

    /// <summary>Not due, but its item is deferred or its programme stalled.</summary>
    AtRisk,

    /// <summary>Delivered in full by its day; or delivered in full, without one.</summary>
    Kept,

    /// <summary>Delivered in full after its day.</summary>
    Late,

    /// <summary>Its item was dropped, or the day passed undelivered.</summary>
    Broken,

    /// <summary>Its programme left the register before its day: nobody can tell.</summary>
    Unknown,
}
