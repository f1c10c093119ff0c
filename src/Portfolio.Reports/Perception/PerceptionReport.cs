using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Perception;

/// <summary>What programmes say of themselves, beside what customers say and what the record says.</summary>
public static class PerceptionReport
{
    public static PerceptionResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var settings = slice.Around.Settings;
        var views = PerceptionFigures.ViewsOf(slice);
        var figures = PerceptionFigures.Of(slice, views);
        return new(
            Headers.Of(
                slice, "perception-gap", "Perception gap",
                [
                    (FactKind.Status, "Statuses"), (FactKind.Phases, "Phases"), (FactKind.Stalls, "Stalls"),
                    (FactKind.Scope, "Scope, its deferrals and promises"),
                ],
                "One scale for all three, 0 the worst and 1 the best: the place of the last status on its scale, the customers’ score on theirs (the last one of all customers; where there is none, the last one of each segment, each by how many were asked), and 1 less the part of the kinds of evidence that speak against it, of those of the five that are observed; where fewer are observed than make a watermelon, nothing is said.",
                string.Create(CultureInfo.InvariantCulture, $"The pieces of evidence: a phase is overdue; the programme is stalled; scope is deferred and waits; a promise is broken; an incident of the last {settings.IncidentDays} days was not handled well or is open. A watermelon reports Green against {settings.WatermelonEvidence} of them or more. Our view is held to exceed the customers’ from more than {settings.GapPercent} % of the scale on."),
                "An old status fades as in the report Freshness: it counts wholly until the next is due, then less every day, and not at all once it is missing; of a hold, of the time before a programme began and of that between its end and its reopening nothing is asked, and nothing fades in it. Averages count each own view by that; shares count whole programmes, those not whose status has faded out: what nobody says any longer is neither Green nor a gap.",
                "Published figures count companies and their customers, ours count programmes: they stand beside each other and cannot be compared one to one."),
            figures,
            Groups.By(slice, parameters.By, PerceptionFigures.Of),
            PerceptionFigures.Published(slice, views, figures),
            Rows.Of(
                views
                    .OrderByDescending(v => v.Watermelon is not null)
                    .ThenByDescending(v => v.Gap ?? double.MinValue)
                    .ThenBy(v => v.Programme.Code, StringComparer.OrdinalIgnoreCase)
                    .ToList(),
                Row),
            Rows.Of(
                slice.Programmes
                    .SelectMany(p => p.Incidents.Select(i => (Programme: p, Incident: i)))
                    .OrderByDescending(i => i.Incident.From)
                    .ThenBy(i => i.Programme.Code, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(i => i.Incident.At)
                    .ToList(),
                i => new IncidentRow(
                    i.Programme.Code, i.Programme.Title, i.Incident.Opening.Incident, i.Incident.Opening.Kind,
                    i.Incident.Opening.Severity, i.Incident.Opening.Account, i.Incident.From, i.Incident.ResolvedOn, i.Incident.Handling,
                    i.Incident.ResolvedAt is { } at ? [i.Incident.At, at] : [i.Incident.At])));
    }

    private static PerceptionRow Row(Views v) => new(
        v.Programme.Code, v.Programme.Title, v.Programme.Department, v.Status?.Report.Overall, v.Status is null ? null : v.Weight, v.Own, v.Customers?.Part,
        v.Customers?.Sample, v.Evidence, [.. v.Doubts.Select(d => d.Kind)], v.Gap, v.Watermelon is not null,
        [.. v.Status is { } status ? [status.At] : Array.Empty<long>(), .. v.Customers?.Positions ?? [], .. v.Doubts.Select(d => d.At)]);
}
