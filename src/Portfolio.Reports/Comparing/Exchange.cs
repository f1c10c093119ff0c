using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>A side's report, and the same were some of what the organisation holds as the other side has it.</summary>
/// <param name="rows">Those that only one of the two sides has: whether it is there is looked at too.</param>
internal sealed class Exchange(ReportEntry entry, Side side, Side other, IReadOnlyList<SoughtRow> rows)
{
    private readonly Lazy<(ValueList<Figure> Figures, bool[] There)> _own = new(() => Of(side.Report(entry, evidence: true), rows));

    /// <summary>
    /// For each figure whether it would be another, or counted by other events, were these as the other side has them; then
    /// for each row whether it would be there while it is not, or not while it is.
    /// </summary>
    public bool[] Felt(IReadOnlySet<OrganisationSubject> subjects)
    {
        var (figures, there) = _own.Value;
        if (subjects.Count == 0)
        {
            return new bool[figures.Count + rows.Count];
        }

        var exchanged = Of(side.With(subjects, other).Report(entry, evidence: true), rows);
        return
        [
            .. figures.Zip(exchanged.Figures, (one, another) => FigureSide.Of(one) != FigureSide.Of(another) || !Equals(one.Evidence, another.Evidence)),
            .. there.Zip(exchanged.There, (one, another) => one != another),
        ];
    }

    private static (ValueList<Figure> Figures, bool[] There) Of(Report report, IReadOnlyList<SoughtRow> rows)
    {
        var sought = rows.Select(r => r.Table).ToHashSet();
        var there = report.Tables().Where(t => sought.Contains(t.Name)).SelectMany(t => t.Rows.Select(r => new SoughtRow(t.Name, t.KeyOf(r)))).ToHashSet();
        return (report.Figures, [.. rows.Select(there.Contains)]);
    }
}

/// <summary>A row of a report's table, by what it is about.</summary>
internal readonly record struct SoughtRow(string Table, ValueList<object?> Key);
