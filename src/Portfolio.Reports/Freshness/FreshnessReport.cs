using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Freshness;

/// <summary>How old statuses are, by each programme's own cadence, and what they say once old ones fade.</summary>
public static class FreshnessReport
{
    public static FreshnessResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var ages = slice.Programmes
            .Select(p => (Programme: p, Age: StatusAge.Of(p, organisation)!))
            .Where(a => a.Age is not null)
            .ToList();
        return new(
            Headers.Of(
                slice, "freshness", "Freshness", [(FactKind.Status, "Statuses")],
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A status is current until the next period has ended by the programme’s cadence, due for {slice.Around.Settings.StatusGraceDays} days after, late up to {(slice.Around.Settings.MissingCadences == 1 ? "a whole cadence" : $"{slice.Around.Settings.MissingCadences} whole cadences")} after, and missing from then on."),
                "Programmes on hold, proposed or ended are not chased; after a hold, or an end that was not the last, the next status is due a cadence after the day it was taken up or reopened.",
                "An old status fades: it counts wholly until the next is due, then less every day, and not at all once it is missing."),
            FreshnessFigures.Of(slice),
            Groups.By(slice, parameters.By, FreshnessFigures.Of),
            [
                .. ages
                    .GroupBy(a => a.Age.LightBy(organisation))
                    .OrderBy(g => g.Key ?? (Light)int.MaxValue)
                    .Select(g => new LightCount(
                        g.Key, g.Count(), g.Sum(a => a.Age.Fade.Weight), g.Count(a => a.Age.State == StatusState.Missing))),
            ],
            Rows.Of(
                ages
                    .OrderByDescending(a => a.Age.State)
                    .ThenBy(a => a.Age.Last)
                    .ThenBy(a => a.Programme.Code, StringComparer.OrdinalIgnoreCase)
                    .ToList(),
                a => Row(a.Programme, a.Age)));
    }

    private static FreshnessRow Row(ProgrammeOn p, StatusAge age) => new(
        p.Code, p.Title, p.Department, age.Fade.Cadence, age.Status is null ? null : age.Last, age.Status?.Report.Overall, age.Fade.DueOn,
        age.State, age.Fade.AskedOn.DayNumber - age.Last.DayNumber, age.Fade.Weight, [age.At]);
}
