using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Reports;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Tracing;

namespace Portfolio.App.Reports;

/// <summary>What stands behind a number of a report: programmes, waves and the like, each with the events counted.</summary>
/// <param name="Number">The part of an address that says which number.</param>
/// <param name="Figure">The figure; null for a row of a table.</param>
/// <param name="Row">The row; null for a figure.</param>
public sealed record ReportEvidence(
    ReportEntry Entry, Report Report, string Number, Figure? Figure, TableRow? Row, IReadOnlyList<Evidence> Behind, View View)
{
    /// <summary>Which of a figure’s numbers an address can say.</summary>
    public static readonly IReadOnlyDictionary<string, PartName> PartsByName =
        Enum.GetValues<PartName>().ToDictionary(NameOf, p => p, StringComparer.Ordinal);

    /// <summary>The parameters that say which number; the others are the report's own.</summary>
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("figure", "A figure’s name.", Example: "stallRate"),
        new("group", "With by, which group’s figure; empty for those in none.", Example: "MKT"),
        new("part", "Of a figure, whose number: those counted, its base (all of which they were counted), those still open, those not observed.", Example: "base", OneOf: [.. PartsByName.Keys]),
        new("table", "In the place of a figure, a table’s name.", Example: "stalls"),
        new("row", "With table, which of its rows, from 1 on.", QueryKind.WholeNumber, "1") { Least = 1, Most = int.MaxValue },
    ];

    /// <summary>Their names.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Parameters.Select(p => p.Name)];

    private static readonly ConcurrentDictionary<string, HashSet<string>> FigureNames = new(StringComparer.Ordinal);

    private HashSet<(string Kind, string Code)>? _counted;

    // With those of the report; how it is answered otherwise means nothing here, and is not passed over.
    private static readonly string[] Taken = [.. Names, .. ReportQuery.Selection.Select(p => p.Name), ReportQuery.ListLimit.Name];

    /// <summary>The evidence, or the parameter at fault and what is wrong with it, in a sentence.</summary>
    public static (ReportEvidence? Evidence, (string Parameter, string Sentence)? Fault) Read(
        ReportEntry entry, IQueryCollection query, PortfolioNode node, ReportCatalogue catalogue)
    {
        if (query.Keys.FirstOrDefault(k => !Taken.Contains(k)) is { } unknown)
        {
            return (null, (unknown, $"There is no parameter “{Words.Shown(unknown)}”; there are {string.Join(", ", Taken)}."));
        }

        var view = node.View;
        var rest = new QueryCollection(
            query.Where(p => !Names.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase));
        var (parameters, fault) = ReportQuery.Read(rest, node, view);
        if (parameters is null)
        {
            return (null, fault);
        }

        if (query.ContainsKey("table") || query.ContainsKey("row"))
        {
            return OfRow(entry, parameters, query, view, catalogue);
        }

        var said = query["part"].ToString();
        var part = PartName.Counted;
        if (query.ContainsKey("part") && !PartsByName.TryGetValue(said, out part))
        {
            return (null, ("part", $"part is one of {string.Join(", ", PartsByName.Keys)}."));
        }

        // Of this figure alone: what stands behind all others would take longer than the report.
        var name = query["figure"].ToString();
        var report = catalogue.ComputeNow(
            entry, view, parameters with { Evidence = true, OnlyFigure = NamesOf(entry).Contains(name) ? name : null, Parts = true }).Report;
        var group = query.ContainsKey("group")
            ? report.Groups.FirstOrDefault(g => string.Equals(g.Group ?? "", query["group"].ToString(), StringComparison.OrdinalIgnoreCase))
            : null;
        if (group is null && query.ContainsKey("group"))
        {
            return (null, ("group", parameters.By is null
                ? "group goes with by: ask for the report broken down by something."
                : $"There is no group “{query["group"]}” in it; leave it empty for what is in no group."));
        }

        var figures = group?.Figures ?? report.Figures;
        return figures.FirstOrDefault(f => f.Name == name) is { Parts: { } parts } figure
            ? (new(entry, report, NumberOf(figure, group, part), figure, null, parts.Of(part).Behind, view) { Group = group, Part = part, Parts = parts }, null)
            : (null, ("figure", $"There is no figure “{name}”; there are {string.Join(", ", figures.Select(f => f.Name))}."));
    }

    /// <summary>The part of an address that says which figure, of all or of a group.</summary>
    public static string NumberOf(Figure figure, GroupFigures? group = null, PartName part = PartName.Counted) => NumberOf(figure.Name, group, part);

    /// <inheritdoc cref="NumberOf(Figure, GroupFigures?, PartName)"/>
    public static string NumberOf(string figure, GroupFigures? group = null, PartName part = PartName.Counted) =>
        $"figure={figure}{(group is null ? "" : $"&group={Uri.EscapeDataString(group.Group ?? "")}")}"
        + (part == PartName.Counted ? "" : $"&part={NameOf(part)}");

    /// <summary>How an address says which of a figure’s numbers.</summary>
    public static string NameOf(PartName part) => JsonNamingPolicy.CamelCase.ConvertName(part.ToString());

    /// <summary>The part of an address that says which row, from 0 on, of a table.</summary>
    public static string NumberOf(string table, int row) => string.Create(CultureInfo.InvariantCulture, $"table={table}&row={row + 1}");

    /// <summary>The group whose figure it is; null for that of all.</summary>
    public GroupFigures? Group { get; private init; }

    /// <summary>Which of the figure’s numbers.</summary>
    public PartName Part { get; private init; }

    /// <summary>What stands behind each of the figure’s numbers; null for a row.</summary>
    public FigureParts? Parts { get; private init; }

    /// <summary>
    /// How many cases one of the figure’s numbers is, several of which may be of one programme; null where it is none, as what a
    /// rate or a plain count rests on.
    /// </summary>
    public int? CasesOf(PartName part)
    {
        if (Figure is null || Parts is null)
        {
            return null;
        }

        var cases = Parts.Of(part).Cases;
        return part != PartName.Base || Figure is { Numerator: not null, Unit: Unit.Share } || (Figure.Numerator is null && Figure.Denominator == cases)
            ? cases
            : null;
    }

    /// <summary>Of one in the base, whether it is counted, too.</summary>
    public bool IsCounted(Evidence one) =>
        (_counted ??= [.. (Parts?.Counted.Behind ?? []).Select(e => (e.Kind, e.Code))]).Contains((one.Kind, one.Code));

    /// <summary>The first of what stands behind it: each may take some looking for, so on all cores.</summary>
    public IReadOnlyList<Evidence> First(int most) =>
        [.. ParallelEnumerable.Range(0, Math.Min(most, Behind.Count)).AsOrdered().Select(i => Behind[i])];

    /// <summary>The event at a position.</summary>
    public Recorded At(long position) => View.Log[position];

    // Of a name that there is not nothing is kept beside what all names give.
    private static HashSet<string> NamesOf(ReportEntry entry) => FigureNames.GetOrAdd(
        entry.Name, _ => [.. entry.Compute([], Organisation.Initial, new(Portfolio.Reports.Knowing.Knowledge.Recorded(0, new(2000, 1, 1)), Evidence: false)).Figures.Select(f => f.Name)]);

    private static (ReportEvidence?, (string, string)?) OfRow(
        ReportEntry entry, ReportParameters parameters, IQueryCollection query, View view, ReportCatalogue catalogue)
    {
        if (query.ContainsKey("figure") || query.ContainsKey("group") || query.ContainsKey("part"))
        {
            return (null, ("table", "Ask for a figure, or for a row of a table."));
        }

        var report = catalogue.ComputeNow(entry, view, parameters with { Evidence = false }).Report;
        var tables = report.Tables();
        var name = query["table"].ToString();
        if (tables.FirstOrDefault(t => t.Name == name) is not { } table)
        {
            return (null, ("table", $"There is no table “{name}”; there are {string.Join(", ", tables.Select(t => t.Name))}."));
        }

        if (!int.TryParse(query["row"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row < 1 || row > table.Rows.Count)
        {
            return (null, ("row", table.Rows.Count == 0 ? $"The table {name} has no rows." : $"row is from 1 to {table.Rows.Count}: where the row stands in the table {name}."));
        }

        var side = ReportSides.Of(entry, parameters, view, catalogue);
        return (
            new(
                entry, report, NumberOf(name, row - 1), null, new(table, row - 1, table.Rows[row - 1]),
                RowEvidence.Of(catalogue.Against(entry, view, parameters), side, table, row - 1), view),
            null);
    }
}

/// <summary>A row of a table.</summary>
/// <param name="Number">Which one, from 0 on.</param>
public sealed record TableRow(ReportTable Table, int Number, ValueList<object?> Cells);
