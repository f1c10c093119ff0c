namespace Portfolio.Reports.Facts;

/// <summary>What became of a scope item.</summary>
public enum ScopeFate
{
    /// <summary>Neither delivered in full nor given up.</summary>
    Open,

    /// <summary>Delivered to 100 %, in one delivery or in parts that add up.</summary>
    Delivered,

    /// <summary>Dropped itself, or with its phase or programme, or its programme closed without it.</summary>
    Dropped,

    /// <summary>Its programme left the register: nobody can tell.</summary>
    Unknown,

    /// <summary>Handed over to another programme, where it goes on: whatever is counted is counted there.</summary>
    Transferred,
}
