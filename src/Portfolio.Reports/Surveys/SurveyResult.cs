using Portfolio.Domain;
using Portfolio.Domain.Surveys;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Surveys;

/// <summary>What was said to each statement of each survey, beside what others published.</summary>
/// <param name="Surveys">Those opened by the day.</param>
/// <param name="Statements">By survey, in the order in which they are asked.</param>
public sealed record SurveyResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<SurveyRow> Surveys,
    ValueList<StatementRow> Statements) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "surveys",
            "Surveys",
            Surveys,
            new("survey", "Survey", CellKind.Text, s => s.Survey) { IsKey = true },
            new("title", "Title", CellKind.Text, s => s.Title),
            new("kind", "Kind", CellKind.Text, s => s.Kind),
            new("openedOn", "Opened on", CellKind.Day, s => s.OpenedOn),
            new("invited", "Invited", CellKind.Whole, s => s.Answered.Denominator),
            new("counted", "Answers counted", CellKind.Whole, s => s.Answered.Numerator),
            new("share", "Share answered", CellKind.Share, s => s.Answered.Value),
            new("positions", "Positions", CellKind.Text, s => Table.Joined(s.Positions))),
        Table.Of(
            "statements",
            "Statements",
            Statements,
            new("survey", "Survey", CellKind.Text, s => s.Survey) { IsKey = true },
            new("statement", "Statement", CellKind.Text, s => s.Statement) { IsKey = true },
            new("wording", "Wording", CellKind.Text, s => s.Wording),
            new("said", "Agreed, checked or chosen", CellKind.Whole, s => s.Said.Numerator),
            new("of", "Of", CellKind.Whole, s => s.Said.Denominator),
            new("share", "Share", CellKind.Share, s => s.Said.Value),
            new("lower", "Lower 95 %", CellKind.Share, s => s.Said.Interval?.Lower),
            new("upper", "Upper 95 %", CellKind.Share, s => s.Said.Interval?.Upper),
            new("points1", "1 point", CellKind.Whole, s => Points(s, 1)),
            new("points2", "2 points", CellKind.Whole, s => Points(s, 2)),
            new("points3", "3 points", CellKind.Whole, s => Points(s, 3)),
            new("points4", "4 points", CellKind.Whole, s => Points(s, 4)),
            new("points5", "5 points", CellKind.Whole, s => Points(s, 5)),
            new("mean", "Mean points", CellKind.Number, s => s.Mean),
            new("published", "Published", CellKind.Share, s => s.Published is { } percent ? (double)percent / 100 : null),
            new("counted", "They counted", CellKind.Text, s => s.PublishedCounted)),
        Table.Of(
            "distribution",
            "How answers to each statement are distributed",
            Statements.SelectMany(s => s.Distribution.Select((given, i) => (Statement: s, Points: i + 1, Given: given))).ToList(),
            new("survey", "Survey", CellKind.Text, r => r.Statement.Survey) { IsKey = true },
            new("statement", "Statement", CellKind.Text, r => r.Statement.Statement) { IsKey = true },
            new("points", "Points", CellKind.Whole, r => r.Points) { IsKey = true },
            new("given", "Given by", CellKind.Whole, r => r.Given.Numerator),
            new("of", "Of", CellKind.Whole, r => r.Given.Denominator),
            new("share", "Share", CellKind.Share, r => r.Given.Value),
            new("lower", "Lower 95 %", CellKind.Share, r => r.Given.Interval?.Lower),
            new("upper", "Upper 95 %", CellKind.Share, r => r.Given.Interval?.Upper)),
    ];

    private protected override Report Cut(ListCut cut) => this with { Statements = cut.Of("statements", Statements) };

    private static int? Points(StatementRow row, int points) => row.Points.Count == 0 ? null : row.Points[points - 1];
}

/// <param name="Answered">Answers counted, in steps of five, of all invitations.</param>
public sealed record SurveyRow(
    string Survey, string Title, SurveyKind Kind, DateOnly OpenedOn, Share Answered, ValueList<long> Positions);

/// <param name="Said">Agreed (4 or 5 points) of those who answered it; or checked or chose it, of all answers.</param>
/// <param name="Points">How many gave 1 to 5 points; empty where none are given.</param>
/// <param name="Published">Percent that others published for it, with what they counted.</param>
public sealed record StatementRow(
    string Survey,
    string Statement,
    string Wording,
    Share Said,
    ValueList<int> Points,
    double? Mean,
    decimal? Published,
    string? PublishedCounted)
{
    /// <summary>The share who gave 1 to 5 points, each with its interval; empty where none are given.</summary>
    public ValueList<Share> Distribution { get; } = [.. Points.Select(given => Share.Of(given, Points.Sum()))];
}
