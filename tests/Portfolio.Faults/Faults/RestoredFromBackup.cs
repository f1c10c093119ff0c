using System.Net;

namespace Portfolio.Faults;

internal static class RestoredFromBackup
{
    public static readonly Fault Fault = new(
        "restored-from-backup",
        "PostgreSQL is restored to an earlier backup: the nodes, running or started again, take nothing until an operator opens a new incarnation.",
        new(Nodes: 2),
        run => run.BlowsAsync(async _ => await RestoreAsync(run)));

    private static async Task RestoreAsync(FaultRun run)
    {
        var (site, cancellation) = (run.Site, run.Cancellation);
        var (restarted, running) = run.DrawNode("node started again");
        var backup = await BackUpAsync(run);
        await run.WorkAsync();

        using (await run.Writers.HoldAsync(cancellation))
        {
            await PublishAsync(run);
            await site.Primary.StopAsync("immediate", cancellation);
            await site.Primary.ReplaceAsync(backup, cancellation);
            await site.Primary.StartAsync(cancellation);
            var kept = await site.Primary.AskAsync<long>("portfolio", "select size from ledger.head", cancellation);
            await RefusesAsync(run, running, kept);
            await restarted.KillAsync();
            await restarted.StartAsync(cancellation);
            await RefusesAsync(run, restarted, kept);

            await RunAsync(run, "open-incarnation", "--reason", "restored from a backup");
            run.Say($"{run.Writers.Book.ForgetAfter(kept)} acknowledged commands were taken back by the restore");
        }

        await run.WorkAsync();
        Directory.Delete(backup.Folder, recursive: true);
    }

    private static async Task<Cluster> BackUpAsync(FaultRun run)
    {
        await run.Site.Primary.StopAsync("fast", run.Cancellation);
        var backup = await run.Site.Primary.CopyAsync(run.Site.In($"backup-{Guid.NewGuid():N}"), run.Cancellation);
        await run.Site.Primary.StartAsync(run.Cancellation);
        await run.WorkAsync();
        return backup;
    }

    // What the node that is started again knows of the ledger before the restore: a checkpoint kept outside it.
    private static Task PublishAsync(FaultRun run) => RunAsync(run, "checkpoint");

    private static async Task RunAsync(FaultRun run, params string[] verb)
    {
        var (exitCode, output, error) = await run.Site.RunAsync(run.Cancellation, verb);
        if (exitCode != 0)
        {
            throw new BrokenPromiseException($"portfolio {verb[0]} ended with {exitCode}: {output}{error}");
        }
    }

    private static async Task RefusesAsync(FaultRun run, Node node, long kept)
    {
        // While PostgreSQL starts it answers so too; that it has seen the fork is said by its readiness.
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var (status, said) = await node.SendAsync(HttpMethod.Post, "/api/accounts", """{"code":"FORKED","title":"Forked"}""", run.Cancellation);
            if (status != HttpStatusCode.ServiceUnavailable)
            {
                throw new BrokenPromiseException($"On a ledger restored to an earlier point the node answered {(int)status}: {said}");
            }

            if (said.Contains("incarnation", StringComparison.OrdinalIgnoreCase))
            {
                run.Say($"refused: {said}");
                break;
            }

            await step.WaitForNextTickAsync(run.Cancellation);
        }

        var size = await run.Site.Primary.AskAsync<long>("portfolio", "select size from ledger.head", run.Cancellation);
        if (size > kept)
        {
            throw new BrokenPromiseException($"A restored ledger of {kept} events has grown to {size} before a new incarnation was opened.");
        }
    }
}
