using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Watchlists;

namespace Portfolio.Reports.Board;

/// <summary>The board for leadership.</summary>
/// <param name="States">How many programmes are in each state on the day; every state that is not empty.</param>
/// <param name="Series">Each figure on the same day of the twelve months before and on the day, as known now.</param>
/// <param name="Departments">The heat table: the figures of each department's own programmes, those with none last.</param>
/// <param name="Watchlist">Who needs a look, and why; by programme, then rule.</param>
/// <param name="Changes">What happened after <see cref="ReportParameters.Since"/> up to the day, latest first.</param>
/// <param name="WatchlistAdded">On the watchlist now, and not on that day.</param>
/// <param name="WatchlistCleared">On it that day, and not now.</param>
public sealed record BoardResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<StateCount> States,
    ValueList<FigureSeries> Series,
    ValueList<GroupFigures> Departments,
    Rows<WatchlistEntry> Watchlist,
    DateOnly Since,
    Rows<Change> Changes,
    Rows<WatchlistEntry> WatchlistAdded,
    Rows<WatchlistEntry> WatchlistCleared) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() => BoardTables.Of(this);

    private protected override Report Cut(ListCut cut) => this with
    {
        Watchlist = cut.Of("watchlist", Watchlist),
        Changes = cut.Of("changes", Changes),
        WatchlistAdded = cut.Of("watchlistAdded", WatchlistAdded),
        WatchlistCleared = cut.Of("watchlistCleared", WatchlistCleared),
    };
}

public sealed record StateCount(ProgrammeState State, int Programmes);

/// <summary>What kind of thing happened.</summary>
public enum ChangeKind
{
    Proposed,
    Registered,
    Started,
    Stalled,
    Resumed,
    PutOnHold,
    TakenUp,
    Completed,
    ExperimentEnded,
    Dropped,
    LeftRegister,
    OutcomeLearnt,
    Reopened,
    Rebaselined,
    SponsorSwapped,
    SponsorVacated,
    ItemDeferred,
    ItemDelivered,
    ItemDropped,
    StatusChanged,
}

/// <param name="On">The day it happened.</param>
/// <param name="InWords">What happened, in a few words; persons are left out.</param>
/// <param name="Position">The event.</param>
public sealed record Change(
    string Programme, string Title, DateOnly On, ChangeKind Kind, string InWords, long Position);
