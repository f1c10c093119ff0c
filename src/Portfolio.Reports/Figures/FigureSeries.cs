using Portfolio.Domain;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Figures;

/// <summary>One figure on several days, each as known now.</summary>
/// <param name="Name">The figure's name.</param>
public sealed record FigureSeries(string Name, string Title, Unit Unit, ValueList<FigurePoint> Points);

/// <param name="Value">Null is "no data".</param>
public sealed record FigurePoint(
    DateOnly AsOf,
    double? Value,
    int? Numerator,
    double? Denominator,
    int Censored,
    int NotObserved,
    Interval? Interval);
