using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>A side's report, and the same were some of what the organisation holds as the other side has it.</summary>
internal sealed class Exchange(ReportEntry entry, Side side, Side other)
{
    private readonly ValueList<Figure> _own = side.Report(entry, evidence: true).Figures;

    /// <summary>How many figures there are.</summary>
    public int Figures => _own.Count;

    /// <summary>For each figure whether it would be another, or counted by other events, were these as the other side has them.</summary>
    public bool[] Felt(IReadOnlySet<OrganisationSubject> subjects)
    {
        if (subjects.Count == 0)
        {
            return new bool[Figures];
        }

        var exchanged = side.With(subjects, other).Report(entry, evidence: true).Figures;
        return [.. _own.Zip(exchanged, (one, another) => FigureSide.Of(one) != FigureSide.Of(another) || !Equals(one.Evidence, another.Evidence))];
    }
}
