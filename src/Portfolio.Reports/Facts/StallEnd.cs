namespace Portfolio.Reports.Facts;

/// <summary>How a stall ended.</summary>
public enum StallEnd
{
    /// <summary>It had not, on the day.</summary>
    Open,
    Resumed,
    Dropped,

    /// <summary>Put on hold, left its register, or ended in another way.</summary>
    Other,
}
