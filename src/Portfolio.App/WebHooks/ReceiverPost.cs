using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Portfolio.Ledger;

namespace Portfolio.App.WebHooks;

/// <summary>Posts to the receiver of a web hook, signed, judges what it answers, and notes what became of it.</summary>
internal sealed class ReceiverPost(
    WebHook hook, WebHookTable table, HttpClient client, WebHookSettings settings, TimeProvider clock)
{
    // No receiver can put us off for longer than this.
    private static readonly TimeSpan LongestAfter = TimeSpan.FromDays(1);

    /// <param name="taken">What it comes to where the receiver takes it.</param>
    public async Task<Delivery> SendAsync(Parcel parcel, Progress progress, Delivery.Taken taken, CancellationToken cancellation)
    {
        var (at, began) = (clock.GetUtcNow(), clock.GetTimestamp());

        // Read for each: from the moment that a change is answered, no node signs with the former one alone.
        var secrets = await table.SecretsAsync(hook.Id, at, cancellation);
        if (secrets.Count == 0)
        {
            // Taken away since: whoever runs it has yet to notice.
            return new Delivery.Gone();
        }

        var (delivery, status) = await PostAsync(Request(parcel, secrets, progress, at), taken, cancellation);
        await table.NoteAsync(
            hook.Id,
            new WebHookDelivery(
                parcel.Id, progress.Failures + 1, at, parcel.First, parcel.Last, parcel.Count, status, delivery is Delivery.Taken,
                Sentence(delivery), (int)clock.GetElapsedTime(began).TotalMilliseconds),
            cancellation);
        return delivery;
    }

    private async Task<(Delivery Delivery, int? Status)> PostAsync(
        HttpRequestMessage made, Delivery.Taken taken, CancellationToken cancellation)
    {
        using var request = made;
        using var timeout = new CancellationTokenSource(settings.Timeout, clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return (await JudgeAsync(response, taken, limit.Token, cancellation), (int)response.StatusCode);
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

    private HttpRequestMessage Request(Parcel parcel, IReadOnlyList<byte[]> secrets, Progress progress, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new ReadOnlyMemoryContent(parcel.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(WebHookBatch.MediaType, "utf-8");
        void Say(string name, FormattableString value) =>
            request.Headers.TryAddWithoutValidation(name, value.ToString(CultureInfo.InvariantCulture));
        Say("webhook-id", $"{parcel.Id}");
        Say("webhook-timestamp", $"{timestamp}");
        Say("webhook-signature", $"{WebHookSignature.Of(secrets, parcel.Id, timestamp, parcel.Body.Span)}");
        Say("portfolio-incarnation", $"{parcel.Incarnation}");
        foreach (var (name, value) in parcel.Place)
        {
            Say(name, $"{value}");
        }

        Say("portfolio-attempt", $"{progress.Failures + 1}");
        Say("User-Agent", $"portfolio-web-hooks");
        return request;
    }

    private async Task<Delivery> JudgeAsync(
        HttpResponseMessage response, Delivery.Taken taken, CancellationToken limit, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode)
        {
            return taken;
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
