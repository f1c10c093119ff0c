namespace Portfolio.Reports.Figures;

/// <summary>What a figure's value counts.</summary>
public enum Unit
{
    /// <summary>A part of a whole, 0 to 1; pages show it as a percentage.</summary>
    Share,

    /// <summary>How many.</summary>
    Count,

    /// <summary>Events per 100 programme-months; a month is 30.4375 days.</summary>
    Per100ProgrammeMonths,

    /// <summary>Events per programme-year; a year is 365.25 days.</summary>
    PerProgrammeYear,

    Days,

    /// <summary>Months of 30.4375 days.</summary>
    Months,

    /// <summary>Customer value, 0 to 100 for each scope item; sums of it go beyond.</summary>
    CustomerValue,

    /// <summary>How many times as often.</summary>
    Ratio,

    /// <summary>
    /// A part of a way or of a scale, or a difference of two parts: pages show it as a percentage; it may lie below 0 or above
    /// 1.
    /// </summary>
    Part,

    /// <summary>A number without a unit, whose meaning its formula says.</summary>
    Score,

    /// <summary>A score from 0 to 100.</summary>
    Points,
}
