using System.Runtime.InteropServices;

namespace Portfolio.Reports.Statistics;

/// <summary>Times read off a curve of what remains, by the rules of R's <c>quantile.survfit</c>.</summary>
internal static class CurveQuantile
{
    /// <summary>
    /// A curve within this of a level is flat at it (R's default: the root of the machine's precision).
    /// </summary>
    private const double FlatTolerance = 1.4901161193847656e-08;

    /// <summary>
    /// The time by which a share has ended, and the times at which the pointwise limits cross the same level: the test
    /// inversion of Brookmeyer and Crowley (Biometrics 38, 1982, 29–41) on the scale of the curve.
    /// </summary>
    public static Quantile Of(Curve curve, double probability)
    {
        Quantile.RequireProbability(probability);
        if (!curve.HasData)
            return new Quantile(probability, null, null);

        return new Quantile(
            probability,
            Crossing(curve, probability, static point => point.Value),
            new Interval(
                Crossing(curve, probability, static point => point.Interval?.Lower),
                Crossing(curve, probability, static point => point.Interval?.Upper),
                curve.Level,
                $"Brookmeyer–Crowley on {curve.Estimator}"));
    }

    private static double? Crossing(Curve curve, double probability, Func<CurvePoint, double?> limit)
    {
        // The rule of R's findq: among the steps at which the ended share first takes a value, those that reach the
        // probability within the tolerance from below and from above; the middle of the two.
        var (early, late) = (new Step(0, double.PositiveInfinity), new Step(0, double.PositiveInfinity));
        var previous = 0.0;
        foreach (var point in curve.Points)
        {
            if (limit(point) is not { } value)
                continue;
            var ended = 1 - value;
            if (ended == previous)
                continue;
            previous = ended;
            if (ended + FlatTolerance >= probability && ended < early.Ended)
                early = new Step(point.Time, ended);
            if (ended - FlatTolerance >= probability && ended < late.Ended)
                late = new Step(point.Time, ended);
        }

        if (double.IsFinite(late.Ended))
            return (early.Time + late.Time) / 2;
        // A curve that ends flat along the level: the stretch reaches to the last time observed.
        return double.IsFinite(early.Ended) && limit(curve.Points[^1]) is not null
            ? (early.Time + curve.Points[^1].Time) / 2
            : null;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(double Time, double Ended);
}
