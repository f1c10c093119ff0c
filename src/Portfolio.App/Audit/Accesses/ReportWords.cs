using System.Collections.Frozen;
using Portfolio.App.Reports;
using Portfolio.Domain;
using Portfolio.Reports;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Audit.Accesses;

/// <summary>
/// What figures and tables of reports, and of comparisons of them, are called. Each report has the same ones whatever is on
/// record, so they are read off those of an empty record (<c>Every_figure_and_table_that_can_be_asked_for_is_on_the_log_by_name</c>).
/// </summary>
internal static class ReportWords
{
    private static readonly ReportParameters OfNothing = new(Knowledge.Recorded(0, new DateOnly(2000, 1, 1)), By: Grouping.Department, Evidence: false);

    public static readonly FrozenSet<string> All = ReportCatalogue.All
        .Select(r => r.Compute([], Organisation.Initial, OfNothing))
        .SelectMany(r => r.Figures.Select(f => f.Name).Concat(r.Tables().Select(t => t.Name)).Concat(ComparisonTables.NamesOf(r.Tables().Select(t => t.Name))))
        .Append("groups")
        .ToFrozenSet(StringComparer.Ordinal);
}
