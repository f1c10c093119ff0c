namespace Portfolio.Faults;

internal static class StandbyBehind
{
    public static readonly Fault Fault = new(
        "standby-behind",
        "A standby that nobody waits for loses sight of its primary, which is killed, and is promoted without the last events: the nodes find it by themselves, and take nothing until an operator opens a new incarnation.",
        new(Nodes: 2, Standby: StandbyKind.Asynchronous),
        async run =>
        {
            var (site, cancellation) = (run.Site, run.Cancellation);
            await site.Standby!.LoseSightAsync(cancellation);
            await run.WorkAsync();

            using (await run.Writers.HoldAsync(cancellation))
            {
                await TakenBack.PublishAsync(run);
                var acknowledged = await site.SizeAsync(cancellation);
                await site.Primary.KillAsync(cancellation);
                await site.Standby.PromoteAsync(cancellation);
                site.Serving = site.Standby;
                var kept = await site.SizeAsync(cancellation);
                FaultRun.Demand(kept < acknowledged, $"The standby had all {acknowledged} events: nothing was lost, and nothing is shown.");
                await TakenBack.GoOnAsync(run, kept, "a standby was promoted that had fallen behind");
            }

            await run.WorkAsync();
        });
}
