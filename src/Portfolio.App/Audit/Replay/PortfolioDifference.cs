using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Audit.Replay;

/// <summary>The whole portfolio at two points, and what differs.</summary>
/// <param name="Programmes">Those whose state differs, by code.</param>
/// <param name="Unchanged">How many are on record at both points and alike.</param>
/// <param name="Organisation">Departments, accounts, settings and scales; those are as known, whatever the day.</param>
public sealed record PortfolioDifference(
    PortfolioState Old, PortfolioState New, IReadOnlyList<ProgrammeDifference> Programmes, int Unchanged,
    IReadOnlyList<FieldDifference> Organisation)
{
    /// <summary>On record at the second point and not at the first.</summary>
    public int Appeared => Programmes.Count(p => !p.Old.Exists && p.New.Exists);

    /// <summary>The other way round: taken back, or not on record yet on the day of the second point.</summary>
    public int Gone => Programmes.Count(p => p.Old.Exists && !p.New.Exists);

    public int Changed => Programmes.Count - Appeared - Gone;

    public static PortfolioDifference Between(View view, Knowledge from, Knowledge to, CancellationToken cancellation)
    {
        var (old, current) = (PortfolioState.At(view, from), PortfolioState.At(view, to));
        var different = new List<ProgrammeDifference>();
        foreach (var (stream, history) in view.Programmes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ProgrammeDifference.Between(stream, history, from, to) is { Fields.Count: > 0 } difference)
            {
                different.Add(difference);
            }
        }

        var existed = different.Count(p => p.Old.Exists);
        different.Sort((a, b) => string.CompareOrdinal(a.Stream, b.Stream));
        return new(old, current, different, old.Programmes - existed, OfOrganisation(view, from, to));
    }

    private static List<FieldDifference> OfOrganisation(View view, Knowledge from, Knowledge to)
    {
        // The second says, too, where the organisation cannot be folded.
        var (old, _) = (ReportCatalogue.OrganisationOf(view, from), ReportCatalogue.OrganisationOf(view, to));
        var (state, steps) = (old, new List<(IReadOnlyList<FieldChange> Changes, EventBrief Maker)>());
        foreach (var e in view.Log.After(from.KnownAt, (int)(to.KnownAt - from.KnownAt)))
        {
            if (!e.Stream.StartsWith(View.ProgrammeStreams, StringComparison.Ordinal))
            {
                var next = state.Evolve(e);
                steps.Add((StateShape.Changes(state, next), EventBrief.Of(e)));
                state = next;
            }
        }

        return
        [
            .. StateShape.Changes(old, state).Select(change => new FieldDifference(
                change, [.. steps.Where(s => s.Changes.Any(change.Overlaps)).Select(s => s.Maker)])),
        ];
    }
}
