namespace Portfolio.Reports;

/// <summary>What a report is broken down by. Where a programme belongs to several groups it counts in each.</summary>
public enum Grouping
{
    Department,

    /// <summary>By the person in a sponsor's seat on the day.</summary>
    Sponsor,
    Account,
    Segment,
}
