namespace Portfolio.Reports.Statistics;

/// <summary>A difference or a ratio of two groups.</summary>
/// <param name="Value">The estimate; null is "no data", or a ratio to nothing.</param>
/// <param name="Interval">Its interval, or null where the data give none.</param>
/// <param name="Estimator">The estimator by its usual name; it stands even where there is no value.</param>
public sealed record Comparison(double? Value, Interval? Interval, string Estimator);
