namespace Portfolio.Reports.Tests;

internal static class FigureCounts
{
    /// <summary>Numerator, denominator, censored, not observed.</summary>
    public static (int?, double?, int, int) Counts(this Report report, string name)
    {
        var figure = report.Figure(name);
        return (figure.Numerator, figure.Denominator, figure.Censored, figure.NotObserved);
    }
}
