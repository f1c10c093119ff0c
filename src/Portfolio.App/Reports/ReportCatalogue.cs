using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portfolio.App.Node;
using Portfolio.Domain.Programmes;
using Portfolio.Reports;
using Portfolio.Reports.Board;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Rebaselines;
using Portfolio.Reports.Sponsors;
using Portfolio.Reports.Stalls;

namespace Portfolio.App.Reports;

/// <summary>A report by its name.</summary>
/// <param name="Name">As in its address.</param>
/// <param name="Question">What it answers, for a list.</param>
public sealed record ReportEntry(
    string Name,
    string Title,
    string Question,
    Func<IReadOnlyList<ProgrammeFacts>, Portfolio.Domain.Organisation, ReportParameters, Report> Compute);

/// <summary>
/// Computes reports from a view. Facts are folded once for each version of a programme's history and dropped with it;
/// results are kept for the newest position only, since they never change for a position of one history.
/// </summary>
public sealed class ReportCatalogue
{
    public static readonly IReadOnlyList<ReportEntry> All =
    [
        new("board", "Board", "How does the portfolio stand, and what needs a look?", BoardReport.Compute),
        new("stalls", "Stalls", "How often do programmes stall, for how long, and why?", StallReport.Compute),
        new("phase-2", "Phase 2", "What becomes of what is put off?", PhaseTwoReport.Compute),
        new("sponsors", "Sponsors", "Do sponsors stay as long as their programmes, and what follows when they go?", SponsorReport.Compute),
        new("re-baselines", "Re-baselines", "How often and how far does the planned finish move?", RebaselineReport.Compute),
    ];

    private const int MostKept = 64;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.Strict,
    };

    private readonly ConditionalWeakTable<ProgrammeHistory, ProgrammeFacts> _facts = [];
    private readonly ConditionalWeakTable<Report, byte[]> _written = [];
    private readonly ConcurrentDictionary<(string Name, ReportParameters Parameters), Lazy<Report>> _kept = new();
    private long _keptAt = -1;

    public static ReportEntry? Find(string name) => All.FirstOrDefault(r => r.Name == name);

    /// <summary>The report; the same for the same parameters for ever.</summary>
    public Report Compute(ReportEntry report, View view, ReportParameters parameters)
    {
        // Two threads may both find it old and both empty it: that costs a computation and nothing else.
        var at = ((long)view.History << 48) | view.Position;
        if (Interlocked.Exchange(ref _keptAt, at) != at || _kept.Count > MostKept)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd((report.Name, parameters), _ => new Lazy<Report>(() => report.Compute(
            FactsOf(view, parameters.Knowledge), OrganisationOf(view, parameters.Knowledge), parameters))).Value;
    }

    /// <summary>The report as JSON; written once for as long as the report is kept.</summary>
    public ReadOnlyMemory<byte> JsonOf(Report report) =>
        _written.GetValue(report, static r => JsonSerializer.SerializeToUtf8Bytes(r, r.GetType(), Json));

    /// <summary>The facts of every programme, as far as they were known.</summary>
    public IReadOnlyList<ProgrammeFacts> FactsOf(View view, Knowledge knowledge)
    {
        var facts = new List<ProgrammeFacts>(view.Programmes.Count);
        foreach (var history in view.Programmes.Values)
        {
            var known = knowledge.Of(history);
            if (ReferenceEquals(known, history))
            {
                facts.Add(_facts.GetValue(history, ProgrammeFacts.Of));
            }
            else if (known.Version > 0)
            {
                facts.Add(ProgrammeFacts.Of(known));
            }
        }

        return facts;
    }

    /// <summary>Departments, scales and settings as they were known: a report of last March uses last March's settings.</summary>
    public static Portfolio.Domain.Organisation OrganisationOf(View view, Knowledge knowledge)
    {
        if (knowledge.KnownAt >= view.Position && knowledge.SaidBy is null)
        {
            return view.Organisation;
        }

        return view.OrganisationAt(knowledge.KnownAt);
    }
}
