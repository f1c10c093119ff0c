using Npgsql;
using Portfolio.App.Node;
using Portfolio.App.WebHooks.Alerting;
using Portfolio.Ledger;

namespace Portfolio.App.WebHooks;

/// <summary>
/// Runs the subscriptions of all web hooks for as long as the program serves. Every node runs them; of each, the one that
/// holds its lease delivers.
/// </summary>
internal sealed class WebHookRuns(
    PortfolioNode node, WebHookTable table, SubscriptionProgress progress, AlertLists lists, WebHookSettings settings, TimeProvider clock,
    ILogger<WebHookRuns> logger) : BackgroundService
{
    private readonly Dictionary<string, Run> _running = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var client = ReceiverClient.Create(settings);
        try
        {
            while (true)
            {
                await LookAsync(client, stoppingToken);
                await Task.Delay(settings.Subscriptions.Look, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; what is under way is sent again by the next one.
        }
        finally
        {
            await StopAllBut([]);
        }
    }

    private async Task LookAsync(HttpClient client, CancellationToken stopping)
    {
        // A node that cannot follow the log, for good or for now, leaves it to those that can.
        var hooks = node is { Broken: null, Hindered: null } ? await ReadAsync(stopping) : [];
        if (hooks is null)
        {
            return;
        }

        await StopAllBut([.. hooks.Where(h => !h.Paused).Select(h => h.Id)]);
        foreach (var hook in hooks)
        {
            if (!hook.Paused && !_running.ContainsKey(hook.Id))
            {
                var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                _running[hook.Id] = new Run(stop, Task.Run(() => RunAsync(hook, client, stop.Token), CancellationToken.None));
            }
        }
    }

    private async Task<IReadOnlyList<WebHook>?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            await table.ForgetFormerAsync(clock.GetUtcNow(), cancellation);
            return await table.AllAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            // Those that run go on by themselves when the database is back.
            logger.LogWarning("The web hooks cannot be looked up: {Reason}", fault.Message);
            return null;
        }
    }

    private async Task RunAsync(WebHook hook, HttpClient client, CancellationToken cancellation)
    {
        var lease = new SubscriptionLease(node.Ledger.Pool);
        try
        {
            await new Subscription(
                SenderOf(hook, client), progress,
                token => lease.TakeAsync(hook.Subscriber, settings.Subscriptions.Lease, token), settings.Subscriptions, clock)
                .RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Paused, removed, or the program stops.
        }
        catch (Exception fault)
        {
            // It begins anew with the next look.
            logger.LogError(fault, "The deliveries to web hook {Hook} have stopped", hook.Id);
        }

        await ReleaseAsync(lease, hook);
    }

    private ISubscriber SenderOf(WebHook hook, HttpClient client) => hook.Alerts is { } alerts
        ? new AlertSender(hook, alerts, node, lists, table, client, settings, clock)
        : new WebHookSender(hook, node, table, client, settings, clock);

    private async Task ReleaseAsync(SubscriptionLease lease, WebHook hook)
    {
        try
        {
            await lease.ReleaseAsync(hook.Subscriber, CancellationToken.None);
        }
        catch (NpgsqlException fault)
        {
            // It runs out by itself.
            logger.LogDebug("The lease of web hook {Hook} was not given up: {Reason}", hook.Id, fault.Message);
        }
    }

    private async Task StopAllBut(HashSet<string> stay)
    {
        foreach (var (id, run) in _running.Where(r => !stay.Contains(r.Key) || r.Value.Task.IsCompleted).ToList())
        {
            await run.Stop.CancelAsync();
            await run.Task;
            run.Stop.Dispose();
            _running.Remove(id);
        }
    }

    private sealed record Run(CancellationTokenSource Stop, Task Task);
}
