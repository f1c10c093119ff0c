namespace Portfolio.Faults;

internal static class PostgresStoppedAtOnce
{
    public static readonly Fault Fault = new(
        "postgres-stopped", "PostgreSQL is stopped at once (pg_ctl stop -m immediate), or killed, and started again.", new(Nodes: 2),
        async run =>
        {
            // Both in turn: by lot is which comes first.
            var turn = run.Draw("killed at every second blow, from blow", 1, 2);
            await run.BlowsAsync(async blow =>
            {
                await (blow % 2 == turn % 2
                    ? run.Site.Primary.KillAsync(run.Cancellation)
                    : run.Site.Primary.StopAsync("immediate", run.Cancellation));
                await run.Site.Primary.StartAsync(run.Cancellation);
            });
        });
}
