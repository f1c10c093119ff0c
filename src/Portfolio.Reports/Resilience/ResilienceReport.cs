using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Resilience;

/// <summary>Who is ready for what, and what became of those whom a shock struck.</summary>
public static class ResilienceReport
{
    public static ResilienceResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);

        // The parts rest on nothing but these, so each may be made on a core of its own.
        var months = slice.Around.Settings.ContingencyMonths;
        List<ProgrammeOn> open = [.. slice.Programmes.Where(p => !p.Ended && p.SeenClosely)];
        var unseen = slice.Programmes.Count(p => !p.Ended && !p.SeenClosely);
        var coverage = Beside.Begin(() => Coverage(open, unseen, months));
        var struck = Struck.All(slice);
        var rows = Beside.Begin(() => Rows.Of(InOrder(struck), Row));
        return new(
            Headers.Of(
                slice, "resilience", "Resilience",
                [
                    (FactKind.Stalls, "Stalls"), (FactKind.Finish, "Planned finishes"),
                    (FactKind.Outcomes, "Outcomes of ended programmes (completed, dropped)"),
                ],
                "A shock strikes every programme that was open on its day in a department that it names, with what lay below it then; without departments, all.",
                string.Create(CultureInfo.InvariantCulture, $"Prepared: a contingency for that threat was prepared or reviewed within the {months} months before; of the day, the {months} months up to it. To be raised by preparing for each threat that is missing, and by reviewing each answer that is older."),
                string.Create(CultureInfo.InvariantCulture, $"The aftermath of a shock is the {slice.Around.Settings.AftermathDays} days after it.")),
            ResilienceFigures.Of(slice, [.. struck.SelectMany(s => s.Struck)]),
            Groups.By(slice, parameters.By, ResilienceFigures.Of),
            coverage.Done(),
            [.. struck.Select(s => Row(s.Shock, s.Struck))],
            rows.Done(),
            Rows.Of(Unready.All(open, months), u => u.Row));
    }

    // The latest shock first.
    private static Struck[] InOrder(IReadOnlyList<(ShockDeclaration Shock, Struck[] Struck)> struck) =>
    [
        .. struck
            .OrderByDescending(s => s.Shock.On)
            .ThenBy(s => s.Shock.Declared.Code, StringComparer.OrdinalIgnoreCase)
            .SelectMany(s => s.Struck),
    ];

    // The four named threats, then the free ones that somebody prepared for.
    private static ValueList<ThreatCoverage> Coverage(List<ProgrammeOn> open, int unseen, int months)
    {
        var contingencies = open.SelectMany(p => p.Contingencies.Select(c => (Contingency: c, p.AsOf))).ToLookup(
            c => c.Contingency.Threat, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Threat.Named.Union(contingencies.Select(c => c.Key).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase)
                .Select(threat => new ThreatCoverage(
                    threat,
                    Share.Of(contingencies[threat].Count(), open.Count, notObserved: unseen),
                    Share.Of(contingencies[threat].Count(c => c.Contingency.IsFreshOn(c.AsOf, months)), open.Count, notObserved: unseen),
                    contingencies[threat].Sum(c => c.Contingency.Uses.Count),
                    contingencies[threat].Sum(c => c.Contingency.Uses.Count(u => u.Result == ContingencyResult.Held)))),
        ];
    }

    private static ShockRow Row(ShockDeclaration shock, Struck[] struck) => new(
        shock.Declared.Code, shock.Declared.Title, shock.Declared.Threat, shock.On, struck.Length, struck.Count(s => s is { SeenClosely: true, Ready: not null }),
        ResilienceFigures.Share(struck, Aftermath.Stalled), ResilienceFigures.Share(struck, Aftermath.Dropped),
        ResilienceFigures.Share(struck, Aftermath.Delayed), [shock.At]);

    private static StruckRow Row(Struck s)
    {
        var (absorbed, stalled, dropped, delayed) = (
            AbsorbedBy(s), s.Hit(Aftermath.Stalled), s.Hit(Aftermath.Dropped), s.Hit(Aftermath.Delayed));
        Span<long> behind = stackalloc long[5];
        var count = 0;
        foreach (var at in (ReadOnlySpan<long?>)[s.Ready, absorbed?.At, stalled?.At, dropped?.At, delayed?.At])
        {
            if (at is { } position)
            {
                behind[count++] = position;
            }
        }

        return new(
            s.Shock.Declared.Code, s.Programme.Code, s.Programme.Title, s.SeenClosely ? s.Ready is not null : null, absorbed?.Severity,
            stalled?.On, dropped?.On, delayed?.On, ValueList.Create<long>(behind[..count]));
    }

    // There may be hundreds of thousands, and a comparison looks at all of them again and again. A shock may have been declared anew
    // for a later day than that on which another of its code was felt.
    private static ShockFact? AbsorbedBy(Struck s)
    {
        foreach (var absorbed in s.Programme.Shocks)
        {
            if (absorbed.From >= s.Shock.On && absorbed.Shock.Equals(s.Shock.Declared.Code, StringComparison.OrdinalIgnoreCase))
            {
                return absorbed;
            }
        }

        return null;
    }
}
