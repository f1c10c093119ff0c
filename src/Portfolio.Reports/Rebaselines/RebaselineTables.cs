using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Rebaselines;

internal static class RebaselineTables
{
    public static IEnumerable<ReportTable> Of(RebaselineResult report) =>
    [
        Table.Of(
            "how-often",
            "How often programmes were re-baselined",
            report.HowOften,
            new("times", "Times", CellKind.Whole, c => c.Times) { IsKey = true },
            new("programmes", "Programmes", CellKind.Whole, c => c.Programmes)),
        CauseTable.Of("re-baselines", report.Causes),
        Table.Of(
            "finishes",
            "Original beside latest",
            report.Programmes,
            new("programme", "Programme", CellKind.Programme, p => p.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, p => p.Title),
            new("department", "Department", CellKind.Text, p => p.Department),
            new("state", "State", CellKind.Text, p => p.State),
            new("original", "Original finish", CellKind.Day, p => p.Original),
            new("latest", "Latest finish", CellKind.Day, p => p.Latest),
            new("rebaselines", "Re-baselines", CellKind.Whole, p => p.Rebaselines),
            new("movedDays", "Moved by days", CellKind.Whole, p => p.MovedDays),
            new("endedOn", "Ended", CellKind.Day, p => p.EndedOn),
            new("positions", "Positions", CellKind.Text, p => Table.Joined(p.Positions))),
        Table.Of(
            "calibration",
            "What became of those that reported each rating",
            report.Calibration,
            new("scale", "Scale", CellKind.Text, c => c.Scale) { IsKey = true },
            new("rating", "Rating", CellKind.Text, c => c.Rating) { IsKey = true },
            new("light", "Light", CellKind.Text, c => c.Light),
            new("reports", "Reports", CellKind.Whole, c => c.Reports),
            new("programmes", "Programmes", CellKind.Whole, c => c.Programmes),
            new("endedWell", "Reports that ended well", CellKind.Share, c => c.EndedWell.Value),
            new("endedWellOf", "Of", CellKind.Whole, c => c.EndedWell.Denominator),
            new("endedWellLower", "Lower 95 %", CellKind.Share, c => c.EndedWell.Interval?.Lower),
            new("endedWellUpper", "Upper 95 %", CellKind.Share, c => c.EndedWell.Interval?.Upper),
            new("stillOpen", "Still open", CellKind.Whole, c => c.EndedWell.Censored),
            new("fateUnknown", "Fate unknown", CellKind.Whole, c => c.EndedWell.NotObserved),
            new("lastSaid", "Programmes whose last report said so and that ended well", CellKind.Share, c => c.LastSaid.Value),
            new("lastSaidOf", "Of", CellKind.Whole, c => c.LastSaid.Denominator),
            new("againstEvidence", "Against the evidence", CellKind.Share, c => c.AgainstEvidence.Value),
            new("againstEvidenceOf", "Of", CellKind.Whole, c => c.AgainstEvidence.Denominator),
            new("overridden", "Overridden to another", CellKind.Share, c => c.Overridden.Value),
            new("overriddenOf", "Of", CellKind.Whole, c => c.Overridden.Denominator),
            new("overrides", "Reports overridden to it", CellKind.Whole, c => c.Overrides),
            new("overridesEndedWell", "Of these, ended well", CellKind.Share, c => c.OverridesEndedWell.Value),
            new("overridesEndedWellOf", "Of", CellKind.Whole, c => c.OverridesEndedWell.Denominator),
            new("overridesEndedWellLower", "Lower 95 %", CellKind.Share, c => c.OverridesEndedWell.Interval?.Lower),
            new("overridesEndedWellUpper", "Upper 95 %", CellKind.Share, c => c.OverridesEndedWell.Interval?.Upper)),
    ];
}
