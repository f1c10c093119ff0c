using System.Diagnostics;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Waves;
using Portfolio.Reports;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;

namespace Portfolio.Benchmarks;

/// <summary>
/// What it costs to find out which of much that the organisation holds otherwise makes the differences of a report: programmes
/// are the same on both sides, and so many made-up settings, waves, shocks or accounts are on one alone. And what it costs to find
/// which of the programmes' events do, against what was known some events before (forecasts said at past quarter ends are taken as
/// they are known now).
/// </summary>
internal sealed class ComparisonCost(
    View view, IReadOnlyList<ProgrammeFacts> facts, Knowledge knowledge, IReadOnlyList<QuarterForecast> quarters)
{
    private readonly (string Report, string What, Func<IEnumerable<(string Stream, DomainEvent Event)>> Events)[] Cases =
    [
        ("watchlist", "18 settings", Settings),
        ("resilience", "300 shocks, 2 of them felt", () => Shocks(300, i => i is 7 or 123 ? [] : ["NOWHERE"])),
        ("resilience", "50 shocks, all of them felt", () => Shocks(50, _ => [])),
        ("closed-loop", "200 waves with an action each", () => Waves(200, knowledge.AsOf.AddMonths(-5))),
        ("account-plan", "1,000 accounts, all of them felt", () => Enumerable.Range(0, 1_000).Select(
            i => ($"account/MADE-UP-{i}", (DomainEvent)new AccountOpened($"MADE-UP-{i}", "Made up", null)))),
    ];

    public void Print(TextWriter to)
    {
        var table = new MarkdownTable("a comparison", "ms", "of the report once", "named", "could not be told apart");
        foreach (var (name, what, events) in Cases)
        {
            var entry = ReportList.All.Single(r => r.Name == name);
            var (now, then) = (With(events()), With([]));
            var once = Least(() => Once(entry, now));
            ReportComparison? compared = null;
            var took = Least(() => compared = ReportComparisons.Of(entry, now, then));
            table.Row(
                $"{entry.Title}: {what}", took, took / once,
                compared!.Figures.SelectMany(f => f.Organisation).Concat(compared.Lists.SelectMany(l => l.Added.Concat(l.Gone)).SelectMany(r => r.Organisation))
                    .Select(o => (o.Kind, o.Code)).Distinct().Count(),
                compared.Together.Sum(kind => kind.Subjects));
        }

        table.Print(to);
        PrintEarlier(to);
    }

    private void PrintEarlier(TextWriter to)
    {
        var table = new MarkdownTable(
            "held against what was known", "ms", "of the report once", "programmes with other events", "looked at", "rows that came, went, say something else",
            "events named for a programme in a figure, on average", "programmes with some not told apart");
        foreach (var before in new[] { 20_000, view.Position / 2 })
        {
            var known = knowledge with { KnownAt = view.Position - before };
            var then = new Side(
                [.. facts.AsParallel().AsOrdered().Select(f => ProgrammeFacts.Of(known.Of(view.Programme(f.Code)))).Where(f => f.Opened is not null)],
                known.Of(view.OrganisationLog).Aggregate(Organisation.Initial, (organisation, e) => organisation.Evolve(e)),
                new(known), code => known.Of(view.Programme(code)), [.. known.Of(view.OrganisationLog)])
            {
                Quarters = quarters,
            };
            foreach (var name in new[] { "stalls", "phase-2", "promises", "board", "watchlist" })
            {
                var entry = ReportList.All.Single(r => r.Name == name);
                var now = With([]);
                var once = Least(() => Once(entry, now));
                ReportComparison? compared = null;
                var took = Least(() => compared = ReportComparisons.Of(entry, now, then));
                var named = compared!.Figures.SelectMany(f => f.Behind).ToList();
                table.Row(
                    $"{entry.Title}, {before:N0} events before", took, took / once, compared.Changed, compared.LookedAt,
                    compared.Lists.Sum(l => l.AddedOf + l.GoneOf + l.ChangedOf),
                    named.Count == 0 ? 0 : named.Average(n => n.Positions.Count), compared.EventsTogether);
            }
        }

        table.Print(to);
    }

    private static Report Once(ReportEntry entry, Side side) => entry is ForecastingEntry forecasting
        ? forecasting.ComputeWith(side.Facts, side.Organisation, side.Parameters, side.Quarters)
        : entry.Compute(side.Facts, side.Organisation, side.Parameters);

    private Side With(IEnumerable<(string Stream, DomainEvent Event)> more)
    {
        var on = knowledge.AsOf.AddMonths(-6);
        List<Recorded> log =
        [
            .. knowledge.Of(view.OrganisationLog),
            .. more.Select((e, i) => new Recorded(
                view.Position + 1 + i, e.Stream, 1, e.Event, on, on, DateTimeOffset.UnixEpoch, new("made-up", "pmo", "test"), Guid.Empty, [])),
        ];
        return new(
            facts, log.Aggregate(Organisation.Initial, (organisation, e) => organisation.Evolve(e)), new(knowledge),
            code => view.Programme(code), log)
        {
            Quarters = quarters,
        };
    }

    private static IEnumerable<(string, DomainEvent)> Settings() => new[]
    {
        "stallDays", "vacancyDays", "measureDays", "swapDays", "aftermathDays", "incidentDays", "suspicionCadences", "missingCadences",
        "deferrals", "severalRules", "severalDerailers", "contingencyMonths", "derailerMonths", "customerPercent", "brandSeverity",
        "conditionalPercent", "worstPercent", "watermelonEvidence",
    }.Select(name => ("settings", (DomainEvent)new SettingChanged(name, "5")));

    private static IEnumerable<(string, DomainEvent)> Shocks(int count, Func<int, ValueList<string>> departments) => Enumerable.Range(0, count).Select(
        i => ($"shock/MADE-UP-{i}", (DomainEvent)new ShockDeclared($"MADE-UP-{i}", "Made up", Threat.Named[i % 4], departments(i))));

    private static IEnumerable<(string, DomainEvent)> Waves(int count, DateOnly due)
    {
        for (var i = 0; i < count; i++)
        {
            var wave = $"MADE-UP-{i}";
            yield return ($"wave/{wave}", new WaveOpened(
                wave, "Made up", 1_000, 100, SamplingMethod.Random, [], new(0, 10), 3, ["Ease"], new("made-up", 14)));
            yield return ($"wave/{wave}", new ResponseRecorded(new("R-1", 2, [new("Ease", 2)])));
            yield return ($"wave/{wave}", new Domain.Feedback.FeedbackActionRaised("R-1", due, "made-up", wave, "R-1", null));
        }
    }

    private static double Least(Func<object> work)
    {
        var least = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            var from = Stopwatch.GetTimestamp();
            GC.KeepAlive(work());
            least = Math.Min(least, Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return least;
    }
}
