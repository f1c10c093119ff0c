using Portfolio.Domain;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Freshness;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Perception;

/// <summary>
/// Green outside and red inside: Green is reported while several pieces of evidence say otherwise. A Green that has faded out
/// is not reported any longer.
/// </summary>
/// <param name="Status">The status that says Green.</param>
/// <param name="Doubts">What says otherwise.</param>
internal sealed record Watermelon(StatusFact Status, IReadOnlyList<Doubt> Doubts)
{
    /// <summary>Null where the programme has ended, does not or no longer report Green, or too little says otherwise.</summary>
    public static Watermelon? Of(ProgrammeOn p, Organisation organisation)
    {
        if (p.Ended || p.LatestStatus is not { } status || OwnView.LightOf(status, organisation) != Light.Green)
        {
            return null;
        }

        var settings = organisation.SettingsOn(p.AsOf);
        var doubts = Perception.Doubts.Of(p, settings);
        return doubts.Count >= settings.WatermelonEvidence && Fade.Of(p, status, organisation).Weight > 0 ? new(status, doubts) : null;
    }
}
