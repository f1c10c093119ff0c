namespace Portfolio.Reports.Statistics;

/// <summary>
/// The share that has not been delivered by a horizon, 1 − the cumulative incidence of delivery, with what it would be
/// had every spell of unknown fate been delivered when it was last seen.
/// </summary>
/// <param name="Point">
/// No unknown one delivered: they count as an end of their own. This is the estimate and also the upper bound; null is
/// "no data" at the horizon.
/// </param>
/// <param name="IfUnknownDelivered">
/// The lower bound: every unknown one delivered; null is "no data" at the horizon.
/// </param>
public sealed record NeverIndex(CurvePoint? Point, CurvePoint? IfUnknownDelivered)
{
    /// <summary>
    /// Both bounds by <see cref="AalenJohansen"/>, each with its own clustered interval: that of 1 − F is 1 − that of
    /// F.
    /// </summary>
    /// <param name="spells">From the first deferral, one spell per item.</param>
    /// <param name="causes">How many competing causes there are.</param>
    /// <param name="delivered">The cause that is delivery.</param>
    /// <param name="unknown">The cause that is an unknown fate.</param>
    /// <param name="horizon">In the unit of the spells (24 months).</param>
    /// <param name="level">Level of the intervals.</param>
    public static NeverIndex Estimate(
        ReadOnlySpan<Spell> spells,
        int causes,
        int delivered,
        int unknown,
        double horizon,
        double level = Interval.DefaultLevel) =>
        Of(AalenJohansen.EstimateAt([horizon], spells, causes, (delivered, unknown), level), delivered, horizon);

    /// <summary>The same, where the curves have been estimated already.</summary>
    /// <param name="curves">With the incidence of delivered and unknown read as one last.</param>
    internal static NeverIndex Of(IncidenceCurves curves, int delivered, double horizon) => new(
        NotDelivered(curves.Incidence(delivered), horizon), NotDelivered(curves.Incidences[^1], horizon));

    private static CurvePoint? NotDelivered(Curve delivered, double horizon) =>
        delivered.At(horizon) is { } point
            ? point with { Value = 1 - point.Value, Interval = point.Interval?.Complement() }
            : null;
}
