using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.WhatIfs;

/// <summary>What a shock on departments would strike, who is not ready for it, what is at stake, and how many would stall.</summary>
public static class WhatIfReport
{
    public static WhatIfResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters) =>
        Compute(programmes, organisation, parameters, null);

    /// <summary>The report of some programmes, in which rates are measured in the way that all programmes decide.</summary>
    internal static ComputeReport Among(
        IReadOnlyList<ProgrammeFacts> all, Organisation organisation, ReportParameters parameters)
    {
        var asked = parameters.WhatIf ?? WhatIf.Usual;
        var way = StallsAfterShocks.Of(Slice.Of(all, organisation, new(parameters.Knowledge, Evidence: false)), asked.Threat).Way;
        return (some, around, about) => Compute(some, around, about, way);
    }

    private static WhatIfResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters, WayMeasured? way)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var slice = Slice.Of(programmes, organisation, parameters);
        var asked = parameters.WhatIf ?? WhatIf.Usual;
        var all = Slice.Of(programmes, organisation, new(parameters.Knowledge, Evidence: parameters.Evidence)
        {
            OnlyFigure = parameters.OnlyFigure,
            Parts = parameters.Parts,
        });
        var measured = StallsAfterShocks.Of(all, asked.Threat, way);
        var figures = new WhatIfFigures(asked, measured);
        return new(
            Headers.Of(
                slice, "what-if", "What if",
                [(FactKind.Stalls, "Stalls"), (FactKind.Scope, "Scope and its promises")],
                $"A shock that is thought of: {asked.Threat}, {(asked.Departments.Count == 0 ? "in all departments" : $"in {string.Join(", ", asked.Departments)} and what lies below")}, on {slice.AsOf:yyyy-MM-dd}.",
                $"How often programmes stall within {measured.Days} days after a shock was measured on {measured.MeasuredOn}.",
                string.Create(CultureInfo.InvariantCulture, $"Prepared: a contingency for the threat was prepared or reviewed within the {slice.Around.Settings.ContingencyMonths} months before.")),
            figures.Of(slice),
            Groups.By(slice, parameters.By, figures.Of),
            asked,
            Rows.Of(
                figures.Exposed(slice)
                    .Select(p => Row(p, asked, slice.Around.Settings.ContingencyMonths))
                    .OrderBy(r => r.Prepared switch { false => 0, null => 1, true => 2 })
                    .ThenByDescending(r => r.CustomerValue)
                    .ToList(),
                r => r));
    }

    private static ExposedProgramme Row(ProgrammeOn programme, WhatIf asked, int months) => new(
        programme.Code,
        programme.Title,
        programme.Department,
        programme.State.State,
        Struck.IsReadyFor(programme, asked.Threat, programme.AsOf, months),
        Struck.ReadyFor(programme, asked.Threat, programme.AsOf, months)?.From,
        WhatIfFigures.PromisesAtStake(programme).Count(),
        WhatIfFigures.ValueAtStake(programme));
}
