using System.Globalization;

namespace Portfolio.Faults;

internal static class NodePaused
{
    // What is recorded meanwhile is bounded by the time: half of all sendings go to the one that does not answer.
    public static readonly Fault Fault = new(
        "node-paused", "A node is paused (SIGSTOP) while the other goes on, and wakes up in a world that has moved.", new(Nodes: 2),
        run => run.BlowsAsync(async _ =>
        {
            var (node, other) = run.DrawNode("node paused");
            var most = (int)run.Measure.Pause.TotalMilliseconds;
            var pause = Task.Delay(run.Draw("milliseconds paused", most * 4 / 5, most), run.Cancellation);
            await node.PauseAsync(run.Cancellation);
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation);
            var asked = node.SendAsync(HttpMethod.Get, "/health/live", null, enough.Token);
            var before = other.Acknowledged;
            await run.Writers.MoreAsync(1, run.Cancellation);
            await pause;
            FaultRun.Demand(!asked.IsCompletedSuccessfully, "A node that was paused has answered.");
            FaultRun.Demand(other.Acknowledged > before, "Beside a node that was paused the other has acknowledged nothing.");
            await node.GoOnAsync();
            await enough.CancelAsync();
            await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            run.Say(string.Create(CultureInfo.InvariantCulture, $"it answered nothing, and the other acknowledged {other.Acknowledged - before}"));
        }));
}
