using System.Globalization;
using System.Text;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Simulate;
using Portfolio.App.Tests.Node;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Reports;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Tests.Reports;

/// <summary>
/// A report known at a position is that of a ledger really cut there, the way the program computes them: its views, the
/// organisation as it was known, forecasts of past quarters fitted anew. After years that were simulated, settings change, and
/// things are recorded late or taken back, all of it also for days long past.
/// </summary>
public sealed class LedgerCutThere
{
    private const int Acts = 160;

    private static readonly SimulationPlan Plan = new(40, 6, Seed: 11, new DateOnly(2026, 6, 30));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Every_report_known_at_a_position_is_that_of_a_ledger_cut_there(int seed)
    {
        await using var node = await NodeRun.OpenAsync(await NodeRun.SampleAsync(Plan));
        var (random, before) = (new Random(seed), node.View.Position);
        await ActAsync(node, random);
        var whole = node.View;
        var events = whole.Log.After(0).ToList();
        Type[] kinds = [typeof(SettingChanged), typeof(DepartmentDescribed), typeof(ShockDeclared), typeof(StatusReported), typeof(CommandRetracted)];
        kinds.Except(events.Skip((int)before).Select(e => e.Event.GetType())).ShouldBeEmpty();

        // Within what was simulated, and within what was changed of it.
        foreach (var position in new[] { random.NextInt64(before / 2, before), random.NextInt64(before, whole.Position), whole.Position - 1 })
        {
            var cut = View.Empty.With([.. events.TakeWhile(e => e.Position <= position)]);
            cut.Position.ShouldBe(position);
            var knownOn = whole.DayOf(whole.Log[position].RecordedAt);
            var asOf = knownOn.AddDays(-random.Next(700));
            var since = asOf.AddDays(-random.Next(1, 200));
            foreach (var knowledge in new[]
            {
                Knowledge.Recorded(position, knownOn, asOf), Knowledge.Reported(position, knownOn, asOf.AddDays(random.Next((knownOn.DayNumber - asOf.DayNumber) + 1)), asOf),
            })
            {
                var parameters = new ReportParameters(knowledge, By: Grouping.Department, Since: since, Evidence: true);
                var (there, here) = (new ReportCatalogue(), new ReportCatalogue());
                foreach (var report in ReportCatalogue.All)
                {
                    Difference(Json(there.Compute(report, whole, parameters)), Json(here.Compute(report, cut, parameters))).ShouldBeNull(
                        $"{report.Name} at {position} of {whole.Position}, {knowledge}");
                }
            }
        }

        // What came later counts, and there is enough for a forecast to be fitted: else nothing above could fail.
        var now = Knowledge.Recorded(whole.Position, node.Today);
        var catalogue = new ReportCatalogue();
        var changed = ReportCatalogue.All
            .Where(r => Figures(catalogue.Compute(r, whole, new(now.About(Plan.Until)))) != Figures(catalogue.Compute(r, whole, new(now with { KnownAt = before, KnownOn = Plan.Until, AsOf = Plan.Until }))))
            .Select(r => r.Name).ToList();
        changed.Count.ShouldBeGreaterThan(10, string.Join(", ", changed));
        catalogue.ForecastsOf(whole, now, Cancellation).ShouldContain(quarter => quarter.Model.Fit != null);
    }

    private static async Task ActAsync(PortfolioNode node, Random random)
    {
        var settings = Setting.Known.Where(s => s.Key is not "timeZone").ToList();
        var events = node.View.Log.After(0).Where(e => e.Stream.StartsWith(View.ProgrammeStreams, StringComparison.Ordinal)).ToList();
        var departments = node.View.Organisation.Departments.Keys.ToList();
        for (var act = 0; act < Acts; act++)
        {
            var envelope = new Envelope(NodeRun.Officer, EffectiveOn: Plan.Until.AddDays(-random.Next(1, 1500)));
            var about = events[random.Next(events.Count)];
            var code = about.Stream[View.ProgrammeStreams.Length..];
            var (setting, fault) = settings[random.Next(settings.Count)];
            var value = new[] { $"{random.Next(1, 61)}", "2", "Quarterly" }.FirstOrDefault(v => fault(v) is null);

            // What does not fit into a programme's story is refused, and changes nothing.
            _ = random.Next(6) switch
            {
                0 or 1 => await node.ExecuteAsync(new ChangeSetting(setting, value ?? "Quarterly"), envelope, Cancellation),
                2 => await node.ExecuteAsync(
                    new DescribeDepartment(departments[random.Next(departments.Count)], Parent: departments[random.Next(departments.Count)]), envelope, Cancellation),
                3 => await node.ExecuteAsync(
                    new DeclareShock($"SHOCK-{act}", "Told of late", "BudgetCut"), envelope, Cancellation),
                4 => await node.ExecuteAsync(code, [new Retract(about.CommandId, "a slip")], envelope, null, Cancellation),
                _ => await node.ExecuteAsync(
                    code, [new ReportStatus(envelope.EffectiveOn!.Value.AddDays(-7), "RAG3@1", random.Next(2) == 0 ? "Red" : "Green")], envelope, null, Cancellation),
            };
        }
    }

    private static string Json(Report report) => Encoding.UTF8.GetString(ReportCatalogue.JsonOf(report, int.MaxValue).Span);

    // A report is long: only where two differ first is of interest.
    private static string? Difference(string one, string other)
    {
        var at = one.AsSpan().CommonPrefixLength(other);
        return at == one.Length && at == other.Length ? null : $"{Around(one)}\n{Around(other)}";

        string Around(string text) => text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 200)];
    }

    private static string Figures(Report report) => string.Join('\n', report.Figures.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} {f.Value} {f.Numerator} {f.Denominator}")));
}
