using System.CommandLine;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Audit.Proving;
using Portfolio.App.Audit.Replay;
using Portfolio.App.Audit.Search;
using Portfolio.App.Audit.Verifying;
using Portfolio.App.Checkpoints;
using Portfolio.App.Commands;
using Portfolio.App.Export;
using Portfolio.App.Import;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Simulate;

namespace Portfolio.App.Verbs;

/// <summary>The program as a shell calls it: its verbs, and the exit code of one.</summary>
public static class CommandLine
{
    // Some options belong to several verbs, and each call adds them to verbs of its own.
    private static readonly Lock Making = new();

    /// <summary>Does what the arguments say.</summary>
    /// <param name="invocation">Where it writes to, and what its environment says (see <see cref="VerbEnvironment"/>).</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, InvocationConfiguration invocation, CancellationToken cancellation)
    {
        var parsed = Parse(arguments);
        var code = await parsed.InvokeAsync(invocation, cancellation);
        return parsed.Errors.Count > 0 ? ExitCode.WrongUse : code;
    }

    private static ParseResult Parse(string[] arguments)
    {
        lock (Making)
        {
            return Root(arguments).Parse(arguments);
        }
    }

    private static RootCommand Root(string[] arguments)
    {
        var root = ServeVerb.Options(new RootCommand("Tracks customer programmes: what happened, how often they stall, what becomes of Phase 2."));
        root.Add(LedgerPlace.Data);
        root.Add(ServeVerb.Create());
        root.Add(KeysVerb.Create());
        root.Add(RedactVerb.Create());
        root.Add(ErasePersonVerb.Create());
        root.Add(OpenIncarnationVerb.Create());
        root.Add(RecordVerb.Create(arguments));
        root.Add(ImportVerb.Create());
        root.Add(ImportsVerb.Create());
        root.Add(SimulateVerb.Create());
        root.Add(RebuildVerb.Create());
        root.Add(ReplayVerb.Create());
        root.Add(CheckpointVerb.Create());
        root.Add(VerifyVerb.Create());
        root.Add(ProveVerb.Create());
        root.Add(EventsVerb.Create());
        root.Add(EventVerb.Create());
        root.Add(AccessLogVerb.Create());
        root.Add(ExportVerb.Create());
        return root;
    }
}
