using Portfolio.Reports.Accounts;
using Portfolio.Reports.Board;
using Portfolio.Reports.ClosedLoop;
using Portfolio.Reports.Derailers;
using Portfolio.Reports.Drivers;
using Portfolio.Reports.Engagements;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Freshness;
using Portfolio.Reports.Outcomes;
using Portfolio.Reports.Perception;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Promises;
using Portfolio.Reports.Rebaselines;
using Portfolio.Reports.Resilience;
using Portfolio.Reports.Sponsors;
using Portfolio.Reports.Stalls;
using Portfolio.Reports.Strategy;
using Portfolio.Reports.Surveys;
using Portfolio.Reports.Themes;
using Portfolio.Reports.Watchlists;
using Portfolio.Reports.WhatIfs;

namespace Portfolio.Reports;

/// <summary>Every report there is: addresses, pages, tests and measurements go by this list.</summary>
public static class ReportList
{
    public static readonly IReadOnlyList<ReportEntry> All =
    [
        ReportEntry.Of("board", "Board", "How does the portfolio stand, and what needs a look?", BoardReport.Compute),
        WatchlistReport.Entry,
        ReportEntry.Of("stalls", "Stalls", "How often do programmes stall, for how long, and why?", StallReport.Compute),
        ForecastingEntry.Of("phase-2", "Phase 2", "What becomes of what is put off?", PhaseTwoReport.Compute) with { ComputeWithout = PhaseTwoReport.Compute },
        ForecastingEntry.Of("forecast", "Forecast", "What of all that waits in “Phase 2” will still come?", ForecastReport.Compute) with { Joint = true },
        ReportEntry.Of("promises", "Promises", "What were customers promised, and what became of it?", PromiseReport.Compute),
        ReportEntry.Of("sponsors", "Sponsors", "Do sponsors stay as long as their programmes, and what follows when they go?", SponsorReport.Compute),
        ReportEntry.Of("re-baselines", "Re-baselines", "How often and how far does the planned finish move?", RebaselineReport.Compute),
        ReportEntry.Of("derailers", "Derailers", "What throws programmes off, and what is cleared?", DerailerReport.Compute),
        ReportEntry.Of("engagement", "Engagement", "Which departments go along, and which were taken unawares?", EngagementReport.Compute),
        ReportEntry.Of("outcomes", "Outcomes", "What are programmes meant to bring, and how far are they?", OutcomeReport.Compute),
        ReportEntry.Of("closed-loop", "Closed loop", "Is what customers say followed up in time?", ClosedLoopReport.Compute),
        ReportEntry.Of("drivers", "Drivers", "What drives what customers say, and is it under way?", DriverReport.Compute),
        ReportEntry.Of("perception-gap", "Perception gap", "Do we see ourselves as customers and the record see us?", PerceptionReport.Compute),
        ReportEntry.Of("surveys", "Surveys", "What do staff say, beside what others published?", SurveyReport.Compute),
        ReportEntry.Of("account-plan", "Account plan", "What touches each customer?", AccountPlanReport.Compute),
        ReportEntry.Of("resilience", "Resilience", "Who is ready for what, and what became of those who were not?", ResilienceReport.Compute),
        ReportEntry.Of("what-if", "What if", "What would a shock strike, and how many programmes would stall?", WhatIfReport.Compute) with { Joint = true, Among = (all, organisation, asked, _) => WhatIfReport.Among(all, organisation, asked) },
        ReportEntry.Of("strategy", "Strategy", "Is there a customer strategy behind programmes, and what if not?", StrategyReport.Compute),
        ReportEntry.Of("five-themes", "Five themes", "How do programmes score on what the good ones have in common?", ThemeReport.Compute),
        ReportEntry.Of("freshness", "Freshness", "How old are statuses, and which are missing?", FreshnessReport.Compute),
    ];
}
