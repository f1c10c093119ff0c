using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Reports.Forecasting;
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

    // By day: that of today, and what a clock that was once ahead has told already.
    private readonly Dictionary<DateOnly, Newest> _newest = [];

    /// <summary>The newest there is to tell; the one of before where it is not yet time to compute another.</summary>
    /// <param name="least">It speaks of no day before this one.</param>
    /// <exception cref="Portfolio.Domain.ProjectionStoppedException">What it rests on cannot be folded; it may be in others.</exception>
    public Task<AlertList> NewestAsync(DateOnly least)
    {
        lock (_turn)
        {
            var (view, today) = (node.View, node.Today);
            var day = least > today ? least : today;
            if (!_newest.TryGetValue(day, out var newest) || newest.History != view.History || IsDue(newest, view.Position))
            {
                foreach (var passed in _newest.Keys.Where(d => d < today).ToList())
                {
                    _newest.Remove(passed);
                }

                _newest[day] = newest = new(view.History, view.Position);
                newest.List = MakeAsync(newest, view, new(view.Position, day));
            }

            return newest.List;
        }
    }

    /// <summary>The one at a point. One of before is computed from what was known then.</summary>
    /// <exception cref="Portfolio.Domain.ProjectionStoppedException">What it rests on cannot be folded; it may be in others.</exception>
    public Task<AlertList> AtAsync(View view, AlertPoint point) => Task.Factory.StartNew(
        () =>
        {
            // Nobody waits for what was said at past quarter ends, which takes seconds after a start: behind those who do.
            var knowledge = Knowledge.Recorded(point.Position, point.Day);
            catalogue.ForecastsAheadOf(view, knowledge, Throttle.OfProcess(clock), CancellationToken.None);

            // What is new on it since some other day nobody asks here.
            var report = (WatchlistResult)catalogue.ComputeUnkept(Watchlist, view, new(knowledge, Since: point.Day, Evidence: false));
            return new AlertList(point, view.History, [.. report.Entries], ReportCatalogue.OrganisationOf(view, knowledge));
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private async Task<AlertList> MakeAsync(Newest newest, View view, AlertPoint point)
    {
        try
        {
            return await AtAsync(view, point);
        }
        finally
        {
            // Computing takes a part of the time only, however long it takes.
            newest.MadeAt = clock.GetTimestamp();
        }
    }

    // One that could not be computed is tried again in its time too.
    private bool IsDue(Newest newest, long position) =>
        newest.List.IsCompleted
        && (newest.Position != position || newest.List.IsFaulted)
        && clock.GetElapsedTime(newest.MadeAt) >= settings.AlertsEvery;

    private sealed class Newest(int history, long position)
    {
        public int History => history;

        public long Position => position;

        public Task<AlertList> List { get; set; } = null!;

        public long MadeAt { get; set; }
    }
}
