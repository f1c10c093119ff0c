using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Engagements;

/// <summary>Which departments go along with programmes, which stand in the way, and which were taken unawares.</summary>
/// <param name="Departments">Every department that a running programme involves or took unawares.</param>
/// <param name="Involvements">By programme.</param>
/// <param name="Blindsidings">Latest first.</param>
public sealed record EngagementResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<DepartmentEngagement> Departments,
    Rows<InvolvementRow> Involvements,
    ValueList<BlindsidingRow> Blindsidings) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "departments",
            "By department",
            Departments,
            new("department", "Department", CellKind.Text, d => d.Department) { IsKey = true },
            new("title", "Title", CellKind.Text, d => d.Title),
            new("involved", "Involved in", CellKind.Whole, d => d.Involved),
            new("notSaid", "Not said", CellKind.Whole, d => d.NotSaid),
            new("informed", "Informed", CellKind.Whole, d => d.Informed),
            new("consulted", "Consulted", CellKind.Whole, d => d.Consulted),
            new("committed", "Committed", CellKind.Whole, d => d.Committed),
            new("blocking", "Blocking", CellKind.Whole, d => d.Blocking),
            new("blindsided", "Times taken unawares", CellKind.Whole, d => d.Blindsided)),
        Table.Of(
            "involvements",
            "Departments that programmes need",
            Involvements,
            new("programme", "Programme", CellKind.Programme, i => i.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, i => i.Title),
            new("own", "Its own department", CellKind.Text, i => i.Own),
            new("department", "Department", CellKind.Text, i => i.Department) { IsKey = true },
            new("engagement", "Engagement", CellKind.Text, i => i.Engagement),
            new("since", "Involved since", CellKind.Day, i => i.Since),
            new("positions", "Positions", CellKind.Text, i => Table.Joined(i.Positions))),
        Table.Of(
            "blindsidings",
            "Taken unawares",
            Blindsidings,
            new("programme", "Programme", CellKind.Programme, b => b.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, b => b.Title),
            new("department", "Department", CellKind.Text, b => b.Department) { IsKey = true },
            new("on", "Day", CellKind.Day, b => b.On) { IsKey = true },
            new("positions", "Positions", CellKind.Text, b => Table.Joined(b.Positions))),
    ];

    private protected override Report Cut(ListCut cut) => this with
    {
        Involvements = cut.Of("involvements", Involvements),
        Blindsidings = cut.Of("blindsidings", Blindsidings),
    };
}

/// <summary>How one department stands to the running programmes that need it.</summary>
/// <param name="NotSaid">Of how many nobody has said how it stands.</param>
/// <param name="Blindsided">How often it was taken unawares.</param>
public sealed record DepartmentEngagement(
    string Department,
    string? Title,
    int Involved,
    int NotSaid,
    int Informed,
    int Consulted,
    int Committed,
    int Blocking,
    int Blindsided);

/// <param name="Own">The programme's own department.</param>
/// <param name="Engagement">Null: nobody said.</param>
public sealed record InvolvementRow(
    string Programme, string Title, string? Own, string Department, Engagement? Engagement, DateOnly Since, ValueList<long> Positions);

public sealed record BlindsidingRow(string Programme, string Title, string Department, DateOnly On, ValueList<long> Positions);
