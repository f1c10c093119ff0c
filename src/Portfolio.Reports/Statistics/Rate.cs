namespace Portfolio.Reports.Statistics;

/// <summary>Events over the time in which they could happen and would have been seen.</summary>
/// <param name="Events">How many happened.</param>
/// <param name="Exposure">Observed time at risk, in the caller's unit (programme-months, programme-years).</param>
/// <param name="Per">How much exposure the rate is given for: 100 for "per 100 programme-months".</param>
/// <param name="NotObserved">How many subjects nobody reported this of; their time is not in the exposure.</param>
/// <param name="Interval">The interval of <see cref="Value"/>, or null when there is no exposure.</param>
public sealed record Rate(int Events, double Exposure, double Per, int NotObserved, Interval? Interval)
{
    /// <summary>Name of the estimator.</summary>
    public const string Method = "exact Poisson (Garwood)";

    /// <summary>
    /// Events per <see cref="Per"/> of exposure; null is "no data": nothing was at risk and observed.
    /// </summary>
    public double? Value => Exposure > 0 ? Events / Exposure * Per : null;

    /// <summary>
    /// A rate with the exact interval of a Poisson count (F. Garwood, Biometrika 28, 1936, 437–442), by the quantiles
    /// of the gamma distribution. R: <c>poisson.test(events, exposure)$conf.int * per</c>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// Events without exposure, or a count or an exposure that is negative.
    /// </exception>
    public static Rate Of(
        int events, double exposure, double per = 1, int notObserved = 0, double level = Interval.DefaultLevel)
    {
        Require(events, exposure);
        Interval.RequireLevel(level);
        if (!(double.IsFinite(per) && per > 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(per), per, "A rate is given per a positive amount of exposure.");
        }

        if (exposure == 0)
            return new Rate(events, exposure, per, notObserved, null);

        var tail = (1 - level) / 2;
        var lower = events == 0 ? 0 : InverseCdf.GammaQuantile(tail, events);
        var upper = InverseCdf.GammaQuantile(1 - tail, events + 1);
        return new Rate(
            events,
            exposure,
            per,
            notObserved,
            new Interval(lower / exposure * per, upper / exposure * per, level, Method));
    }

    internal static void Require(int events, double exposure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        if (!(double.IsFinite(exposure) && exposure >= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(exposure), exposure, "An exposure is a length of time, 0 or more.");
        }

        if (exposure == 0 && events > 0)
            throw new ArgumentException("Events cannot have happened in no exposure at all.", nameof(events));
    }
}
