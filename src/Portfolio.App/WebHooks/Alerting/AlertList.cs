using System.Globalization;
using Portfolio.Domain;
using Portfolio.Reports.Watchlists;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>What of the record a watchlist speaks of: as it was known at a position, of a day.</summary>
internal readonly record struct AlertPoint(long Position, DateOnly Day)
{
    /// <summary>As receivers are told it: <c>12345@2026-11-27</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position}@{Day:yyyy-MM-dd}");
}

/// <summary>The watchlist at a point.</summary>
/// <param name="History">Of the view that it was computed on.</param>
/// <param name="Entries">By programme.</param>
/// <param name="Organisation">As it was known there.</param>
internal sealed record AlertList(
    AlertPoint Point, int History, IReadOnlyList<WatchlistEntry> Entries, Organisation Organisation);
