using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>What of all that waits in "Phase 2" is expected to come, and how good such forecasts have been.</summary>
/// <param name="Model">What the forecasts rest on.</param>
/// <param name="Items">Every waiting item, the least likely to be delivered first.</param>
/// <param name="Programmes">Every programme in which something waits, the one with most value at risk first.</param>
/// <param name="BackTest">Forecasts of past quarter ends held against what came.</param>
public sealed record ForecastResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ForecastBasis Model,
    Rows<WaitingForecast> Items,
    Rows<ProgrammeRisk> Programmes,
    BackTest BackTest) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() => ForecastTables.Of(this);

    private protected override Report Cut(ListCut cut) => this with
    {
        Items = cut.Of("items", Items),
        Programmes = cut.Of("programmes", Programmes),
    };
}

/// <summary>What the forecasts rest on.</summary>
/// <param name="LearntOn">The quarter's end up to which the record was learnt from; null: the prior alone speaks.</param>
/// <param name="LearntAt">The position up to which the ledger was known then.</param>
/// <param name="Speaks">Whether covariates or the base rate give the forecasts.</param>
/// <param name="Why">Why, in a sentence.</param>
/// <param name="PriorShare">How much of the forecasts is prior, 0 to 1.</param>
/// <param name="ItemMonths">Observed item-months behind it.</param>
/// <param name="Delivered">How many items were delivered in them.</param>
/// <param name="Gone">How many were dropped or lost sight of.</param>
/// <param name="BaseRate">To be delivered within twelve months, by the pooled rates.</param>
/// <param name="Penalty">The ridge penalty that validation chose; null where there are no covariates.</param>
/// <param name="Effects">What the covariates say; empty where there are none.</param>
public sealed record ForecastBasis(
    DateOnly? LearntOn,
    long? LearntAt,
    ForecastSource Speaks,
    string Why,
    double PriorShare,
    double ItemMonths,
    double Delivered,
    double Gone,
    Estimate BaseRate,
    double? Penalty,
    ValueList<Effect> Effects);

/// <summary>What gives the forecasts.</summary>
public enum ForecastSource
{
    /// <summary>The same for every item: the history is short, or covariates have not foreseen better.</summary>
    BaseRate,

    /// <summary>What is true of each item.</summary>
    Covariates,
}

/// <summary>What a covariate says, all else equal.</summary>
/// <param name="Delivered">How many times the odds of being delivered in a month, against going on to wait; with its interval.</param>
/// <param name="Gone">The same for being dropped or lost sight of.</param>
public sealed record Effect(string Covariate, Comparison Delivered, Comparison Gone);

/// <param name="Waited">Whole months since the first deferral.</param>
/// <param name="Delivered">Probability of being delivered within twelve months.</param>
/// <param name="Gone">Probability of being dropped or lost sight of within twelve months.</param>
/// <param name="Never">Probability of not being delivered within 24 months.</param>
/// <param name="Factors">What is true of it that the covariates ask for.</param>
public sealed record WaitingForecast(
    string Programme,
    string ProgrammeTitle,
    string? Department,
    string Item,
    string Title,
    DateOnly DeferredOn,
    int Waited,
    decimal CustomerValue,
    double Delivered,
    Interval? Interval,
    double Gone,
    double Never,
    ValueList<Factor> Factors);
