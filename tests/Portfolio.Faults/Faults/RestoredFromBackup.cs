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
        var backup = await BackUpAsync(run);
        await run.WorkAsync();

        using (await run.Writers.HoldAsync(cancellation))
        {
            await TakenBack.PublishAsync(run);
            await site.Primary.StopAsync("immediate", cancellation);
            await site.Primary.ReplaceAsync(backup, cancellation);
            await site.Primary.StartAsync(cancellation);
            await TakenBack.GoOnAsync(run, await site.SizeAsync(cancellation), "restored from a backup");
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
}
