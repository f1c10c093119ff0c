using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Perception;

/// <summary>What customers say of a programme.</summary>
/// <param name="Part">Their score on its scale: 0 is the worst, 1 the best.</param>
/// <param name="Sample">How many of them were asked and answered.</param>
/// <param name="Positions">The assessments behind it.</param>
internal sealed record CustomerView(double Part, int Sample, IReadOnlyList<long> Positions)
{
    /// <summary>
    /// The last assessment of all customers; where there is none, the last one of each segment, by how many were asked. Null
    /// where there is none at all.
    /// </summary>
    public static CustomerView? Of(ProgrammeOn p)
    {
        var all = p.Assessments;
        if (all.Count == 0)
        {
            return null;
        }

        var last = all.LastOrDefault(a => a.Said.Segment is null) is { } whole
            ? [whole]
            : all.GroupBy(a => a.Said.Segment, StringComparer.OrdinalIgnoreCase).Select(g => g.Last()).ToList();
        return Of(last);
    }

    private static CustomerView Of(List<AssessmentFact> of)
    {
        var sample = of.Sum(a => a.Said.SampleSize);
        return new(of.Sum(a => a.Part * a.Said.SampleSize) / sample, sample, [.. of.Select(a => a.At)]);
    }
}
