using System.CommandLine;
using System.Diagnostics;
using Portfolio.App.Node;
using Portfolio.App.Simulate;
using Portfolio.App.Simulate.Rates;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;

namespace Portfolio.Benchmarks;

/// <summary>
/// How good the forecast is on simulated portfolios, whose hazards it does not know: for each seed, what was said at every
/// quarter's end from what was recorded by then is held against what came.
/// </summary>
internal static class ForecastBenchmark
{
    private static readonly DateOnly Until = new(2026, 6, 30);

    private static readonly Option<int> Programmes = new("--programmes") { DefaultValueFactory = _ => 300 };

    private static readonly Option<int> Years = new("--years") { DefaultValueFactory = _ => 8 };

    private static readonly Option<int> Seeds = new("--seeds") { DefaultValueFactory = _ => 20 };

    private static readonly Option<bool> Busy = new("--busy") { Description = "With as many events of a programme as in the other measurements." };

    public static Command Create()
    {
        var command = new Command("forecast", "How good the forecast is on simulated portfolios, seed by seed.") { Programmes, Years, Seeds, Busy };
        command.SetAction(parsed => Run(
            parsed.GetValue(Programmes), parsed.GetValue(Years), parsed.GetValue(Seeds), parsed.GetValue(Busy) ? RunOptions.Busy : Hazards.Default));
        return command;
    }

    private static void Run(int programmes, int years, int seeds, Hazards hazards)
    {
        var table = new MarkdownTable(
            $"{programmes:#,0} programmes, {years} years", "forecasts told", "said %", "came %", "base rate %", "Brier", "base Brier", "skill", "lower", "upper", "last due: said %", "came %", "within", "events", "all quarters s", "the last ms", "report ms");
        var (positive, speaks, within, skills) = (0, 0, 0, new List<double>());
        for (var seed = 1; seed <= seeds; seed++)
        {
            var (report, took) = Report(new SimulationPlan(programmes, years, seed, Until) { Hazards = hazards });
            if (report.BackTest is not { Score: { Skill.Value: { } skill } score } test)
            {
                table.Row($"seed {seed}: nothing due", 0, "", "", "", "", "", "", "", "", "", "", "", took.Events, took.Quarters.TotalSeconds, took.Last.TotalMilliseconds, took.Report.TotalMilliseconds);
                continue;
            }

            // What is uncertain of a share that is to come: the items themselves, beside what the model does not know.
            var last = test.Quarters.Last(q => q.Score is not null).Score!;
            var off = Math.Abs(last.Said - last.Came) / Math.Sqrt(last.Said * (1 - last.Said) / last.Cases);
            skills.Add(skill);
            positive += skill > 0 ? 1 : 0;
            speaks += report.Model.Speaks == ForecastSource.Covariates ? 1 : 0;
            within += off <= 1.96 ? 1 : 0;
            table.Row(
                $"seed {seed}", score.Cases, 100 * score.Said, 100 * score.Came, 100 * score.BaseRate, Fine(score.Brier), Fine(score.BaseBrier), Fine(skill),
                Fine(score.Skill.Interval?.Lower), Fine(score.Skill.Interval?.Upper), 100 * last.Said, 100 * last.Came, off <= 1.96 ? "yes" : "no",
                took.Events, took.Quarters.TotalSeconds, took.Last.TotalMilliseconds, took.Report.TotalMilliseconds);
        }

        table.Print(Console.Out);
        Console.WriteLine($"Of {seeds} seeds {positive} have positive skill (mean {skills.DefaultIfEmpty(double.NaN).Average():0.000}); covariates speak in {speaks}; in {within} the share that came of the last forecasts due is within what chance alone would leave of what was said.");
    }

    private static string Fine(double? number) => number?.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static (ForecastResult Report, Took Took) Report(SimulationPlan plan)
    {
        var (organisation, histories) = (Organisation.Initial, new SortedDictionary<string, ProgrammeHistory>(StringComparer.Ordinal));
        var known = new List<(Knowledge, Organisation)>();
        var ends = new Queue<DateOnly>(QuarterForecast.Ends(plan.From, plan.Until));
        var position = 0L;
        foreach (var append in new Simulation(plan).Appends())
        {
            while (ends.TryPeek(out var end) && DateOnly.FromDateTime(append.RecordedAt.UtcDateTime) > end)
            {
                known.Add((Knowledge.Recorded(position, ends.Dequeue()), organisation));
            }

            foreach (var recorded in append.At(position + 1))
            {
                position = recorded.Position;
                if (recorded.Stream.StartsWith(View.ProgrammeStreams, StringComparison.Ordinal))
                {
                    histories[recorded.Stream] = histories.GetValueOrDefault(recorded.Stream, ProgrammeHistory.Empty).With(recorded);
                }
                else
                {
                    organisation = organisation.Evolve(recorded);
                }
            }
        }

        var from = Stopwatch.GetTimestamp();
        var quarters = QuarterForecasts.Of(histories.Values, known);
        var inAll = Stopwatch.GetElapsedTime(from);
        from = Stopwatch.GetTimestamp();
        QuarterForecasts.Of(histories.Values, [known[^1]]);
        var last = Stopwatch.GetElapsedTime(from);
        List<ProgrammeFacts> facts = [.. histories.Values.Select(ProgrammeFacts.Of)];
        ForecastResult Compute() => ForecastReport.Compute(
            facts, organisation, new ReportParameters(Knowledge.Recorded(position, plan.Until), Evidence: false), quarters);
        Compute();
        var begun = Stopwatch.GetTimestamp();
        var report = Compute();
        return (report, new(position, inAll, last, Stopwatch.GetElapsedTime(begun)));
    }

    /// <param name="Quarters">Folding the facts and computing the forecasts of all quarter ends.</param>
    /// <param name="Last">Of the last of them alone.</param>
    /// <param name="Report">The report, its second time.</param>
    private sealed record Took(long Events, TimeSpan Quarters, TimeSpan Last, TimeSpan Report);
}
