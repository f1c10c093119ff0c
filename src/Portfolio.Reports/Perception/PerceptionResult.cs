using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Perception;

/// <summary>What programmes say of themselves, beside what customers say and what the record says.</summary>
/// <param name="Programmes">Those not ended: watermelons first, then the widest gap.</param>
/// <param name="Incidents">Latest first.</param>
public sealed record PerceptionResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<PublishedFigure> Published,
    Rows<PerceptionRow> Programmes,
    Rows<IncidentRow> Incidents) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        PublishedTable.Of(Published),
        Table.Of(
            "programmes",
            "The three views of each programme",
            Programmes,
            new("programme", "Programme", CellKind.Programme, p => p.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, p => p.Title),
            new("department", "Department", CellKind.Text, p => p.Department),
            new("status", "Last status", CellKind.Text, p => p.Status),
            new("counts", "Counts", CellKind.Share, p => p.Counts) { Ages = true },
            new("own", "Own view", CellKind.Share, p => p.Own),
            new("customers", "Customers", CellKind.Share, p => p.Customers),
            new("sample", "Asked", CellKind.Whole, p => p.Sample),
            new("evidence", "Evidence", CellKind.Share, p => p.Evidence),
            new("against", "What speaks against it", CellKind.Text, p => Table.Joined(p.Against)),
            new("gap", "Own less customers’", CellKind.Number, p => p.Gap),
            new("watermelon", "Watermelon", CellKind.YesNo, p => p.Watermelon),
            new("positions", "Positions", CellKind.Text, p => Table.Joined(p.Positions))),
        Table.Of(
            "incidents",
            "Incidents",
            Incidents,
            new("programme", "Programme", CellKind.Programme, i => i.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, i => i.Title),
            new("incident", "Incident", CellKind.Text, i => i.Incident) { IsKey = true },
            new("kind", "Kind", CellKind.Text, i => i.Kind),
            new("severity", "Severity", CellKind.Whole, i => i.Severity),
            new("account", "Account", CellKind.Text, i => i.Account),
            new("on", "Day", CellKind.Day, i => i.On),
            new("resolvedOn", "Resolved on", CellKind.Day, i => i.ResolvedOn),
            new("handling", "Handling", CellKind.Text, i => i.Handling),
            new("positions", "Positions", CellKind.Text, i => Table.Joined(i.Positions))),
    ];

    private protected override Report Cut(ListCut cut) => this with
    {
        Programmes = cut.Of("programmes", Programmes),
        Incidents = cut.Of("incidents", Incidents),
    };
}

/// <param name="Status">As last reported; null: none, or not rated.</param>
/// <param name="Counts">What it counts in a roll-up, 0 to 1: old ones fade; null where there is none.</param>
/// <param name="Own">Its place on its scale, 0 to 1; null also where it has faded out.</param>
/// <param name="Customers">Their score on its scale, 0 to 1.</param>
/// <param name="Evidence">
/// 1 less the part of the kinds of evidence that speak against it, of those observed; null where too few are.
/// </param>
/// <param name="Gap">Own view less the customers'.</param>
public sealed record PerceptionRow(
    string Programme,
    string Title,
    string? Department,
    string? Status,
    double? Counts,
    double? Own,
    double? Customers,
    int? Sample,
    double? Evidence,
    ValueList<DoubtKind> Against,
    double? Gap,
    bool Watermelon,
    ValueList<long> Positions);

public sealed record IncidentRow(
    string Programme,
    string Title,
    string Incident,
    IncidentKind Kind,
    int Severity,
    string? Account,
    DateOnly On,
    DateOnly? ResolvedOn,
    Handling? Handling,
    ValueList<long> Positions);
