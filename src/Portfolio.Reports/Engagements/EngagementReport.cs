using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Engagements;

/// <summary>Which departments go along with programmes, which stand in the way, and which were taken unawares.</summary>
public static class EngagementReport
{
    public static EngagementResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var running = slice.Programmes.Where(p => p.Running && p.SeenClosely).ToList();
        return new(
            Headers.Of(
                slice, "engagement", "Engagement of departments", [],
                "Of running programmes (active, stalled or on hold). A department is involved once it is on record that the programme needs it beside its own; its own is not counted, where that is on record too.",
                "A department can be taken unawares by a programme that it is not involved in: that is often why."),
            EngagementFigures.Of(slice),
            Groups.By(slice, parameters.By, EngagementFigures.Of),
            Departments(slice, running),
            Rows.Of(
                running.SelectMany(p => p.Departments.Select(d => (Programme: p, Involved: d))).ToList(),
                r => new InvolvementRow(
                    r.Programme.Code, r.Programme.Title, r.Programme.Department, r.Involved.Department, r.Involved.Engagement,
                    r.Involved.From, [r.Involved.At, .. r.Involved.Engagements.Select(e => e.At)])),
            [
                .. running
                    .SelectMany(p => p.Blindsidings.Select(b => new BlindsidingRow(p.Code, p.Title, b.Department, b.From, [b.At])))
                    .OrderByDescending(b => b.On)
                    .ThenBy(b => b.Programme, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(b => b.Department, StringComparer.OrdinalIgnoreCase),
            ]);
    }

    private static ValueList<DepartmentEngagement> Departments(Slice slice, List<ProgrammeOn> running)
    {
        var involved = running.SelectMany(p => p.Departments).ToLookup(d => d.Department, StringComparer.OrdinalIgnoreCase);
        var blindsided = running.SelectMany(p => p.Blindsidings).CountBy(b => b.Department, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. involved.Select(d => d.Key)
                .Union(blindsided.Keys, StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase)
                .Select(code => Department(code, [.. involved[code]], blindsided.GetValueOrDefault(code))),
        ];

        DepartmentEngagement Department(string code, List<InvolvementFacts> of, int times) => new(
            code,
            slice.Organisation.Departments.GetValueOrDefault(code)?.TitleOn(slice.AsOf),
            of.Count,
            of.Count(d => d.Engagement is null),
            of.Count(d => d.Engagement == Engagement.Informed),
            of.Count(d => d.Engagement == Engagement.Consulted),
            of.Count(d => d.Engagement == Engagement.Committed),
            of.Count(d => d.Engagement == Engagement.Blocking),
            times);
    }
}
