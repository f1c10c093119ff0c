using System.Text.Json.Serialization;
using Portfolio.Domain;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Figures;

/// <summary>One number of a report, with all that is needed to judge it. Never a bare percentage.</summary>
/// <param name="Name">Stable name in camelCase, unique within the report.</param>
/// <param name="Title">What it is, for a heading.</param>
/// <param name="Value">In <paramref name="Unit"/>; null is "no data", which is not 0, or for a quantile "not reached".</param>
/// <param name="Unit">What the value counts.</param>
/// <param name="Numerator">What was counted: cases, events; null where the figure is not a quotient.</param>
/// <param name="Denominator">Of how many, or the exposure of a rate in months or years; null where there is none.</param>
/// <param name="Censored">How many were still open on the day, so that their story is not over.</param>
/// <param name="NotObserved">How many nobody reports this of: never counted as 0.</param>
/// <param name="Interval">95 %, with the method that gave it; null where there is none.</param>
/// <param name="SmallBase">Whether fewer than ten cases stand behind it, so that a page must say so.</param>
/// <param name="Estimator">The estimator by its usual name.</param>
/// <param name="Formula">How it comes about, in words.</param>
/// <param name="Evidence">The programmes and events counted; null when the report was asked for without.</param>
/// <param name="Parts">What stands behind each of its numbers; null when the report was asked for without. Not a part of what the report says.</param>
public sealed record Figure(
    string Name,
    string Title,
    double? Value,
    Unit Unit,
    int? Numerator,
    double? Denominator,
    int Censored,
    int NotObserved,
    Interval? Interval,
    bool SmallBase,
    string Estimator,
    string Formula,
    ValueList<Evidence>? Evidence,
    [property: JsonIgnore] FigureParts? Parts = null)
{
    /// <summary>The estimator of a plain number of cases.</summary>
    public const string Counted = "count";

    /// <summary>The estimator of a sum of values.</summary>
    public const string Summed = "sum";

    /// <summary>Whether there was anything to go by.</summary>
    public bool HasData => Value is not null || Interval is not null;
}
