using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Portfolio.App.Audit.Feed;
using Portfolio.App.Node;
using Portfolio.Ledger;

namespace Portfolio.App.WebHooks;

/// <summary>Sends a web hook what is meant for it, one batch at a time, and notes what became of each.</summary>
internal sealed class WebHookSender(
    WebHook hook, PortfolioNode node, WebHookTable table, HttpClient client, WebHookSettings settings, TimeProvider clock)
    : ISubscriber
{
    // No receiver can put us off for longer than this.
    private static readonly TimeSpan LongestAfter = TimeSpan.FromDays(1);

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
        var id = string.Create(CultureInfo.InvariantCulture, $"{hook.Id}.{incarnation}.{progress.Delivered}.{last}");
        var (at, began) = (clock.GetUtcNow(), clock.GetTimestamp());

        // Read for each: from the moment that a change is answered, no node signs with the former one alone.
        var secrets = await table.SecretsAsync(hook.Id, at, cancellation);
        if (secrets.Count == 0)
        {
            // Taken away since: whoever runs it has yet to notice.
            return new Delivery.Gone();
        }

        var (delivery, status) = await PostAsync(Request(batch, id, secrets, incarnation, progress, last, at), last, cancellation);
        await table.NoteAsync(
            hook.Id,
            new WebHookDelivery(
                id, progress.Failures + 1, at, first, last, batch.Events.Count, status, delivery is Delivery.Taken, Sentence(delivery),
                (int)clock.GetElapsedTime(began).TotalMilliseconds),
            cancellation);
        return delivery;
    }

    private async Task<(Delivery Delivery, int? Status)> PostAsync(
        HttpRequestMessage made, long last, CancellationToken cancellation)
    {
        using var request = made;
        using var timeout = new CancellationTokenSource(settings.Timeout, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return (await JudgeAsync(response, last, limit.Token, cancellation), (int)response.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (new Delivery.Failed($"The receiver did not answer within {settings.Timeout.TotalSeconds:0.#} seconds."), null);
        }
        catch (HttpRequestException fault)
        {
            return (new Delivery.Failed($"The receiver cannot be reached: {(fault.InnerException ?? fault).Message}"), null);
        }
    }

    private HttpRequestMessage Request(
        WebHookBatch batch, string id, IReadOnlyList<byte[]> secrets, int incarnation, Progress progress, long last, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new ReadOnlyMemoryContent(batch.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(WebHookBatch.MediaType, "utf-8");
        void Say(string name, FormattableString value) =>
            request.Headers.TryAddWithoutValidation(name, value.ToString(CultureInfo.InvariantCulture));
        Say("webhook-id", $"{id}");
        Say("webhook-timestamp", $"{timestamp}");
        Say("webhook-signature", $"{WebHookSignature.Of(secrets, id, timestamp, batch.Body.Span)}");
        Say("portfolio-incarnation", $"{incarnation}");
        Say("portfolio-position", $"{last}");
        Say("portfolio-previous-position", $"{progress.Delivered}");
        Say("portfolio-attempt", $"{progress.Failures + 1}");
        Say("User-Agent", $"portfolio-web-hooks");
        return request;
    }

    private async Task<Delivery> JudgeAsync(
        HttpResponseMessage response, long last, CancellationToken limit, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode)
        {
            return new Delivery.Taken(last);
        }

        var answered = $"The receiver answered {(int)response.StatusCode}{await BeginningAsync(response, limit, cancellation)}";
        return response.StatusCode switch
        {
            HttpStatusCode.Gone => new Delivery.Declined($"{answered} It wants no more deliveries."),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                new Delivery.Failed($"{answered} Redirects are not followed: register the address that it leads to."),
            _ => new Delivery.Failed(answered, After(response.Headers.RetryAfter)),
        };
    }

    private TimeSpan? After(RetryConditionHeaderValue? header) =>
        (header?.Delta ?? header?.Date - clock.GetUtcNow()) is { } after && after > TimeSpan.Zero
            ? after < LongestAfter ? after : LongestAfter
            : null;

    // Enough for an operator to see what is wrong; the rest is never read. The status has said what the answer is: a body
    // that does not come in time changes nothing of it.
    private static async Task<string> BeginningAsync(
        HttpResponseMessage response, CancellationToken limit, CancellationToken cancellation)
    {
        try
        {
            var buffer = new byte[400];
            await using var body = await response.Content.ReadAsStreamAsync(limit);
            var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, limit);
            var text = string.Concat(Encoding.UTF8.GetString(buffer, 0, read).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
            return text.Length == 0 ? "." : $": {text}";
        }
        catch (Exception fault) when (
            fault is HttpRequestException or IOException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return ".";
        }
    }

    private static string Sentence(Delivery delivery) => delivery switch
    {
        Delivery.Failed failed => failed.Why,
        Delivery.Declined declined => declined.Why,
        _ => "Taken.",
    };
}
