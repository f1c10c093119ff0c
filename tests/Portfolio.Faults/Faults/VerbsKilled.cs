using System.Diagnostics;

namespace Portfolio.Faults;

/// <summary>
/// An operator's verb is killed at one of the messages that it and PostgreSQL send each other, which does not arrive any more,
/// and then said again: it is done, once and whole, and meanwhile nothing that is half done passes for done.
/// </summary>
internal static class VerbsKilled
{
    // A verb begins by reading the ledger, which takes most of its messages; what it does comes last.
    private const int LastMessages = 30;

    public static readonly Fault Fault = new(
        "verbs-killed", "A verb of an operator is killed (SIGKILL) at any of its messages to or from PostgreSQL, and said again.", new(Nodes: 2),
        run => run.BlowsAsync(_ => BlowAsync(run)));

    private static async Task BlowAsync(FaultRun run)
    {
        var (name, make) = OperatorAct.All[run.Draw("verb", 0, OperatorAct.All.Count - 1)];
        run.Say($"“{name}”");

        // How many there are is seen by one that nobody kills.
        var whole = await make(run);
        using var alone = whole.Alone ? await run.Writers.HoldAsync(run.Cancellation) : null;
        await using var counting = new Relay("127.0.0.1", run.Site.Primary.Port);
        await whole.DoneAsync(await EndAsync(run, counting, whole, run.Site.Start(counting, whole.Arguments), mustEnd: true));
        var messages = counting.Sent;
        await run.LandAsync($"kills “{name}”", async () =>
        {
            var act = await make(run);
            var message = run.Draw($"of {messages} messages, killed at", Math.Max(1, messages - LastMessages), messages);
            var (said, sent) = await KillAsync(run, act, message, answered: run.Draw("with the answer to it", 0, 1) == 1);
            var struck = sent >= message;
            messages = sent;
            await act.HalfAsync();
            if (!act.IsThere())
            {
                await using var again = new Relay("127.0.0.1", run.Site.Primary.Port);
                said += await EndAsync(run, again, act, run.Site.Start(again, act.Arguments), mustEnd: true);
            }

            await act.DoneAsync(said);
            return struck;
        });
    }

    private static async Task<(string Said, int Sent)> KillAsync(FaultRun run, OperatorAct act, int message, bool answered)
    {
        await using var relay = new Relay("127.0.0.1", run.Site.Primary.Port);
        Process? process = null;
        relay.StrikeAt(message, answered, () => process!.Kill());
        process = run.Site.Start(relay, act.Arguments);
        return (await EndAsync(run, relay, act, process, mustEnd: false), relay.Sent);
    }

    // What it has printed, which counts though it was killed afterwards.
    private static async Task<string> EndAsync(FaultRun run, Relay relay, OperatorAct act, Process started, bool mustEnd)
    {
        using var process = started;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(run.Cancellation), process.StandardError.ReadToEndAsync(run.Cancellation));
        await process.WaitForExitAsync(run.Cancellation);
        var said = await output;
        FaultRun.Demand(
            process.ExitCode == 0 || !mustEnd,
            $"portfolio {string.Join(' ', act.Arguments)} ended with {process.ExitCode} after {relay.Sent} messages: {said}{await error}");
        return said;
    }
}
