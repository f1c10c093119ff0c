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
        new("board", "Board", "How does the portfolio stand, and what needs a look?", BoardReport.Compute),
        new ForecastingEntry("watchlist", "Watchlist", "Who needs a look, and why?", WatchlistReport.Compute),
        new("stalls", "Stalls", "How often do programmes stall, for how long, and why?", StallReport.Compute),
        new("phase-2", "Phase 2", "What becomes of what is put off?", PhaseTwoReport.Compute),
        new ForecastingEntry("forecast", "Forecast", "What of all that waits in “Phase 2” will still come?", ForecastReport.Compute) { Joint = true },
        new("promises", "Promises", "What were customers promised, and what became of it?", PromiseReport.Compute),
        new("sponsors", "Sponsors", "Do sponsors stay as long as their programmes, and what follows when they go?", SponsorReport.Compute),
        new("re-baselines", "Re-baselines", "How often and how far does the planned finish move?", RebaselineReport.Compute),
        new("derailers", "Derailers", "What throws programmes off, and what is cleared?", DerailerReport.Compute),
        new("engagement", "Engagement", "Which departments go along, and which were taken unawares?", EngagementReport.Compute),
        new("outcomes", "Outcomes", "What are programmes meant to bring, and how far are they?", OutcomeReport.Compute),
        new("closed-loop", "Closed loop", "Is what customers say followed up in time?", ClosedLoopReport.Compute),
        new("drivers", "Drivers", "What drives what customers say, and is it under way?", DriverReport.Compute),
        new("perception-gap", "Perception gap", "Do we see ourselves as customers and the record see us?", PerceptionReport.Compute),
        new("surveys", "Surveys", "What do staff say, beside what others published?", SurveyReport.Compute),
        new("account-plan", "Account plan", "What touches each customer?", AccountPlanReport.Compute),
        new("resilience", "Resilience", "Who is ready for what, and what became of those who were not?", ResilienceReport.Compute),
        new("what-if", "What if", "What would a shock strike, and how many programmes would stall?", WhatIfReport.Compute) { Joint = true },
        new("strategy", "Strategy", "Is there a customer strategy behind programmes, and what if not?", StrategyReport.Compute),
        new("five-themes", "Five themes", "How do programmes score on what the good ones have in common?", ThemeReport.Compute),
        new("freshness", "Freshness", "How old are statuses, and which are missing?", FreshnessReport.Compute),
    ];
}
