using Portfolio.App.Administration;
using Portfolio.App.Tests.Node;

namespace Portfolio.App.Tests.Administration;

/// <summary>What an operator does once the database under a running program was put back.</summary>
internal static class AfterARestore
{
    /// <summary>Opens a new incarnation from another process, as the verb does; returns when the program has read the ledger anew.</summary>
    public static async Task GoOnAsync(NodeRun run, CancellationToken cancellation)
    {
        await using (var verb = await NodeRun.OpenAsync(run.ConnectionString))
        {
            await OpenIncarnation.RunAsync(verb, run.ConnectionString, "restored after a fire", NodeRun.Officer, cancellation);
        }

        while (run.Node.View.History == 0 || run.Node.Ledger.Known.Fork is not null)
        {
            await Task.Delay(10, cancellation);
        }
    }
}
