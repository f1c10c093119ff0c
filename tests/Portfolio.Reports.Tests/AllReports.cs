using Portfolio.Domain;
using Portfolio.Reports.Board;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Rebaselines;
using Portfolio.Reports.Sponsors;
using Portfolio.Reports.Stalls;

namespace Portfolio.Reports.Tests;

/// <summary>Every report, for what must hold of each.</summary>
internal static class AllReports
{
    public static IReadOnlyList<Report> Of(
        IReadOnlyList<ProgrammeFacts> facts, Organisation organisation, ReportParameters parameters) =>
    [
        BoardReport.Compute(facts, organisation, parameters),
        StallReport.Compute(facts, organisation, parameters),
        PhaseTwoReport.Compute(facts, organisation, parameters),
        SponsorReport.Compute(facts, organisation, parameters),
        RebaselineReport.Compute(facts, organisation, parameters),
        ForecastReport.Compute(facts, organisation, parameters, Quarters(facts, organisation, parameters)),
    ];

    // As if all of it had been known at each quarter's end.
    private static List<QuarterForecast> Quarters(
        IReadOnlyList<ProgrammeFacts> facts, Organisation organisation, ReportParameters parameters) => facts.Count == 0
        ? []
        : [.. QuarterForecast.Ends(facts.Min(f => f.Opened ?? parameters.Knowledge.AsOf), parameters.Knowledge.AsOf)
            .Select(end => QuarterForecast.Of(facts, organisation, parameters.Knowledge.About(end)))];
}
