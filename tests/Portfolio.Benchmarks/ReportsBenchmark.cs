using System.CommandLine;
using System.Diagnostics;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.Ledger;
using Portfolio.Reports;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Knowing;

namespace Portfolio.Benchmarks;

/// <summary>
/// Every report computed anew, and as known at an earlier position; then the board over HTTP (<see cref="BoardLoad"/>).
/// </summary>
internal static class ReportsBenchmark
{
    private const int Rounds = 5;

    private static readonly Option<bool> LoadOnly = new("--load-only") { Description = "The board over HTTP alone." };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Only these reports, by their names; nothing over HTTP.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> ComparisonsOnly = new("--comparisons-only") { Description = "What comparisons cost alone." };

    public static Command Create()
    {
        var command = new Command("reports", "The board over HTTP beside an empty endpoint; every report computed anew.")
        {
            RunOptions.Data, RunOptions.Programmes, RunOptions.Years, RunOptions.Seconds, RunOptions.Turns, CommandsBenchmark.AtWork, LoadOnly, Only,
            ComparisonsOnly,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var stage = await Stage.SetAsync(parsed.GetRequiredValue(RunOptions.Data), RunOptions.Plan(parsed), cancellation);
        string[] only = parsed.GetValue(Only) ?? [];
        var comparisonsOnly = parsed.GetValue(ComparisonsOnly);
        if (!parsed.GetValue(LoadOnly))
        {
            await ComputeAsync(stage, only, comparisonsOnly, cancellation);
        }

        if (only.Length > 0 || comparisonsOnly)
        {
            return;
        }

        await BoardLoad.RunAsync(
            stage, TimeSpan.FromSeconds(parsed.GetValue(CommandsBenchmark.AtWork)), parsed.GetRequiredValue(RunOptions.Turns), RunOptions.Times(parsed), cancellation);
    }

    private static async Task ComputeAsync(Stage stage, string[] only, bool comparisonsOnly, CancellationToken cancellation)
    {
        var ledger = await LedgerDatabase.OpenAsync(stage.LedgerDatabase, new LedgerSettings(), cancellation);
        await using var node = await PortfolioNode.StartAsync(
            ledger, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, cancellation);
        var view = node.View;

        // In the order of the codes, as the program keeps them.
        var histories = view.Programmes.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value).ToList();
        var parameters = new ReportParameters(Knowledge.Recorded(view.Position, node.Today), Evidence: false);
        ProgrammeFacts[] facts = [.. histories.Select(ProgrammeFacts.Of)];
        ProgrammeFacts[] around = [.. histories.Select(MadeUpContext.FactsOf)];
        var organisation = MadeUpContext.Around(view.Organisation, node.Today.AddYears(-4));

        var shared = new ReportCatalogue();
        var fitted = Stopwatch.GetTimestamp();
        var forecasts = shared.ForecastsOf(view, parameters.Knowledge, cancellation);
        var fitting = Stopwatch.GetElapsedTime(fitted).TotalMilliseconds;

        if (only.Length == 0)
        {
            new ComparisonCost(view, facts, parameters.Knowledge, forecasts).Print(Console.Out);
        }

        if (comparisonsOnly)
        {
            return;
        }

        var table = new MarkdownTable(
            $"{histories.Count:#,0} programmes, {view.Position:#,0} events", "ms", "of processor", "aim");
        var day = parameters.Knowledge.AsOf;
        foreach (var report in ReportList.All.Where(r => only.Length == 0 || only.Contains(r.Name)))
        {
            Row($"{report.Title}, computed anew", () => Anew(report, facts, view.Organisation, parameters));
            Row($"{report.Title}, with events around each plan", () => Anew(report, around, organisation, parameters));
            Row(
                $"{report.Title}, of a day never asked for",
                () => Anew(report, facts, view.Organisation, parameters with { Knowledge = parameters.Knowledge.About(day = day.AddDays(-1)) }));
        }

        // Whose the numbers of one figure are, as its link asks: of the figure of each report that takes longest.
        foreach (var report in ReportList.All.Where(r => only.Length == 0 || only.Contains(r.Name)))
        {
            Report Behind(string figure) => Anew(report, facts, view.Organisation, parameters with
            {
                Knowledge = parameters.Knowledge.About(day = day.AddDays(-1)),
                Evidence = true,
                OnlyFigure = figure,
                Parts = true,
            });
            var costliest = Behind("").Figures.Select(f => f.Name).MaxBy(name => Once(() => Behind(name)))!;
            Row($"{report.Title}, of a day never asked for, with whose the numbers of its {costliest} are", () => Behind(costliest));
        }

        foreach (var report in ReportCatalogue.All.Where(r => only.Length == 0 || only.Contains(r.Name)))
        {
            // What was said at past quarter ends is computed ahead, in the background.
            var (catalogue, at) = (report is ForecastingEntry ? shared : new ReportCatalogue(), view.Position / 2);
            var known = parameters with { Knowledge = Knowledge.Recorded(at, DateOnly.FromDateTime(view.Log[at].RecordedAt.UtcDateTime)) };
            table.Row($"{report.Title} known at position {at:#,0}, first", Once(() => catalogue.Compute(report, view, known)), "", "≤ 1,500 ms");
            table.Row($"{report.Title} known then, again", Once(() => catalogue.Compute(report, view, known)), "", "≤ 50 ms");
            var other = known.Knowledge.AsOf.AddMonths(-1);
            Row($"{report.Title} known then, of another day", () => catalogue.Compute(report, view, known with { Knowledge = known.Knowledge.About(other = other.AddDays(-1)) }));
        }

        table.Row($"Forecasts of {forecasts.Count} quarter ends, one after the other", fitting, "", "in the background").Print(Console.Out);

        void Row(string name, Func<object> work)
        {
            var (took, used) = Milliseconds(work);
            table.Row(name, took, used, "≤ 100 ms");
        }

        Report Anew(ReportEntry report, IReadOnlyList<ProgrammeFacts> of, Domain.Organisation about, ReportParameters asked) =>
            report is ForecastingEntry forecasting ? forecasting.ComputeWith(of, about, asked, forecasts) : report.Compute(of, about, asked);
    }

    private static double Once(Func<object> work)
    {
        GC.Collect();
        var from = Stopwatch.GetTimestamp();
        GC.KeepAlive(work());
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    // The median on the clock, and the least of processor time, all threads and the collection of garbage together.
    private static (double Clock, double Processor) Milliseconds(Func<object> work)
    {
        work();
        var (took, used) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            GC.Collect();
            var (from, usedBefore) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            GC.KeepAlive(work());
            took.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            used.Add((Environment.CpuUsage.TotalTime - usedBefore).TotalMilliseconds);
        }

        return (took.Order().ElementAt(Rounds / 2), used.Min());
    }
}
