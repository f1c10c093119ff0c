using Portfolio.Domain;

namespace Portfolio.Reports.Figures;

/// <summary>A figure that others published beside ours. They rarely count the same, so that what each counted is said.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Percent">Theirs, 0 to 100.</param>
/// <param name="Counted">What they counted.</param>
/// <param name="Ours">The same as a share, as far as the record can tell; null is "no data".</param>
/// <param name="OursCounted">What we counted.</param>
public sealed record PublishedFigure(string About, decimal Percent, string Counted, double? Ours, string OursCounted);

internal static class PublishedTable
{
    public static ReportTable Of(ValueList<PublishedFigure> published) => Table.Of(
        "published",
        "Figures that others published, beside ours",
        published,
        new("about", "About", CellKind.Text, p => p.About) { IsKey = true },
        new("published", "Published", CellKind.Share, p => (double)p.Percent / 100),
        new("counted", "They counted", CellKind.Text, p => p.Counted),
        new("ours", "Ours", CellKind.Share, p => p.Ours) { Ages = true },
        new("oursCounted", "We counted", CellKind.Text, p => p.OursCounted));
}
