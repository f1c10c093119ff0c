using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Strategy;

/// <summary>How complete the strategy behind programmes is, and how those in a vacuum fare.</summary>
/// <param name="Components">Each component of the canvas, with how many programmes have answered it.</param>
/// <param name="Programmes">Those not ended, the least complete first.</param>
public sealed record StrategyResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<ComponentCount> Components,
    Rows<StrategyRow> Programmes) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "components",
            "By component of the canvas",
            Components,
            new("component", "Component", CellKind.Text, c => c.Component) { IsKey = true },
            new("question", "Question", CellKind.Text, c => c.Question),
            new("wording", "Wording", CellKind.Text, c => c.Wording),
            new("answered", "Programmes that answered", CellKind.Whole, c => c.Answered.Numerator),
            new("of", "Of", CellKind.Whole, c => c.Answered.Denominator),
            new("share", "Share", CellKind.Share, c => c.Answered.Value),
            new("lower", "Lower 95 %", CellKind.Share, c => c.Answered.Interval?.Lower),
            new("upper", "Upper 95 %", CellKind.Share, c => c.Answered.Interval?.Upper)),
        Table.Of(
            "programmes",
            "By programme",
            Programmes,
            new("programme", "Programme", CellKind.Programme, p => p.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, p => p.Title),
            new("department", "Department", CellKind.Text, p => p.Department),
            new("answered", "Components answered, of 12", CellKind.Whole, p => p.Answered),
            new("missing", "Missing", CellKind.Text, p => Table.Joined(p.Missing)),
            new("inVacuum", "In a vacuum", CellKind.YesNo, p => p.InVacuum),
            new("positions", "Positions", CellKind.Text, p => Table.Joined(p.Positions))),
    ];

    private protected override Report Cut(ListCut cut) => this with { Programmes = cut.Of("programmes", Programmes) };
}

/// <param name="Component"><c>1.2</c> is the second of the first question.</param>
public sealed record ComponentCount(string Component, string Question, string Wording, Share Answered);

/// <param name="Answered">Components answered, 0 to 12.</param>
/// <param name="Missing">Which would complete it: <c>1.2</c> is the second of the first question.</param>
public sealed record StrategyRow(
    string Programme, string Title, string? Department, int Answered, ValueList<string> Missing, bool InVacuum, ValueList<long> Positions);
