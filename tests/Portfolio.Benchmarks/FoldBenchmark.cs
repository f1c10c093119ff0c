using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Node;
using Portfolio.Domain.Programmes;
using Portfolio.Ledger;
using Portfolio.Reports.Facts;

namespace Portfolio.Benchmarks;

/// <summary>Folding decoded events into states and into the facts of reports, beside only going through the same events.</summary>
internal static class FoldBenchmark
{
    private const int Rounds = 5;

    public static Command Create()
    {
        var command = new Command("fold", "Folding decoded events beside going through them.")
        {
            RunOptions.Data, RunOptions.Programmes, RunOptions.Years,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var stage = await Stage.SetAsync(parsed.GetRequiredValue(RunOptions.Data), RunOptions.Plan(parsed), cancellation);
        var ledger = await LedgerDatabase.OpenAsync(stage.LedgerDatabase, new LedgerSettings(), cancellation);
        await using var node = await PortfolioNode.StartAsync(ledger, TimeProvider.System, NullLogger.Instance, cancellation);
        var histories = node.View.Programmes.Values.ToArray();
        var events = histories.Sum(h => h.Standing.Count);

        var table = new MarkdownTable($"{histories.Length:#,0} programmes, {events:#,0} events", "one thread, events per second", "all cores, events per second", "aim");
        foreach (var (name, fold, aim) in new (string, Func<ProgrammeHistory, object>, string)[]
        {
            ("going through them, counting what each kind is", Count, ""),
            ("folding into states", Fold, "≥ 3 million"),
            ("folding into facts of reports", ProgrammeFacts.Of, "≥ 3 million"),
        })
        {
            table.Row(
                name,
                events / Seconds(() => Array.ForEach(histories, h => GC.KeepAlive(fold(h)))),
                events / Seconds(() => Parallel.ForEach(histories, h => GC.KeepAlive(fold(h)))),
                aim);
        }

        table.Print(Console.Out);
    }

    private static object Count(ProgrammeHistory history)
    {
        var (statuses, scope, others) = (0, 0, 0);
        foreach (var e in history.Standing)
        {
            switch (e.Event)
            {
                case StatusReported:
                    statuses++;
                    break;
                case ScopeItemAdded or ScopeItemDeferred or ScopeItemDelivered or ScopeItemDropped:
                    scope++;
                    break;
                default:
                    others++;
                    break;
            }
        }

        return (statuses, scope, others);
    }

    private static Programme Fold(ProgrammeHistory history)
    {
        var state = Programme.Initial;
        var standing = history.Standing;
        for (var i = 0; i < standing.Count; i++)
        {
            state = state.Evolve(standing[i]);
        }

        return state;
    }

    private static double Seconds(Action work)
    {
        work();
        var took = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            GC.Collect();
            var from = Stopwatch.GetTimestamp();
            work();
            took.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
        }

        return took.Order().ElementAt(Rounds / 2);
    }
}
