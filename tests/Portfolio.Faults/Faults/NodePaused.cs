namespace Portfolio.Faults;

internal static class NodePaused
{
    // What is recorded meanwhile is bounded by the time: half of all sendings go to the one that does not answer.
    public static readonly Fault Fault = new(
        "node-paused", "A node is paused (SIGSTOP) while the other goes on, and wakes up in a world that has moved.", new(Nodes: 2),
        run => run.BlowsAsync(async blow =>
        {
            var node = run.Site.Nodes[blow % run.Site.Nodes.Count];
            await node.PauseAsync();
            var until = Task.Delay(run.Measure.Pause, run.Cancellation);
            await run.Writers.MoreAsync(1, run.Cancellation);
            await until;
            await node.GoOnAsync();
        }));
}
