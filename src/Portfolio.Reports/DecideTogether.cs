using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;

namespace Portfolio.Reports;

/// <summary>
/// Finds out of all programmes together, once, what decides how each of them is looked at, and gives the report of some of them
/// by it. Pure.
/// </summary>
/// <param name="all">Every programme, whatever is selected.</param>
/// <param name="parameters">What is asked of all of them.</param>
/// <param name="quarters">What was said at the quarter ends up to the day, in their order; see <see cref="ForecastingEntry"/>.</param>
public delegate ComputeReport DecideTogether(
    IReadOnlyList<ProgrammeFacts> all, Organisation organisation, ReportParameters parameters, IReadOnlyList<QuarterForecast> quarters);
