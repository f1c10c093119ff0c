namespace Portfolio.Faults;

internal static class ProgramKilled
{
    public static readonly Fault Fault = new(
        "program-killed", "The program is killed (SIGKILL) under load and started again.", new(),
        run => run.BlowsAsync(async _ =>
        {
            await run.Site.Nodes[0].KillAsync();
            await run.Site.Nodes[0].StartAsync(run.Cancellation);
        }));
}
