using Portfolio.Domain;
using Portfolio.Reports.Watchlists;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>The watchlist at a point.</summary>
/// <param name="History">Of the view that it was computed on.</param>
/// <param name="Entries">By programme.</param>
/// <param name="Organisation">As it was known there.</param>
internal sealed record AlertList(
    AlertPoint Point, int History, IReadOnlyList<WatchlistEntry> Entries, Organisation Organisation);
