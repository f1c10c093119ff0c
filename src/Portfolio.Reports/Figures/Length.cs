namespace Portfolio.Reports.Figures;

/// <summary>Lengths of time, as every report means them.</summary>
public static class Length
{
    /// <summary>A month where a length is meant.</summary>
    public const double DaysPerMonth = 30.4375;

    /// <summary>Twelve such months.</summary>
    public const double DaysPerYear = 365.25;
}
