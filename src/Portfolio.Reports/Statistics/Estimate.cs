namespace Portfolio.Reports.Statistics;

/// <summary>A number estimated from the record.</summary>
/// <param name="Value">In the unit that the estimator's description gives.</param>
/// <param name="StandardError">In the same unit; null where the data give none.</param>
/// <param name="Interval">Its interval; null where the data give none.</param>
/// <param name="Estimator">The estimator by its usual name.</param>
public sealed record Estimate(double Value, double? StandardError, Interval? Interval, string Estimator);
