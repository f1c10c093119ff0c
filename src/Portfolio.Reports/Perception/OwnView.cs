using Portfolio.Domain;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Perception;

/// <summary>What a programme says of itself.</summary>
internal static class OwnView
{
    /// <summary>What it means by its scale; null where it is not rated or the scale is not known.</summary>
    public static Light? LightOf(StatusFact status, Organisation organisation) => PointOf(status, organisation)?.Point.Light;

    /// <summary>Its place on its scale: 1 is the best point, 0 the worst; null where it is not rated.</summary>
    public static double? PartOf(StatusFact status, Organisation organisation) =>
        PointOf(status, organisation) is var (_, index, count) ? 1 - ((double)index / (count - 1)) : null;

    private static (ScalePoint Point, int Index, int Count)? PointOf(StatusFact status, Organisation organisation)
    {
        if (status.Report.Overall is not { } rating
            || !organisation.Scales.TryGetValue(status.Report.Scale, out var scale))
        {
            return null;
        }

        for (var i = 0; i < scale.Points.Count; i++)
        {
            if (scale.Points[i].Name == rating)
            {
                return (scale.Points[i], i, scale.Points.Count);
            }
        }

        return null;
    }
}
