namespace Portfolio.Faults;

internal static class PostgresStoppedAtOnce
{
    public static readonly Fault Fault = new(
        "postgres-stopped", "PostgreSQL is stopped at once (pg_ctl stop -m immediate), or killed, and started again.", new(Nodes: 2),
        run => run.BlowsAsync(async blow =>
        {
            await (blow % 2 == 1
                ? run.Site.Primary.StopAsync("immediate", run.Cancellation)
                : run.Site.Primary.KillAsync(run.Cancellation));
            await run.Site.Primary.StartAsync(run.Cancellation);
        }));
}
