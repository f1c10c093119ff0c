namespace Portfolio.Faults;

internal static class BackendsTerminated
{
    public static readonly Fault Fault = new(
        "backends-terminated", "The appenders' and the listeners' connections are ended by pg_terminate_backend.", new(Nodes: 2),
        run => run.BlowsAsync(async _ =>
        {
            foreach (var who in new[] { "%ledger.append(%", "listen%" })
            {
                // Between two appends a connection is at something else, and a listener may be about to come back.
                await run.LandAsync($"ends a connection of {who.Trim('%')}", () => EndAsync(run, who));
            }
        }));

    private static async Task<bool> EndAsync(FaultRun run, string who)
    {
        var ended = await run.Site.Primary.AskAsync<long>(
            Beginning.Ledger,
            $"select count(*) filter (where pg_terminate_backend(pid, 10000)) from pg_stat_activity where datname = '{Beginning.Ledger}' and pid <> pg_backend_pid() and query ilike '{who}'",
            run.Cancellation);
        if (ended > 0)
        {
            run.Say($"ended {ended} connections of {who.Trim('%')}");
        }

        return ended > 0;
    }
}
