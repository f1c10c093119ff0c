using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Perception;

/// <summary>The figures about the gap between views.</summary>
public static class PerceptionFigures
{
    private static FigureSpec Melons(int pieces) => new(
        "watermelons", "Watermelons",
        $"Programmes that report Green while {Amount.Pieces(pieces)} (a setting) or more say otherwise, of those not ended whose last status means Green and has not faded out. Not observed: their statuses are not, or of the five kinds of evidence fewer than that, or the Green has faded out.");

    private static FigureSpec Above(int percent) => new(
        "aboveCustomers", "Our view above the customers’",
        $"Programmes whose own view lies above the customers’ by more than {percent} % of the scale (a setting), of those not ended that have both. Not observed: one of the two is missing, or our own has faded out.");

    private static readonly FigureSpec Gap = new(
        "meanGap", "Mean gap", "Own view less the customers’, each as a part of its scale, of programmes not ended that have both: the mean by what each own view still counts, old ones faded.");

    private static readonly FigureSpec HandledWell = new(
        "handledWell", "Incidents handled well",
        "Incidents handled well, of those resolved. Censored, and not in the denominator: open ones.");

    private static readonly FigureSpec IncidentsOpen = new("incidentsOpen", "Incidents open", "Incidents recorded and not resolved on the day.");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Of(slice, ViewsOf(slice));
    }

    /// <summary>The views of the programmes that have not ended.</summary>
    internal static List<Views> ViewsOf(Slice slice) =>
        [.. slice.Each(p => p.Ended ? null : Views.Of(p, slice.Organisation, slice.Around.Settings)).OfType<Views>()];

    internal static ValueList<Figure> Of(Slice slice, List<Views> all)
    {
        var (melonSpec, aboveSpec) = (Melons(slice.Around.Settings.WatermelonEvidence), Above(slice.Around.Settings.GapPercent));
        var (melons, above, gaps) = (slice.Tally(melonSpec), slice.Tally(aboveSpec), new List<(double, double)>());
        var behind = slice.Tally(Gap);
        foreach (var views in all)
        {
            CountMelon(melons, views, slice.Organisation);
            Count(above, behind, gaps, views, slice.Around.Settings.GapPercent / 100.0);
        }

        return
        [
            melonSpec.Share(melons),
            aboveSpec.Share(above),
            Gap.Weighted(WeightedMean.Of(gaps), Unit.Part, behind),
            HandledWell.Share(slice.Tally(HandledWell, CountHandled)),
            IncidentsOpen.Count(slice.Tally(IncidentsOpen, CountOpen), observed: slice.Programmes.Any(p => p.SeenClosely)),
        ];
    }

    internal static ValueList<PublishedFigure> Published(Slice slice, List<Views> views, ValueList<Figure> figures)
    {
        var settings = slice.Around.Settings;
        double? Part(IEnumerable<bool> cases)
        {
            var all = cases.ToList();
            return all.Count == 0 ? null : (double)all.Count(yes => yes) / all.Count;
        }

        return
        [
            new(
                "Seen as customer-centric by ourselves", 56, "suppliers that say so of themselves",
                WeightedShare.Of(views.Where(v => v.Own is not null).Select(v => (v.Weight, OwnView.LightOf(v.Status!.Value, slice.Organisation) == Light.Green))).Value,
                "programmes whose last status means Green, of those rated, each by what its status still counts"),
            new(
                "Seen as customer-centric by customers", 12, "customers that say so of suppliers",
                Part(views.Where(v => v.Customers is not null).Select(v => ToTell(v.Customers!.Part) >= settings.CustomerPercent / 100.0)),
                string.Create(CultureInfo.InvariantCulture, $"programmes that their customers score at {settings.CustomerPercent} % of the scale or more (a setting), of those assessed")),
            new("Want to be customer-focused", 80, "companies that want it", null, "nothing on our record counts this"),
            new("Very disciplined about it", 11, "companies that call themselves very disciplined", null, "nothing on our record counts this"),
            new(
                "Compromised their brand by an incident", 44, "companies that did",
                Part(slice.Programmes.Where(p => p.SeenClosely).Select(p => p.Incidents.Any(i => i.Opening.Severity >= settings.BrandSeverity))),
                string.Create(CultureInfo.InvariantCulture, $"programmes with an incident of severity {settings.BrandSeverity} (a setting) or more, of all that are seen all the time")),
            new(
                "Handle complaints well", 29, "companies that say they do", figures.Single(f => f.Name == HandledWell.Name).Value,
                "incidents handled well, of those resolved"),
        ];
    }

    private static void CountMelon(Tally tally, Views v, Organisation organisation)
    {
        if (v.Status is not { } status)
        {
            if (!v.Programme.Observes(FactKind.Status))
            {
                tally.Unseen(v.Programme);
            }
        }
        else if (v.Watermelon is { } melon)
        {
            tally.Hit(v.Programme, tally.KeepsEvidence ? [melon.Status.At, .. melon.Doubts.Select(d => d.At)] : []);
        }
        else if (OwnView.LightOf(status, organisation) == Light.Green)
        {
            if (v.Observed is null || v.Weight == 0)
            {
                tally.Unseen(v.Programme, status.At);
            }
            else
            {
                tally.Miss(v.Programme, status.At);
            }
        }
    }

    // 1 − 0.85 is a little more than 0.15 in binary: a part of a scale that lies on the threshold is to be found on it.
    private static double ToTell(double part) => Math.Round(part, 12);

    private static void Count(Tally above, Tally behind, List<(double Value, double Weight)> gaps, Views v, double limit)
    {
        if (v.Gap is not { } gap)
        {
            above.Unseen(v.Programme);
            behind.Unseen(v.Programme);
            return;
        }

        gaps.Add((gap, v.Weight));
        long[] positions = above.KeepsEvidence || behind.KeepsEvidence ? [v.Status!.Value.At, .. v.Customers!.Positions] : [];
        behind.Behind(v.Programme, positions);
        if (ToTell(gap) > limit)
        {
            above.Hit(v.Programme, positions);
        }
        else
        {
            above.Miss(v.Programme, positions);
        }
    }

    private static void CountHandled(ProgrammeOn p, Tally tally)
    {
        foreach (var incident in p.Incidents)
        {
            switch (incident.Handling)
            {
                case Handling.Well:
                    tally.Hit(p, incident.At, incident.ResolvedAt!.Value);
                    break;
                case null:
                    tally.Open(p, incident.At);
                    break;
                default:
                    tally.Miss(p, incident.At, incident.ResolvedAt!.Value);
                    break;
            }
        }
    }

    private static void CountOpen(ProgrammeOn p, Tally tally)
    {
        if (tally.KeepsParts && p.SeenClosely)
        {
            // That none is open is known of those that are looked at.
            tally.RestsOn(p);
        }

        foreach (var incident in p.Incidents)
        {
            if (incident.ResolvedOn is null)
            {
                tally.Hit(p, incident.At);
            }
        }
    }
}
