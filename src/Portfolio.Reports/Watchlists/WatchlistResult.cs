using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Watchlists;

/// <summary>Who needs a look, and why.</summary>
/// <param name="Rules">Every rule, with how many meet it.</param>
/// <param name="Since">What is new and what was cleared since then.</param>
/// <param name="SinceKnownAt">The position at which the list of that day was known that this one is held against; null: by what is known now.</param>
/// <param name="Entries">By programme, then rule.</param>
/// <param name="Added">On the watchlist now, and not on the list of that day.</param>
/// <param name="Cleared">On that list, and not now.</param>
public sealed record WatchlistResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<RuleCount> Rules,
    DateOnly Since,
    long? SinceKnownAt,
    Rows<WatchlistEntry> Entries,
    Rows<WatchlistEntry> Added,
    Rows<WatchlistEntry> Cleared) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "rules",
            "By rule",
            Rules,
            new("rule", "Rule", CellKind.Text, r => r.Rule) { IsKey = true },
            new("programmes", "Programmes", CellKind.Whole, r => r.Programmes),
            new("entries", "Entries", CellKind.Whole, r => r.Entries),
            new("added", "New", CellKind.Whole, r => r.Added),
            new("cleared", "Cleared", CellKind.Whole, r => r.Cleared)),
        WatchlistTable.Of("watchlist", "Watchlist", Entries),
        WatchlistTable.Of("watchlist-new", "New on the watchlist", Added),
        WatchlistTable.Of("watchlist-cleared", "Cleared from the watchlist", Cleared),
    ];

    private protected override Report Cut(ListCut cut) => this with
    {
        Entries = cut.Of("entries", Entries),
        Added = cut.Of("added", Added),
        Cleared = cut.Of("cleared", Cleared),
    };
}

/// <param name="Programmes">How many meet it.</param>
/// <param name="Entries">How often it is met: a programme may meet it for several items.</param>
public sealed record RuleCount(WatchlistRule Rule, int Programmes, int Entries, int Added, int Cleared);
