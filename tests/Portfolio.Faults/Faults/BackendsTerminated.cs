namespace Portfolio.Faults;

internal static class BackendsTerminated
{
    public static readonly Fault Fault = new(
        "backends-terminated", "The appenders' and the listeners' connections are ended by pg_terminate_backend.", new(Nodes: 2),
        run => run.BlowsAsync(async _ =>
        {
            foreach (var who in new[] { "%ledger.append(%", "listen%" })
            {
                var ended = await run.Site.Primary.AskAsync<long>(
                    "portfolio",
                    $"select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity where datname = 'portfolio' and pid <> pg_backend_pid() and query ilike '{who}'",
                    run.Cancellation);
                run.Say($"ended {ended} connections of {who.Trim('%')}");
            }
        }));
}
