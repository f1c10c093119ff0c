using System.Net;

namespace Portfolio.Faults;

/// <summary>The ledger goes on at an earlier point than the nodes know: it must take nothing until an operator has said so.</summary>
internal static class TakenBack
{
    /// <summary>Has a checkpoint kept outside the ledger: all that a node which is started again knows of what was taken back.</summary>
    public static Task PublishAsync(FaultRun run) => RunAsync(run, "checkpoint");

    /// <summary>
    /// Sees both nodes refuse, the one that runs and the other once it is started again, opens a new incarnation, and strikes out
    /// what the ledger no longer holds. Writers are held meanwhile.
    /// </summary>
    /// <param name="kept">How many events the ledger still holds.</param>
    /// <param name="reason">Why it goes on there, for the record.</param>
    /// <exception cref="BrokenPromiseException">Something was taken before.</exception>
    public static async Task GoOnAsync(FaultRun run, long kept, string reason)
    {
        var (restarted, running) = run.DrawNode("node started again");
        await RefusesAsync(run, running, kept);
        await restarted.KillAsync();
        await restarted.StartAsync(run.Cancellation);
        await RefusesAsync(run, restarted, kept);

        await RunAsync(run, "open-incarnation", "--reason", reason);
        run.Say($"{run.Writers.Book.ForgetAfter(kept)} acknowledged commands were taken back: {reason}");
    }

    private static async Task RunAsync(FaultRun run, params string[] verb)
    {
        var (exitCode, output, error) = await run.Site.RunAsync(run.Cancellation, verb);
        FaultRun.Demand(exitCode == 0, $"portfolio {verb[0]} ended with {exitCode}: {output}{error}");
    }

    private static async Task RefusesAsync(FaultRun run, Node node, long kept)
    {
        // While PostgreSQL starts it answers so too; that it has seen the fork is said by its readiness.
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var (status, said) = await node.SendAsync(HttpMethod.Post, "/api/accounts", """{"code":"FORKED","title":"Forked"}""", run.Cancellation);
            FaultRun.Demand(status == HttpStatusCode.ServiceUnavailable, $"On a ledger that goes on at an earlier point the node answered {(int)status}: {said}");
            if (said.Contains("incarnation", StringComparison.OrdinalIgnoreCase))
            {
                run.Say($"refused: {said}");
                break;
            }

            await step.WaitForNextTickAsync(run.Cancellation);
        }

        var size = await run.Site.SizeAsync(run.Cancellation);
        FaultRun.Demand(size <= kept, $"A ledger of {kept} events has grown to {size} before a new incarnation was opened.");
    }
}
