using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>A comparison as tables, for a page and for a download.</summary>
public static class ComparisonTables
{
    private const string FiguresName = "figures";
    private const string BehindName = "behind";
    private const string AboutName = "about";
    private const string WithoutEffectName = "without-effect";

    private static readonly TableColumn[] MadeBy =
    [
        new("events", "Which events made it", CellKind.Text), new("organisation", "What about the organisation made it", CellKind.Text),
    ];

    /// <summary>The figures on both sides; the programmes that make each difference; what about the organisation does; what else about it is otherwise; the lists of which rows came, went, or say something else.</summary>
    public static IReadOnlyList<ReportTable> Of(ReportComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [Figures(comparison), Behind(comparison), About(comparison), WithoutEffect(comparison), .. comparison.Lists.SelectMany(l => OnOneSide(l, ByPosition, WithPositions).Append(Changed(l)))];
    }

    /// <summary>What the tables of a comparison of a report can be called, whatever differs.</summary>
    /// <param name="tables">What the tables of the report itself are called.</param>
    public static IEnumerable<string> NamesOf(IEnumerable<string> tables) =>
        [FiguresName, BehindName, AboutName, WithoutEffectName, .. tables.SelectMany(t => new[] { AddedName(t), GoneName(t), ChangedName(t) })];

    private static string AddedName(string table) => $"{table}-added";

    private static string GoneName(string table) => $"{table}-gone";

    /// <summary>What the table of a list's rows that say something else is called.</summary>
    public static string ChangedName(string table) => $"{table}-changed";

    private static ReportTable Figures(ReportComparison comparison) => Table.Of(
        FiguresName,
        "Figures on both sides",
        comparison.Figures,
        new("figure", "Figure", CellKind.Text, f => f.Name),
        new("title", "Title", CellKind.Text, f => f.Title),
        new("unit", "Unit", CellKind.Text, f => f.Unit),
        new("then", "Then", CellKind.Number, f => f.Then.Value),
        new("now", "Now", CellKind.Number, f => f.Now.Value),
        new("change", "Change", CellKind.Number, f => f.Change),
        new("thenNumerator", "Numerator then", CellKind.Whole, f => f.Then.Numerator),
        new("thenDenominator", "Denominator then", CellKind.Number, f => f.Then.Denominator),
        new("thenCensored", "Censored then", CellKind.Whole, f => f.Then.Censored),
        new("thenNotObserved", "Not observed then", CellKind.Whole, f => f.Then.NotObserved),
        new("thenLower", "Lower 95 % then", CellKind.Number, f => f.Then.Interval?.Lower),
        new("thenUpper", "Upper 95 % then", CellKind.Number, f => f.Then.Interval?.Upper),
        new("nowNumerator", "Numerator now", CellKind.Whole, f => f.Now.Numerator),
        new("nowDenominator", "Denominator now", CellKind.Number, f => f.Now.Denominator),
        new("nowCensored", "Censored now", CellKind.Whole, f => f.Now.Censored),
        new("nowNotObserved", "Not observed now", CellKind.Whole, f => f.Now.NotObserved),
        new("nowLower", "Lower 95 % now", CellKind.Number, f => f.Now.Interval?.Lower),
        new("nowUpper", "Upper 95 % now", CellKind.Number, f => f.Now.Interval?.Upper),
        new("programmes", "Programmes behind the change", CellKind.Whole, f => f.Programmes),
        new("subjects", "Settings, waves and the like behind it", CellKind.Whole, f => f.Subjects));

    private static ReportTable Behind(ReportComparison comparison) => Table.Of(
        BehindName,
        "Who makes each difference, and by which events",
        comparison.Figures.SelectMany(f => f.Behind.Select(b => (Figure: f, Behind: b))).ToList(),
        new("figure", "Figure", CellKind.Text, r => r.Figure.Name),
        new("programme", "Programme", CellKind.Programme, r => r.Behind.Code),
        new("positions", "Positions", CellKind.Text, r => Table.Joined(r.Behind.Positions)));

    private static ReportTable About(ReportComparison comparison) => Table.Of(
        AboutName,
        "What about the organisation makes each difference, and by which events",
        comparison.Figures.SelectMany(f => f.Organisation.Select(o => (Figure: f, About: o))).ToList(),
        new("figure", "Figure", CellKind.Text, r => r.Figure.Name),
        new("kind", "What", CellKind.Text, r => r.About.Kind),
        new("code", "Code", CellKind.Text, r => r.About.Code),
        new("positions", "Positions", CellKind.Text, r => Table.Joined(r.About.Positions)));

    private static ReportTable WithoutEffect(ReportComparison comparison) => Table.Of(
        WithoutEffectName,
        "Also changed about the organisation, without effect on figures and lists",
        comparison.WithoutEffect,
        new("kind", "What", CellKind.Text, o => o.Kind),
        new("code", "Code", CellKind.Text, o => o.Code),
        new("positions", "Positions", CellKind.Text, o => Table.Joined(o.Positions)));

    /// <summary>The rows of a list that came, and those that went.</summary>
    /// <param name="events">Events, in words.</param>
    /// <param name="made">What about the organisation made it so, in words.</param>
    public static IEnumerable<ReportTable> OnOneSide(ListDifference list, Func<ValueList<long>, string> events, Func<Evidence, string> made)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(made);
        return
        [
            Rows(AddedName(list.Name), $"{list.Title}: now and not then", list, list.Added, events, made),
            Rows(GoneName(list.Name), $"{list.Title}: then and not now", list, list.Gone, events, made),
        ];
    }

    private static ReportTable Rows(
        string name, string title, ListDifference list, ValueList<RowDifference> rows, Func<ValueList<long>, string> events, Func<Evidence, string> made) => new(
        name,
        title,
        [.. list.Columns, .. MadeBy],
        Portfolio.Reports.Figures.Rows.Of(rows, ValueList<object?> (r) => [.. r.Cells, .. Told(r.Positions, r.Organisation, events, made)]));

    // Each as it was and as it is, one below the other.
    private static ReportTable Changed(ListDifference list)
    {
        var rows = list.Changed.SelectMany(r => new[] { (Row: r, IsNow: false), (Row: r, IsNow: true) }).ToList();
        return new(
            ChangedName(list.Name),
            $"{list.Title}: otherwise than then",
            [
                new("side", "Side", CellKind.Text), new("changed", "What is otherwise", CellKind.Text), .. list.Columns, .. MadeBy,
            ],
            Portfolio.Reports.Figures.Rows.Of(rows, ValueList<object?> (r) =>
            [
                r.IsNow ? "now" : "then", Table.Joined(r.Row.Columns.Select(name => list.Columns.Single(c => c.Name == name).Title)),
                .. r.IsNow ? r.Row.Cells : r.Row.Then,
                .. Told(r.Row.Positions, r.Row.Organisation, ByPosition, WithPositions),
            ]));
    }

    private static ValueList<object?> Told(
        ValueList<long> positions, ValueList<Evidence> organisation, Func<ValueList<long>, string> events, Func<Evidence, string> made) =>
    [
        positions.Count == 0 ? null : events(positions),
        organisation.Count == 0 ? null : Table.Joined(organisation.Select(made)),
    ];

    private static string ByPosition(ValueList<long> positions) => Table.Joined(positions);

    private static string WithPositions(Evidence o) =>
        o.Positions.Count == 0 ? $"{o.Kind} {o.Code}" : $"{o.Kind} {o.Code} ({string.Join(", ", o.Positions)})";
}
