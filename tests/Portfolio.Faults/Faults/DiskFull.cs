using System.Net;
using Npgsql;

namespace Portfolio.Faults;

internal static class DiskFull
{
    public static readonly Fault Fault = new(
        "disk-full", "The disk of PostgreSQL is full, and is given room again.", new(SmallDisk: true),
        run => run.BlowsAsync(async _ =>
        {
            run.Site.Disk!.Fill();
            await RefusedAsync(run);
            await PostgresRefusesAsync(run);
            run.Site.Disk.Clear();

            // Without room for its log PostgreSQL ends itself, and stays down.
            if (!await run.Site.Primary.RunsAsync())
            {
                run.Say("PostgreSQL had ended itself");
                await run.Site.Primary.StartAsync(run.Cancellation);
            }
        }));

    // That the node takes nothing must be for this reason. A PostgreSQL that has ended itself over it, or starts again after
    // that, refuses as well.
    private static async Task PostgresRefusesAsync(FaultRun run)
    {
        try
        {
            await run.Site.Primary.AskAsync<long>(
                Beginning.Ledger,
                "create temp table large as select repeat(md5(n::text), 30) as text from generate_series(1, 20000) n; select count(*) from large",
                run.Cancellation);
            throw new BrokenPromiseException("The disk was to be full, and PostgreSQL finds room on it.");
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.DiskFull or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown)
        {
            run.Say($"PostgreSQL refuses: {refused.MessageText}");
        }
        catch (NpgsqlException gone) when (gone is not PostgresException)
        {
            run.Say($"PostgreSQL is gone: {gone.Message}");
        }
    }

    // What fits into the room that PostgreSQL has laid aside still goes in; then the node must say that nothing does.
    private static async Task RefusedAsync(FaultRun run)
    {
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var number = 1; ; number++)
        {
            var (status, said) = await run.Site.Nodes[0].SendAsync(
                HttpMethod.Post, "/api/accounts", $$"""{"code":"FULL-{{Guid.NewGuid():N}}","title":"{{new string('x', 150)}}"}""", run.Cancellation);
            if (status == HttpStatusCode.ServiceUnavailable)
            {
                run.Say($"refused after {number}: {said}");
                return;
            }

            if (status is not (HttpStatusCode.OK or HttpStatusCode.Created))
            {
                throw new BrokenPromiseException($"On a full disk the node answers {(int)status}: {said}");
            }

            await step.WaitForNextTickAsync(run.Cancellation);
        }
    }
}
