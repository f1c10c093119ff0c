using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;

namespace Portfolio.Reports;

/// <summary>All that was known at an earlier time, of its day: what a report is held against that says what is new since then.</summary>
/// <param name="Facts">Of every programme, as known then.</param>
/// <param name="Organisation">As known then.</param>
/// <param name="Knowledge">What was known, and the day it speaks of.</param>
/// <param name="Quarters">What was said at the quarter ends up to that day, in their order.</param>
public sealed record EarlierLook(
    IReadOnlyList<ProgrammeFacts> Facts, Organisation Organisation, Knowledge Knowledge, IReadOnlyList<QuarterForecast> Quarters);
