using System.Globalization;
using Portfolio.App.Audit.Feed;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Ledger;
using Portfolio.Reports.Watchlists;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>
/// Tells a web hook what comes onto the watchlist and what leaves it. Where it stands is a point of the record, a position and a
/// day: what it is told is the difference between the list there and another, both of which anybody can compute again. So
/// nothing is told from what a node happens to remember, and one that takes over goes on where the other stopped.
/// </summary>
internal sealed class AlertSender(
    WebHook hook, AlertInterest interest, PortfolioNode node, AlertLists lists, WebHookTable table, HttpClient client,
    WebHookSettings settings, TimeProvider clock)
    : ISubscriber
{
    private readonly ReceiverPost _post = new(hook, table, client, settings, clock);

    // Of what was looked at last, that which is wanted: the list where the receiver stands and the one that it is told of next.
    // Only for thrift, also while the receiver does not take it: computed anew for each try, they would drive out what readers of
    // earlier positions have kept.
    private Wanted? _from;
    private Wanted? _to;

    public string Name => hook.Subscriber;

    public int History => node.View.History;

    public KnownHead Known => node.Ledger.Known.Current;

    // A day that passes is no event: whether there is anything new is seen when it is time to look again, at the latest.
    public Task MoreAsync(long position, CancellationToken cancellation) => Task.Delay(settings.AlertsEvery, clock, cancellation);

    public async Task<Delivery> DeliverAsync(Progress progress, long after, CancellationToken cancellation)
    {
        // Before the view, as with events.
        var incarnation = Known.Incarnation;
        var view = node.View;
        var stands = AlertMark.Read(progress.Mark);
        if (Math.Max(progress.Position, stands?.Sweep?.Position ?? 0) > view.Position)
        {
            // Another node tells what this one has yet to hear of.
            return new Delivery.Nothing();
        }

        try
        {
            var mark = stands ?? new(DayOf(progress.Position, view));
            return mark.Sweep is { } sweep
                ? await TellAsync(sweep, mark, progress, view, incarnation, cancellation)
                : await LookAsync(mark, progress, Math.Max(after, progress.Position), view, cancellation);
        }
        catch (Exception fault) when (ProjectionStoppedException.In(fault) is not null)
        {
            // The log says it, and readiness does: what cannot be known is told once a program can fold it.
            return new Delivery.Nothing();
        }
    }

    // Whether the newest list differs. Where it does, that this is what the receiver is told next is noted before it is sent: were
    // it sent at once and the answer lost, another list would be sent in its place, and what came and went between the two never be
    // taken back.
    private async Task<Delivery> LookAsync(
        AlertMark mark, Progress progress, long after, View view, CancellationToken cancellation)
    {
        var list = await lists.NewestAsync(mark.Day).WaitAsync(cancellation);
        if (list.History != view.History || list.Point.Position < after || list.Point == new AlertPoint(after, mark.Day))
        {
            return new Delivery.Nothing();
        }

        _from = await AtAsync(new(progress.Position, mark.Day), view, cancellation);
        _to = Of(list);
        return WatchlistChange.Between(_from.Entries, _to.Entries).Any()
            ? new Delivery.PassedOver(progress.Position, (mark with { Sweep = new(list.Point.Position, list.Point.Day) }).Write())
            : new Delivery.PassedOver(list.Point.Position, new AlertMark(list.Point.Day, mark.Delivered).Write());
    }

    private async Task<Delivery> TellAsync(
        AlertSweep sweep, AlertMark mark, Progress progress, View view, int incarnation, CancellationToken cancellation)
    {
        (_from, _to) = (await AtAsync(new(progress.Position, mark.Day), view, cancellation), await AtAsync(sweep.To, view, cancellation));
        var batch = AlertBatch.Of(
            WatchlistChange.Between(_from.Entries, _to.Entries), sweep.To, CloudEvent.SourceOf(node), sweep.Through);
        if (batch.Through is not { } through)
        {
            // By another version of the program there was something to tell.
            return new Delivery.PassedOver(sweep.Position, new AlertMark(sweep.Day, mark.Delivered).Write());
        }

        var point = batch.More ? string.Create(CultureInfo.InvariantCulture, $"{sweep.To}#{sweep.Parts + 1}") : sweep.To.ToString();
        var taken = batch.More
            ? new Delivery.Taken(
                progress.Position, (mark with { Delivered = point, Sweep = sweep with { Through = through, Parts = sweep.Parts + 1 } }).Write())
            : new Delivery.Taken(sweep.Position, new AlertMark(sweep.Day, point).Write());

        // Like that of events: it is signed, tells a gap, and is the same for each try of the same changes.
        var previous = mark.Delivered ?? "0";
        var id = string.Create(CultureInfo.InvariantCulture, $"{hook.Id}.{incarnation}.{previous}.{point}");
        (string, string)[] place = [("portfolio-point", point), ("portfolio-previous-point", previous)];
        return await _post.SendAsync(
            new(id, incarnation, progress.Position, sweep.Position, batch.Count, batch.Body, place), progress, taken, cancellation);
    }

    private async Task<Wanted> AtAsync(AlertPoint point, View view, CancellationToken cancellation) =>
        new[] { _from, _to }.FirstOrDefault(w => w?.Point == point && w.History == view.History)
        ?? Of(await lists.AtAsync(view, point).WaitAsync(cancellation));

    private Wanted Of(AlertList list) => new(list.Point, list.History, interest.Of(list));

    // Where it was to begin, on the day of that position; before anything was recorded the list is empty on any day.
    private DateOnly DayOf(long position, View view) => position == 0 ? node.Today : node.DayOf(view.Log[position].RecordedAt);

    private sealed record Wanted(AlertPoint Point, int History, IReadOnlyList<WatchlistEntry> Entries);
}
