namespace Portfolio.Reports.Knowing;

/// <summary>By which of its times an event counts as known.</summary>
public enum Basis
{
    /// <summary>What the ledger had taken by a position: provable.</summary>
    Recorded,

    /// <summary>What sources had said by a day, also where it was recorded long after: a claim, and labelled as one.</summary>
    Reported,
}
