using System.Security.Cryptography;
using Portfolio.App.Administration;
using Portfolio.App.Audit.Feed;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.WebHooks;

/// <summary>
/// What administrators may do with web hooks. Each act is on the record first, and done then; one that cannot be recorded is
/// not done, and one that is recorded is done though its caller has gone.
/// </summary>
public sealed class WebHookAdministration(
    PortfolioNode node, WebHookTable table, SubscriptionProgress progress, WebHookSettings settings, TimeProvider clock)
{
    public async Task<IReadOnlyList<WebHookModel>> ListAsync(CancellationToken cancellation)
    {
        var stand = (await progress.AllAsync(cancellation)).ToDictionary(p => p.Subscriber, StringComparer.Ordinal);
        return [.. (await table.AllAsync(cancellation))
            .Select(h => WebHookModel.Of(h, stand.GetValueOrDefault(h.Subscriber), node.View.Position))];
    }

    /// <summary>One of them, or null.</summary>
    public async Task<WebHookModel?> FindAsync(string id, CancellationToken cancellation) =>
        await table.FindAsync(id, cancellation) is { } hook ? await ShownAsync(hook, cancellation) : null;

    /// <summary>Its last deliveries; null if there is none of that id.</summary>
    public async Task<IReadOnlyList<WebHookDelivery>?> DeliveriesAsync(string id, CancellationToken cancellation) =>
        await table.FindAsync(id, cancellation) is null
            ? null
            : await table.DeliveriesAsync(id, WebHookTable.DeliveriesKept, cancellation);

    /// <summary>Makes a web hook; its secret is in the answer, this once, and nowhere else.</summary>
    public async Task<WebHookOutcome> RegisterAsync(NewWebHook asked, Envelope envelope, CancellationToken cancellation)
    {
        var faults = asked.Faults(node.View, new ReceiverAddresses(settings.AllowedNetworks)).ToList();
        if (faults.Count > 0)
        {
            return new WebHookOutcome.Malformed(faults);
        }

        var fact = new NewFact(asked.Registered($"hook-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"), []);

        // From here on nothing is given up because the caller goes.
        var answer = await node.RecordAsync(
            AdministrationStreams.Administration, [fact.With(WebHookRegistered.Label, asked.Label.Trim())], envelope, CancellationToken.None);
        if (answer is not Answer.Done done)
        {
            return new WebHookOutcome.NotRecorded(answer);
        }

        // A repeat under the same key: its secret was shown, unless it came to nothing after it was recorded.
        var id = done.Events[0].Event is AlertHookRegistered of ? of.Hook : ((WebHookRegistered)done.Events[0].Event).Hook;
        if (done.Repeated && await FindAsync(id, CancellationToken.None) is { } known)
        {
            return new WebHookOutcome.Done(known);
        }

        if (done.Repeated && await WasRemovedAsync(id, done.Position))
        {
            return new WebHookOutcome.RemovedSince(id);
        }

        var alerts = asked.Alerts;
        var hook = new WebHook(
            id, asked.Label.Trim(), new Uri(asked.Url), alerts is null ? asked.Interest : EventInterest.Everything, Paused: false,
            clock.GetUtcNow(), Alerts: alerts);
        var secret = WebHookSignature.NewSecret();
        await progress.StartAsync(hook.Subscriber, asked.After ?? done.Position, CancellationToken.None);
        await table.AddAsync(hook, secret, CancellationToken.None);
        return new WebHookOutcome.Done(
            await ShownAsync(hook, cancellation) with { Secret = WebHookSignature.Shown(secret) }, Registered: true);
    }

    // Another node may have recorded it, and this one not heard of it yet.
    private async Task<bool> WasRemovedAsync(string id, long after)
    {
        await node.ReachAsync((await node.Ledger.Reader.HeadAsync(CancellationToken.None)).Size, CancellationToken.None);
        return node.View.Log.After(after).Any(e => e.Event is WebHookRemoved removed && removed.Hook == id);
    }

    /// <summary>Lets its deliveries wait.</summary>
    public Task<WebHookOutcome> PauseAsync(string id, Actor actor, CancellationToken cancellation) => ActAsync(
        id, actor,
        (hook, _) => hook.Paused ? null : new WebHookPaused(hook.Id),
        hook => table.PauseAsync(hook.Id, paused: true, CancellationToken.None), cancellation);

    /// <summary>Lets its deliveries go on where they were.</summary>
    public Task<WebHookOutcome> ResumeAsync(string id, Actor actor, CancellationToken cancellation) => ActAsync(
        id, actor,
        (hook, at) => hook.Paused || at is { Failures: > 0 } or { Parked: not null } ? new WebHookResumed(hook.Id) : null,
        async hook =>
        {
            await progress.ResumeAsync(hook.Subscriber, CancellationToken.None);
            await table.PauseAsync(hook.Id, paused: false, CancellationToken.None);
        }, cancellation);

    /// <summary>Takes it away.</summary>
    public Task<WebHookOutcome> RemoveAsync(string id, Actor actor, CancellationToken cancellation) => ActAsync(
        id, actor,
        (hook, _) => new WebHookRemoved(hook.Id),
        async hook =>
        {
            await table.RemoveAsync(hook.Id, CancellationToken.None);
            await progress.RemoveAsync(hook.Subscriber, CancellationToken.None);
        }, cancellation);

    /// <summary>Changes its secret; the new one is in the answer, this once, and nowhere else.</summary>
    public async Task<WebHookOutcome> RotateAsync(
        string id, SecretRotation asked, Envelope envelope, CancellationToken cancellation)
    {
        if (asked.Faults().ToList() is { Count: > 0 } faults)
        {
            return new WebHookOutcome.Malformed(faults);
        }

        if (await table.FindAsync(id, cancellation) is not { } hook)
        {
            return new WebHookOutcome.None();
        }

        var until = asked.Overlap > TimeSpan.Zero ? clock.GetUtcNow() + asked.Overlap : (DateTimeOffset?)null;

        // From here on nothing is given up because the caller goes.
        var answer = await node.RecordAsync(
            AdministrationStreams.Administration, [new WebHookSecretRotated(hook.Id, until)], envelope, CancellationToken.None);
        if (answer is not Answer.Done done)
        {
            return new WebHookOutcome.NotRecorded(answer);
        }

        // A repeat changes nothing more, unless it came to nothing after it was recorded; nor does one that a later one overtook.
        var secret = WebHookSignature.NewSecret();
        var rotated = (WebHookSecretRotated)done.Events[0].Event;
        var made = await table.RotateAsync(hook.Id, secret, done.Position, rotated.FormerUntil, CancellationToken.None);
        return await table.FindAsync(hook.Id, CancellationToken.None) is { } now
            ? new WebHookOutcome.Done(
                await ShownAsync(now, cancellation) with { Secret = made ? WebHookSignature.Shown(secret) : null })
            : new WebHookOutcome.None();
    }

    // What changes nothing is not recorded.
    private async Task<WebHookOutcome> ActAsync(
        string id, Actor actor, Func<WebHook, Progress?, DomainEvent?> act, Func<WebHook, Task> change, CancellationToken cancellation)
    {
        if (await table.FindAsync(id, cancellation) is not { } hook)
        {
            return new WebHookOutcome.None();
        }

        if (act(hook, await progress.ReadAsync(hook.Subscriber, cancellation)) is { } happened)
        {
            // From here on nothing is given up because the caller goes.
            var answer = await node.RecordAsync(
                AdministrationStreams.Administration, [happened], new Envelope(actor), CancellationToken.None);
            if (answer is not Answer.Done)
            {
                return new WebHookOutcome.NotRecorded(answer);
            }

            await change(hook);
        }

        return await table.FindAsync(id, cancellation) is { } now
            ? new WebHookOutcome.Done(await ShownAsync(now, cancellation))
            : new WebHookOutcome.Removed();
    }

    private async Task<WebHookModel> ShownAsync(WebHook hook, CancellationToken cancellation) =>
        WebHookModel.Of(hook, await progress.ReadAsync(hook.Subscriber, cancellation), node.View.Position);
}
