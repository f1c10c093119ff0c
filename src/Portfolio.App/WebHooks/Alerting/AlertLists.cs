using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.Reports;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Watchlists;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>
/// The watchlists that alerts are told from. All who are told of the newest share one, which is computed anew no more often than
/// every <see cref="WebHookSettings.AlertsEvery"/>: a list of what has waited for days need not keep up with every command.
/// </summary>
internal sealed class AlertLists(PortfolioNode node, ReportCatalogue catalogue, WebHookSettings settings, TimeProvider clock)
{
    private static readonly ReportEntry Watchlist =
        ReportCatalogue.Find("watchlist") ?? throw new InvalidOperationException("There is no watchlist among the reports.");

    private readonly Lock _turn = new();
    private Latest? _latest;

    /// <summary>The newest there is to tell; nothing new where it is not yet time to compute another.</summary>
    /// <exception cref="Portfolio.Domain.ProjectionStoppedException">What it rests on cannot be folded; it may be in others.</exception>
    public Task<AlertList> NewestAsync()
    {
        lock (_turn)
        {
            var (view, today) = (node.View, node.Today);
            if (_latest is not { } latest || latest.History != view.History || IsDue(latest, new(view.Position, today)))
            {
                _latest = latest = new(view.History, new(view.Position, today), clock.GetTimestamp(), AtAsync(view, new(view.Position, today)));
            }

            return latest.List;
        }
    }

    /// <summary>The one at a point. One of before is computed from what was known then.</summary>
    /// <exception cref="Portfolio.Domain.ProjectionStoppedException">What it rests on cannot be folded; it may be in others.</exception>
    public async Task<AlertList> AtAsync(View view, AlertPoint point)
    {
        var knowledge = Knowledge.Recorded(point.Position, point.Day);

        // Without holding a thread for the seconds that this takes after a start.
        await catalogue.BeginForecasts(view, knowledge);
        return await Task.Run(() =>
        {
            // What is new on it since some other day nobody asks here.
            var report = (WatchlistResult)catalogue.Compute(Watchlist, view, new(knowledge, Since: point.Day, Evidence: false));
            return new AlertList(point, view.History, [.. report.Entries], ReportCatalogue.OrganisationOf(view, knowledge));
        });
    }

    /// <summary>Waits until another may be computed.</summary>
    public async Task DueAsync(CancellationToken cancellation)
    {
        var rest = settings.AlertsEvery - (_latest is { } latest ? clock.GetElapsedTime(latest.At) : TimeSpan.Zero);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, clock, cancellation);
        }
    }

    // One that could not be computed is tried again in its time too.
    private bool IsDue(Latest latest, AlertPoint now) =>
        (latest.Point != now || latest.List.IsFaulted) && clock.GetElapsedTime(latest.At) >= settings.AlertsEvery;

    private sealed record Latest(int History, AlertPoint Point, long At, Task<AlertList> List);
}
