namespace Portfolio.Reports.Figures;

/// <summary>One of the numbers that a figure is told with.</summary>
public enum PartName
{
    /// <summary>What was counted.</summary>
    Counted,

    /// <summary>Of which it was counted.</summary>
    Base,

    /// <summary>What is still open on the day.</summary>
    Open,

    /// <summary>Of whom nobody reports it.</summary>
    NotObserved,
}
