using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>A comparison as tables, for a page and for a download.</summary>
public static class ComparisonTables
{
    private const string FiguresName = "figures";
    private const string BehindName = "behind";
    private const string AboutName = "about";
    private const string OrganisationName = "organisation";

    /// <summary>The figures on both sides; the programmes that make each difference; what about the organisation does; what else one side holds and the other does not; the lists of which rows came and went.</summary>
    public static IReadOnlyList<ReportTable> Of(ReportComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return [Figures(comparison), Behind(comparison), About(comparison), Organisation(comparison), .. comparison.Lists.SelectMany(Rows)];
    }

    /// <summary>What the tables of a comparison of a report can be called, whatever differs.</summary>
    /// <param name="tables">What the tables of the report itself are called.</param>
    public static IEnumerable<string> NamesOf(IEnumerable<string> tables) =>
        [FiguresName, BehindName, AboutName, OrganisationName, .. tables.SelectMany(t => new[] { AddedName(t), GoneName(t) })];

    private static string AddedName(string table) => $"{table}-added";

    private static string GoneName(string table) => $"{table}-gone";

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

    private static ReportTable Organisation(ReportComparison comparison) => Table.Of(
        OrganisationName,
        "Events about the organisation that one side holds and the other does not",
        comparison.Organisation,
        new Column<long>("position", "Position", CellKind.Whole, p => p));

    private static IEnumerable<ReportTable> Rows(ListDifference list) =>
    [
        new(AddedName(list.Name), $"{list.Title}: now and not then", list.Columns, Portfolio.Reports.Figures.Rows.Of(list.Added, r => r)),
        new(GoneName(list.Name), $"{list.Title}: then and not now", list.Columns, Portfolio.Reports.Figures.Rows.Of(list.Gone, r => r)),
    ];
}
