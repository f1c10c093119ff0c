using Portfolio.Reports.Comparing;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Pages.Wording;

/// <summary>A figure on two sides as a page writes it.</summary>
public static class DifferenceWords
{
    public static FigureWords Of(FigureDifference difference, FigureSide side) => FigureWords.Of(new(
        difference.Name, difference.Title, side.Value, difference.Unit, side.Numerator, side.Denominator, side.Censored, side.NotObserved,
        side.Interval, SmallBase: false, "", "", null));

    /// <summary>“+4.2 points”, “−3”, “none”; “–” where a side has no data.</summary>
    public static string Change(FigureDifference difference) => difference.Change switch
    {
        null => "–",
        0 => difference.Same ? "none" : "0",
        { } change => Signed(change, difference.Unit),
    };

    private static string Signed(double change, Unit unit)
    {
        var sign = change < 0 ? "−" : "+";
        var size = Math.Abs(change);
        return unit is Unit.Share or Unit.Part
            ? $"{sign}{Say.Number(100 * size)}\u00A0points"
            : $"{sign}{Say.Number(size)}";
    }
}
