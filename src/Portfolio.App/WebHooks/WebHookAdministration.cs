using System.Security.Cryptography;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.WebHooks;

/// <summary>
/// What administrators may do with web hooks. Each act is on the record first, and done then; one that cannot be recorded is
/// not done.
/// </summary>
public sealed class WebHookAdministration(
    PortfolioNode node, WebHookTable table, SubscriptionProgress progress, WebHookSettings settings, TimeProvider clock)
{
    public async Task<IReadOnlyList<WebHookModel>> ListAsync(CancellationToken cancellation)
    {
        var stand = (await progress.AllAsync(cancellation)).ToDictionary(p => p.Subscriber, StringComparer.Ordinal);
        return [.. (await table.AllAsync(cancellation))
            .Select(h => WebHookModel.Of(h.Hook, stand.GetValueOrDefault(h.Hook.Subscriber), node.View.Position))];
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
    public async Task<IResult> RegisterAsync(NewWebHook asked, Envelope envelope, CancellationToken cancellation)
    {
        var faults = asked.Faults(node.View, new ReceiverAddresses(settings.AllowedNetworks)).ToList();
        if (faults.Count > 0)
        {
            return Problems.Malformed(faults);
        }

        var fact = new NewFact(
            new WebHookRegistered(
                $"hook-{RandomNumberGenerator.GetHexString(8, lowercase: true)}", new Uri(asked.Url).Host, asked.Interest.Types,
                asked.Interest.Departments),
            []);
        var answer = await node.RecordAsync(
            AdministrationStreams.Administration, [fact.With(WebHookRegistered.Label, asked.Label.Trim())], envelope, cancellation);
        if (answer is not Answer.Done done)
        {
            return Problems.Of(answer, conditional: false);
        }

        // A repeat under the same key: its secret was shown, unless it came to nothing after it was recorded.
        var id = ((WebHookRegistered)done.Events[0].Event).Hook;
        if (await FindAsync(id, cancellation) is { } known)
        {
            return Results.Ok(known);
        }

        var hook = new WebHook(id, asked.Label.Trim(), new Uri(asked.Url), asked.Interest, Paused: false, clock.GetUtcNow());
        var secret = WebHookSignature.NewSecret();
        await progress.StartAsync(hook.Subscriber, asked.After ?? done.Position, cancellation);
        await table.AddAsync(hook, secret, cancellation);
        return Results.Created(
            $"/api/web-hooks/{hook.Id}", await ShownAsync(hook, cancellation) with { Secret = WebHookSignature.Shown(secret) });
    }

    /// <summary>Lets its deliveries wait. Null if there is none of that id.</summary>
    public Task<IResult?> PauseAsync(string id, Actor actor, CancellationToken cancellation) => ActAsync(
        id, actor,
        (hook, _) => hook.Paused ? null : new WebHookPaused(hook.Id),
        hook => table.PauseAsync(hook.Id, paused: true, cancellation), cancellation);

    /// <summary>Lets its deliveries go on where they were. Null if there is none of that id.</summary>
    public Task<IResult?> ResumeAsync(string id, Actor actor, CancellationToken cancellation) => ActAsync(
        id, actor,
        (hook, at) => hook.Paused || at is { Failures: > 0 } ? new WebHookResumed(hook.Id) : null,
        async hook =>
        {
            await progress.ResumeAsync(hook.Subscriber, cancellation);
            await table.PauseAsync(hook.Id, paused: false, cancellation);
        }, cancellation);

    /// <summary>Takes it away. Null if there is none of that id.</summary>
    public Task<IResult?> RemoveAsync(string id, Actor actor, CancellationToken cancellation) => ActAsync(
        id, actor,
        (hook, _) => new WebHookRemoved(hook.Id),
        async hook =>
        {
            await table.RemoveAsync(hook.Id, cancellation);
            await progress.RemoveAsync(hook.Subscriber, cancellation);
        }, cancellation);

    // What changes nothing is not recorded.
    private async Task<IResult?> ActAsync(
        string id, Actor actor, Func<WebHook, Progress?, DomainEvent?> act, Func<WebHook, Task> change, CancellationToken cancellation)
    {
        if (await table.FindAsync(id, cancellation) is not { } hook)
        {
            return null;
        }

        if (act(hook, await progress.ReadAsync(hook.Subscriber, cancellation)) is { } happened)
        {
            var answer = await node.RecordAsync(
                AdministrationStreams.Administration, [happened], new Envelope(actor), cancellation);
            if (answer is not Answer.Done)
            {
                return Problems.Of(answer, conditional: false);
            }

            await change(hook);
        }

        return await table.FindAsync(id, cancellation) is { } now ? Results.Ok(await ShownAsync(now, cancellation)) : Results.NoContent();
    }

    private async Task<WebHookModel> ShownAsync(WebHook hook, CancellationToken cancellation) =>
        WebHookModel.Of(hook, await progress.ReadAsync(hook.Subscriber, cancellation), node.View.Position);
}
