using System.Globalization;
using Portfolio.App.Audit.Feed;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Ledger;
using Portfolio.Reports.Watchlists;

namespace Portfolio.App.WebHooks.Alerting;

/// <summary>
/// Tells a web hook what comes onto the watchlist and what leaves it. Where it stands is a point of the record, a position and a
/// day: what it is told is the difference between the list there and the newest, both of which anybody can compute again. So
/// nothing is told from what a node happens to remember, and one that takes over goes on where the other stopped.
/// </summary>
internal sealed class AlertSender(
    WebHook hook, AlertInterest interest, PortfolioNode node, AlertLists lists, WebHookTable table, HttpClient client,
    WebHookSettings settings, TimeProvider clock)
    : ISubscriber
{
    private readonly ReceiverPost _post = new(hook, table, client, settings, clock);

    // What was looked at last, and differs in nothing that is wanted from where the receiver stands. Only for thrift.
    private AlertList? _told;

    public string Name => hook.Subscriber;

    public int History => node.View.History;

    public KnownHead Known => node.Ledger.Known.Current;

    public async Task MoreAsync(long position, CancellationToken cancellation)
    {
        await node.MoreAsync(position, History, cancellation);
        await lists.DueAsync(cancellation);
    }

    public async Task<Delivery> DeliverAsync(Progress progress, long after, CancellationToken cancellation)
    {
        // Before the view, as with events.
        var incarnation = Known.Incarnation;
        var view = node.View;
        if (progress.Position > view.Position)
        {
            // Another node has told what this one has yet to hear of.
            return new Delivery.Nothing();
        }

        try
        {
            var mark = AlertMark.Read(progress.Mark) ?? new(DayOf(progress.Position, view));
            var from = await FromAsync(new(progress.Position, mark.Day), view);
            var to = mark.Sweep is { } sweep ? await lists.AtAsync(view, sweep.To) : await lists.NewestAsync();
            return to.History == from.History && IsBeyond(to.Point, from.Point)
                ? await TellAsync(from, to, mark, progress, incarnation, cancellation)
                : new Delivery.Nothing();
        }
        catch (Exception fault) when (ProjectionStoppedException.In(fault) is not null)
        {
            // The log says it, and readiness does: what cannot be known is told once a program can fold it.
            return new Delivery.Nothing();
        }
    }

    private async Task<Delivery> TellAsync(
        AlertList from, AlertList to, AlertMark mark, Progress progress, int incarnation, CancellationToken cancellation)
    {
        var batch = AlertBatch.Of(
            WatchlistChange.Between(interest.Of(from), interest.Of(to)), to.Point, CloudEvent.SourceOf(node), mark.Sweep?.Through);
        if (batch.Through is not { } through)
        {
            _told = to;
            return new Delivery.PassedOver(to.Point.Position, new AlertMark(to.Point.Day, mark.Delivered).Write());
        }

        var parts = (mark.Sweep?.Parts ?? 0) + 1;
        var point = batch.More ? string.Create(CultureInfo.InvariantCulture, $"{to.Point}#{parts}") : to.Point.ToString();
        var taken = batch.More
            ? new Delivery.Taken(
                progress.Position, (mark with { Delivered = point, Sweep = new(to.Point.Position, to.Point.Day, through, parts) }).Write())
            : new Delivery.Taken(to.Point.Position, new AlertMark(to.Point.Day, point).Write());

        // Like that of events: it is signed, tells a gap, and is the same for each try of the same changes.
        var previous = mark.Delivered ?? "0";
        var id = string.Create(CultureInfo.InvariantCulture, $"{hook.Id}.{incarnation}.{previous}.{point}");
        var delivery = await _post.SendAsync(
            new(id, incarnation, from.Point.Position, to.Point.Position, batch.Count, batch.Body, (point, previous)), progress, taken,
            cancellation);
        if (delivery is Delivery.Taken && !batch.More)
        {
            _told = to;
        }

        return delivery;
    }

    private async Task<AlertList> FromAsync(AlertPoint point, View view) =>
        _told is { } told && told.Point == point && told.History == view.History ? told : _told = await lists.AtAsync(view, point);

    // A clock that was set back tells nothing.
    private static bool IsBeyond(AlertPoint to, AlertPoint from) =>
        to != from && to.Position >= from.Position && to.Day >= from.Day;

    // Where it was to begin, on the day of that position; before anything was recorded the list is empty on any day.
    private DateOnly DayOf(long position, View view) => position == 0 ? node.Today : node.DayOf(view.Log[position].RecordedAt);
}
