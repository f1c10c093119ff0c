using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portfolio.App.Node;
using Portfolio.App.Reports.Forecasting;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Reports;

/// <summary>
/// Computes reports from a view. Facts are folded once for each version of a programme's history and dropped with it;
/// of what else was known at earlier positions those asked last are kept. A result never changes for its parameters in one
/// history, and is kept
/// (<see cref="KeptReports"/>).
/// </summary>
/// <param name="keptBytes">As <see cref="NodeSettings.KeptReportBytes"/>.</param>
public sealed class ReportCatalogue(long keptBytes)
{
    public static IReadOnlyList<ReportEntry> All => ReportList.All;

    /// <summary>How what reports say is written.</summary>
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.Strict,
    };

    private readonly ConditionalWeakTable<ProgrammeHistory, ProgrammeFacts> _facts = [];
    private readonly KeptReports _kept = new(keptBytes);
    private readonly EarlierFacts _earlier = new();
    private readonly PastForecasts _past = new();
    private volatile Order _order = new(0, []);

    // By stream, with the history of the view that it was found in; few, if any.
    private ImmutableDictionary<string, (int History, ProjectionStop Stop)> _stops =
        ImmutableDictionary.Create<string, (int, ProjectionStop)>(StringComparer.Ordinal);

    public ReportCatalogue()
        : this(NodeSettings.Default.KeptReportBytes)
    {
    }

    public static ReportEntry? Find(string name) => All.FirstOrDefault(r => r.Name == name);

    /// <summary>The report; the same for the same parameters for ever.</summary>
    public Report Compute(ReportEntry report, View view, ReportParameters parameters)
    {
        var known = parameters.Knowledge;
        var isPlain = known.KnownAt == view.Position && known.AsOf == known.KnownOn && known.SaidBy is null
            && parameters == new ReportParameters(known, Evidence: false);
        var isNow = KnowsAll(view, known);
        return _kept.Get(
            new(view.History, Math.Min(known.KnownAt, view.Position), known.SaidBy),
            isNow, report.Name, parameters, isPlain, () => Anew(report, view, parameters));
    }

    /// <summary>The same for one who keeps what is needed of it: what others may ask for stays.</summary>
    internal Report ComputeUnkept(ReportEntry report, View view, ReportParameters parameters) => Anew(report, view, parameters);

    /// <summary>
    /// The same without waiting for what was said at past quarter ends, for whoever asks for the newest: where that is not there
    /// yet, a report that can do without it says so; then it is not the same for ever, and not kept.
    /// </summary>
    /// <returns>Whether it is all there, too.</returns>
    public (Report Report, bool Whole) ComputeNow(ReportEntry report, View view, ReportParameters parameters)
    {
        if (report is not ForecastingEntry { ComputeWithout: { } without } || IsDone(BeginForecasts(view, parameters.Knowledge)))
        {
            return (Compute(report, view, parameters), true);
        }

        var (facts, organisation) = Known(view, parameters.Knowledge);
        return (without(facts, organisation, parameters), false);

        // Whoever asks after a fault is told of it.
        static bool IsDone(Task begun)
        {
            if (begun.IsFaulted)
            {
                begun.GetAwaiter().GetResult();
            }

            return begun.IsCompletedSuccessfully;
        }
    }

    private Report Anew(ReportEntry report, View view, ReportParameters parameters)
    {
        var (facts, organisation) = Known(view, parameters.Knowledge);
        return Against(report, view, parameters) is ForecastingEntry forecasting
            ? forecasting.ComputeWith(facts, organisation, parameters, ForecastsOf(view, parameters.Knowledge))
            : report.Compute(facts, organisation, parameters);
    }

    /// <summary>The report as it is asked: held against what was known earlier, where that is asked and it can be.</summary>
    internal ReportEntry Against(ReportEntry report, View view, ReportParameters parameters) =>
        report is ForecastingEntry { Against: { } against } && parameters.SinceKnown is { } known
            ? against(new(FactsOf(view, known), OrganisationOf(view, known), known, ForecastsOf(view, known)))
            : report;

    /// <summary>
    /// What was said at the quarter ends up to the day that some knowledge speaks of, each computed once; the first time
    /// takes seconds where there is much on record.
    /// </summary>
    public PastQuarters ForecastsOf(View view, Knowledge knowledge, CancellationToken cancellation = default) =>
        _past.Of(view, knowledge, throttle: null, cancellation);

    /// <summary>The same for later, behind those who need the processor now.</summary>
    internal PastQuarters ForecastsAheadOf(View view, Knowledge knowledge, Throttle throttle, CancellationToken cancellation) =>
        _past.Of(view, knowledge, throttle, cancellation);

    /// <summary>Sees to it that <see cref="ForecastsOf"/> will not have to wait; done when that is so.</summary>
    public Task BeginForecasts(View view, Knowledge knowledge) => _past.Begin(view, knowledge);

    /// <summary>The report as JSON, with at most so many entries in each of its lists.</summary>
    public static ReadOnlyMemory<byte> JsonOf(Report report, int limit)
    {
        var shown = report.First(limit);
        return JsonSerializer.SerializeToUtf8Bytes(shown, shown.GetType(), Json);
    }

    /// <summary>A comparison as JSON, with at most so many programmes named for each figure and rows of each list.</summary>
    internal static byte[] JsonOf(ReportComparison comparison, int limit) => JsonSerializer.SerializeToUtf8Bytes(
        comparison with
        {
            Figures = comparison.Figures.Select(f => f.First(limit)).ToValueList(),
            Lists = comparison.Lists.Select(l => l.First(limit)).ToValueList(),
        },
        Json);

    /// <summary>A figure as JSON, as in a report.</summary>
    internal static ReadOnlySpan<byte> JsonOf(Portfolio.Reports.Figures.Figure figure) => JsonSerializer.SerializeToUtf8Bytes(figure, Json);

    /// <summary>The facts of every programme, as far as they were known, by code.</summary>
    public IReadOnlyList<ProgrammeFacts> FactsOf(View view, Knowledge knowledge) => Known(view, knowledge).Facts;

    /// <summary>
    /// Where the state of a programme stops, or its facts, if they do: asked before a report needs them. What is folded for it is
    /// not kept. Facts of events that are not in memory are not looked at: they would have to be read.
    /// </summary>
    internal ProjectionStop? LookForStop(string stream, View view)
    {
        var history = view.Programmes[stream];
        if (history.LookForStop() is var stop && (stop is not null || !history.IsWhole))
        {
            return stop;
        }

        try
        {
            _ = _facts.TryGetValue(history, out _) ? null : ProgrammeFacts.Of(history);
            Sound(stream);
            return null;
        }
        catch (ProjectionStoppedException stopped)
        {
            Stopped(stream, view, stopped.Stop);
            return stopped.Stop;
        }
    }

    /// <summary>Of which programmes facts could not be folded when they were asked for, or looked at, last.</summary>
    public IEnumerable<ProjectionStop> StopsIn(View view) =>
        _stops.Values.Where(s => s.History == view.History).Select(s => s.Stop);

    private static bool KnowsAll(View view, Knowledge knowledge) => knowledge.KnownAt >= view.Position && knowledge.SaidBy is null;

    private (IReadOnlyList<ProgrammeFacts> Facts, Portfolio.Domain.Organisation Organisation) Known(View view, Knowledge knowledge) =>
        KnowsAll(view, knowledge)
            ? (Fold(view, knowledge), view.Organisation)
            : _earlier.Of(
                (view.History, knowledge.KnownAt, KnownFacts.LatestDay(knowledge), knowledge.SaidBy),
                () => (Fold(view, knowledge), OrganisationOf(view, knowledge)));

    // Each programme for itself, so on all cores.
    private List<ProgrammeFacts> Fold(View view, Knowledge knowledge)
    {
        var streams = Streams(view);
        var facts = new ProgrammeFacts?[streams.Length];
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, streams.Length)), new() { TaskScheduler = TaskScheduler.Current }, range =>
        {
            for (var i = range.Item1; i < Math.Min(range.Item2, streams.Length); i++)
            {
                facts[i] = FactsOf(streams[i], view, knowledge);
            }
        });
        return [.. facts.OfType<ProgrammeFacts>()];
    }

    // Of a programme whose own state stopped before there are none either: a report never leaves one out.
    private ProgrammeFacts? FactsOf(string stream, View view, Knowledge knowledge)
    {
        var history = view.Programmes[stream];
        if (history.LookForStop() is { } stop && stop.Position <= knowledge.KnownAt)
        {
            throw new ProjectionStoppedException(stop);
        }

        try
        {
            var facts = KnownFacts.Of(history, knowledge, whole => _facts.GetValue(whole, ProgrammeFacts.Of));
            if (knowledge.KnownAt >= view.Position)
            {
                Sound(stream);
            }

            return facts;
        }
        catch (ProjectionStoppedException stopped)
        {
            Stopped(stream, view, stopped.Stop);
            throw;
        }
    }

    private void Sound(string stream)
    {
        if (!_stops.IsEmpty)
        {
            ImmutableInterlocked.TryRemove(ref _stops, stream, out _);
        }
    }

    private void Stopped(string stream, View view, ProjectionStop stop) =>
        ImmutableInterlocked.Update(ref _stops, stops => stops.SetItem(stream, (view.History, stop)));

    // In the order of the codes, which reports want. Programmes only ever come, so as many are the same ones.
    private string[] Streams(View view)
    {
        var order = _order;
        if (order.History != view.History || order.Streams.Length != view.Programmes.Count)
        {
            order = new(view.History, [.. view.Programmes.Keys.Order(StringComparer.Ordinal)]);
            _order = order;
        }

        return order.Streams;
    }

    private sealed record Order(int History, string[] Streams);

    /// <summary>
    /// Whether there is such a department, or there was one as far as was known then: its opening may be taken back, and what
    /// was asked before is to show the same for ever.
    /// </summary>
    internal static bool HasDepartment(View view, Knowledge knowledge, string code) =>
        view.Organisation.HasDepartment(code) || OrganisationOf(view, knowledge).HasDepartment(code);

    /// <summary>Departments, scales and settings as they were known: a report of last March uses last March's settings.</summary>
    public static Portfolio.Domain.Organisation OrganisationOf(View view, Knowledge knowledge)
    {
        if (KnowsAll(view, knowledge))
        {
            return view.Organisation;
        }

        return knowledge.Of(knowledge.KnownAt >= view.Position ? view.Organisation : view.OrganisationAt(knowledge.KnownAt));
    }
}
