using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;

namespace Portfolio.Reports.Tests;

/// <summary>Every report, for what must hold of each.</summary>
internal static class AllReports
{
    public static IReadOnlyList<Report> Of(
        IReadOnlyList<ProgrammeFacts> facts, Organisation organisation, ReportParameters parameters) =>
    [
        .. ReportList.All.Select(r => r is ForecastingEntry forecasting
            ? forecasting.ComputeWith(facts, organisation, parameters, Quarters(facts, organisation, parameters))
            : r.Compute(facts, organisation, parameters)),
    ];

    /// <summary>As if all of it had been known at each quarter's end.</summary>
    public static List<QuarterForecast> Quarters(
        IReadOnlyList<ProgrammeFacts> facts, Organisation organisation, ReportParameters parameters) => facts.Count == 0
        ? []
        : [.. QuarterForecast.Ends(facts.Min(f => f.Opened ?? parameters.Knowledge.AsOf), parameters.Knowledge.AsOf)
            .Select(end => QuarterForecast.Of(facts, organisation, parameters.Knowledge.About(end)))];
}
