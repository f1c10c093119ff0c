using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Rebaselines;

/// <summary>How often and how far finishes move, original beside latest, and what a Green was worth.</summary>
public static class RebaselineReport
{
    public static RebaselineResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var finishes = FinishesOf.All(slice);

        // The parts rest on nothing but these, so each may be made on a core of its own.
        var rows = Beside.Begin(() => Rows.Of(FinishesOf.InOrder(finishes), Row));
        var figures = Beside.Begin(() => RebaselineFigures.Of(slice, finishes));
        var calibration = Calibration.Of(slice);
        return new(
            Headers.Of(
                slice, "re-baselines", "Re-baselines and calibration",
                [(FactKind.Finish, "Planned finishes"), (FactKind.Status, "Statuses")],
                "A finish moved in either direction is a re-baseline; only a later one is a delay. The original is the finish first planned, or that of the commission.",
                "Ratings are compared within one scale and version only. Reports of one programme share its end, so that intervals over reports are narrower than they should be; those by last report count each programme once.",
                "What was reported, what the evidence of the period’s last day says and what somebody overrode it to stand apart: a report that was overridden still counts for the rating it gave.",
                "No report fades here, however old: each is held against what came of it, and none is taken to say anything of today."),
            figures.Done(),
            Groups.By(slice, parameters.By, RebaselineFigures.Of),
            [
                .. finishes
                    .CountBy(f => f.Rebaselines.Count)
                    .OrderBy(c => c.Key)
                    .Select(c => new RebaselineCount(c.Key, c.Value)),
            ],
            Causes.Count(finishes.SelectMany(f => f.Rebaselines.Select(r => (f.Programme.Code, r.Causes)))),
            rows.Done(),
            calibration);
    }

    private static FinishRow Row(FinishesOf f) => new(
        f.Programme.Code,
        f.Programme.Title,
        f.Programme.Department,
        f.Programme.State.State,
        f.Original,
        f.Latest,
        f.Rebaselines.Count,
        f.MovedDays,
        f.Programme.EndedOn,
        [.. f.Positions()]);
}
