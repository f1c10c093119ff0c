using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>What becomes of what slips into "Phase 2".</summary>
/// <param name="Fates">Incidence of delivered, dropped and unknown by time since the first deferral, and the share still waiting.</param>
/// <param name="Splits">By what was known at the deferral, and by nothing that came later.</param>
/// <param name="Flow">Scope items from phase to phase and to their fate.</param>
/// <param name="Forecast">Whether the items that wait are told with what is expected of them, and what that rests on.</param>
/// <param name="Items">Every deferred item, the longest waiting first, then those with a fate.</param>
public sealed record PhaseTwoResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<CurveSeries> Fates,
    ValueList<PhaseTwoSplit> Splits,
    ValueList<FlowLink> Flow,
    ValueList<CauseCount> Causes,
    ItemForecasts Forecast,
    Rows<DeferredItem> Items) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() => PhaseTwoTables.Of(this);

    private protected override Report Cut(ListCut cut) => this with
    {
        Items = cut.Of("items", Items),
    };
}

/// <param name="By"><c>target</c>, <c>funded</c>, <c>promised</c> or <c>department</c>.</param>
/// <param name="Group">For example <c>planned</c> and <c>later</c>; null for items of no department.</param>
/// <param name="Items">How many deferred items.</param>
public sealed record PhaseTwoSplit(string By, string? Group, int Items, ValueList<Figure> Figures);

/// <summary>Scope items that went from one place to another; each move counts.</summary>
/// <param name="From"><c>new</c>, <c>phase 1</c> … or <c>later</c>.</param>
/// <param name="To"><c>phase 1</c> …, <c>later</c>, <c>delivered</c>, <c>dropped</c> or <c>unknown</c>.</param>
/// <param name="Items">How many moves.</param>
/// <param name="CustomerValue">Of the items that moved, each at its value on the day it moved.</param>
public sealed record FlowLink(string From, string To, int Items, decimal CustomerValue);

/// <param name="Planned">Whether it was first deferred to a phase; else to "later".</param>
/// <param name="ToPhase">Where it now stands; null is "later".</param>
/// <param name="Delivered">Percent delivered so far.</param>
/// <param name="End">When its fate came; null while it waits.</param>
/// <param name="Months">Since the first deferral, to its fate or to the day of the report.</param>
/// <param name="Forecast">
/// What is expected of it; null where it does not wait, nobody sees what becomes of it, or forecasts are not computed yet.
/// </param>
public sealed record DeferredItem(
    string Programme,
    string ProgrammeTitle,
    string? Department,
    string Item,
    string Title,
    DateOnly DeferredOn,
    int Deferrals,
    int? FromPhase,
    bool Planned,
    bool Funded,
    bool Promised,
    int? ToPhase,
    int CustomerValue,
    int Delivered,
    ScopeFate Fate,
    DateOnly? End,
    double Months,
    ValueList<Derailer> Causes,
    ValueList<long> Positions,
    DeferredForecast? Forecast);

/// <summary>What is expected of an item that waits, as the report Forecast tells it.</summary>
/// <param name="Delivered">Probability of being delivered within twelve months.</param>
/// <param name="Interval">Of that; null where there is none.</param>
/// <param name="Gone">Probability of being dropped or lost sight of within twelve months.</param>
/// <param name="Never">Probability of not being delivered within 24 months.</param>
/// <param name="Prior">How much of this is prior, 0 to 1.</param>
public sealed record DeferredForecast(double Delivered, Interval? Interval, double Gone, double Never, double Prior);
