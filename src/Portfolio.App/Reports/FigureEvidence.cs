using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Reports;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Reports;

/// <summary>What stands behind one figure of a report: programmes, waves and the like, each with the events counted.</summary>
/// <param name="Group">The group whose figure it is; null for the whole report's.</param>
public sealed record FigureEvidence(ReportEntry Entry, Report Report, Figure Figure, GroupFigures? Group, View View)
{
    /// <summary>The parameters that say which figure; the others are the report's own.</summary>
    public static readonly IReadOnlyList<string> Names = ["figure", "group"];

    /// <summary>The evidence, or the parameter at fault and what is wrong with it, in a sentence.</summary>
    public static (FigureEvidence? Evidence, (string Parameter, string Sentence)? Fault) Read(
        ReportEntry entry, IQueryCollection query, PortfolioNode node, ReportCatalogue catalogue)
    {
        var view = node.View;
        var rest = new QueryCollection(
            query.Where(p => !Names.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase));
        var (parameters, fault) = ReportQuery.Read(rest, node, view);
        if (parameters is null)
        {
            return (null, fault);
        }

        var report = catalogue.Compute(entry, view, parameters with { Evidence = true });
        var group = GroupAsked(report, query);
        if (group is null && query.ContainsKey("group"))
        {
            return (null, ("group", parameters.By is null
                ? "group goes with by: ask for the report broken down by something."
                : $"There is no group “{query["group"]}” in it; leave it empty for what is in no group."));
        }

        var figures = group?.Figures ?? report.Figures;
        var name = query["figure"].ToString();
        return figures.FirstOrDefault(f => f.Name == name) is { } figure
            ? (new(entry, report, figure, group, view), null)
            : (null, ("figure", $"There is no figure “{name}”; there are {string.Join(", ", figures.Select(f => f.Name))}."));
    }

    /// <summary>The event at a position.</summary>
    public Recorded At(long position) => View.Log[position];

    private static GroupFigures? GroupAsked(Report report, IQueryCollection query)
    {
        if (!query.ContainsKey("group"))
        {
            return null;
        }

        var asked = query["group"].ToString();
        return report.Groups.FirstOrDefault(g => string.Equals(g.Group ?? "", asked, StringComparison.OrdinalIgnoreCase));
    }
}
