using Portfolio.Domain;

namespace Portfolio.Reports.Figures;

/// <summary>Figures as a table.</summary>
internal static class FigureTable
{
    // Rates are counted of time, and old statuses fade.
    private static readonly TableColumn[] Columns =
    [
        new("figure", "Figure", CellKind.Text), new("title", "Title", CellKind.Text),
        new("value", "Value", CellKind.Number) { Ages = true }, new("unit", "Unit", CellKind.Text),
        new("lower", "Lower 95 %", CellKind.Number) { Ages = true }, new("upper", "Upper 95 %", CellKind.Number) { Ages = true },
        new("numerator", "Numerator", CellKind.Whole), new("denominator", "Denominator", CellKind.Number) { Ages = true },
        new("censored", "Censored", CellKind.Whole), new("notObserved", "Not observed", CellKind.Whole),
        new("smallBase", "Small base", CellKind.YesNo), new("estimator", "Estimator", CellKind.Text),
        new("intervalMethod", "Interval by", CellKind.Text), new("formula", "Formula", CellKind.Text),
    ];

    public static ReportTable Of(IReadOnlyList<Figure> figures) =>
        new("figures", "Figures", [.. Columns], Rows.Of(figures, f => Cells(f).ToValueList())) { Key = ["figure"] };

    public static ReportTable Of(IEnumerable<GroupFigures> groups, string name = "groups", string title = "By group") => new(
        name,
        title,
        [
            new("group", "Group", CellKind.Text), new("groupTitle", "Group’s title", CellKind.Text),
            new("programmes", "Programmes", CellKind.Whole), .. Columns,
        ],
        Rows.Of(
            groups.SelectMany(g => g.Figures.Select(f => (Group: g, Figure: f))).ToList(),
            r => ((IEnumerable<object?>)[r.Group.Group, r.Group.Title, (long)r.Group.Programmes, .. Cells(r.Figure)]).ToValueList()))
    {
        Key = ["group", "figure"],
    };

    private static object?[] Cells(Figure f) =>
    [
        f.Name, f.Title, f.Value, f.Unit.ToString(), f.Interval?.Lower, f.Interval?.Upper, (long?)f.Numerator,
        f.Denominator, (long)f.Censored, (long)f.NotObserved, f.SmallBase, f.Estimator, f.Interval?.Method, f.Formula,
    ];
}
