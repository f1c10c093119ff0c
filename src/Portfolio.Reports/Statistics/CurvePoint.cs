namespace Portfolio.Reports.Statistics;

/// <summary>One step of a survival or incidence curve; the curve keeps this value until the next.</summary>
/// <param name="Time">In the unit of the spells.</param>
/// <param name="AtRisk">Spells at risk just before this time.</param>
/// <param name="Events">Ends at this time: by the curve's cause, or by any for a curve of what remains.</param>
/// <param name="Censored">Spells last seen open at this time.</param>
/// <param name="Value">The estimated probability, between 0 and 1.</param>
/// <param name="StandardError">Of <paramref name="Value"/>; null where the data give none.</param>
/// <param name="Interval">
/// Pointwise, not a band; null where the scale gives none: before the first event, or where nothing is left.
/// </param>
public readonly record struct CurvePoint(
    double Time, int AtRisk, int Events, int Censored, double Value, double? StandardError, Interval? Interval);
