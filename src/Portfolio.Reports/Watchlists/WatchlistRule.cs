namespace Portfolio.Reports.Watchlists;

/// <summary>Why a programme needs a look.</summary>
public enum WatchlistRule
{
    LongStall,
    SuspectedStall,
    SponsorVacant,
    SwapWithoutRecommitment,
    PhaseOverdue,
    DeferredAgain,
    DeferredToLater,
    PromiseAtRisk,
    StatusOverdue,
    Watermelon,
    ActionOverdue,
    ContingencyOld,
    ForecastWorst,
}
