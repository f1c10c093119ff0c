using System.Globalization;
using Portfolio.App.Audit.Feed;
using Portfolio.App.Node;
using Portfolio.Ledger;

namespace Portfolio.App.WebHooks;

/// <summary>Sends a web hook the events that are meant for it, one batch at a time.</summary>
internal sealed class WebHookSender(
    WebHook hook, PortfolioNode node, WebHookTable table, HttpClient client, WebHookSettings settings, TimeProvider clock)
    : ISubscriber
{
    private readonly ReceiverPost _post = new(hook, table, client, settings, clock);

    public string Name => hook.Subscriber;

    public int History => node.View.History;

    public KnownHead Known => node.Ledger.Known.Current;

    public Task MoreAsync(long position, CancellationToken cancellation) => node.MoreAsync(position, History, cancellation);

    public async Task<Delivery> DeliverAsync(Progress progress, long after, CancellationToken cancellation)
    {
        // Before the view: where the log is replaced between the two, what is in the new one goes by the old number, is not
        // noted as taken, and comes again by its own. The other way round it would come under an id that was used.
        var incarnation = Known.Incarnation;
        var view = node.View;
        if (view.Position <= after)
        {
            return new Delivery.Nothing();
        }

        var batch = WebHookBatch.Of(view, hook.Interest, CloudEvent.SourceOf(node), after);
        if (batch.Events.Count == 0)
        {
            return new Delivery.PassedOver(batch.Looked);
        }

        var (first, last) = (batch.Events[0].Position, batch.Events[^1].Position);

        // The id is signed with the rest, and it too tells a gap: the last position delivered before, and the last in here,
        // in which incarnation: after a restore other events may stand in the same places.
        var (previous, reached) = (progress.Delivered.ToString(CultureInfo.InvariantCulture), last.ToString(CultureInfo.InvariantCulture));
        var id = string.Create(CultureInfo.InvariantCulture, $"{hook.Id}.{incarnation}.{previous}.{reached}");
        (string, string)[] place = [("portfolio-position", reached), ("portfolio-previous-position", previous)];
        return await _post.SendAsync(
            new(id, incarnation, first, last, batch.Events.Count, batch.Body, place), progress, new Delivery.Taken(last), cancellation);
    }
}
