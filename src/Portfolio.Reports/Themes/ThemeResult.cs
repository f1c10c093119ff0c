using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Themes;

/// <summary>Five themes, each scored from the record, with what would raise it.</summary>
/// <param name="Programmes">Running ones that are seen all the time.</param>
/// <param name="Raises">What would raise a score, the most first.</param>
public sealed record ThemeResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    Rows<ThemeRow> Programmes,
    Rows<RaiseRow> Raises) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "programmes",
            "By programme, 0 to 100",
            Programmes,
            [
                new("programme", "Programme", CellKind.Programme, p => p.Programme) { IsKey = true },
                new("title", "Title", CellKind.Text, p => p.Title),
                new("department", "Department", CellKind.Text, p => p.Department),
                .. Enum.GetValues<Theme>().Select(theme => new Column<ThemeRow>(
                    theme.ToString().ToLowerInvariant(), theme.ToString(), CellKind.Number, p => p.Scores[(int)theme].Score) { Ages = theme == Theme.Sponsorship }),
                new("positions", "Positions", CellKind.Text, p => Table.Joined(p.Positions)),
            ]),
        Table.Of(
            "raises",
            "What would raise a score",
            Raises,
            new("programme", "Programme", CellKind.Programme, r => r.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, r => r.Title),
            new("theme", "Theme", CellKind.Text, r => r.Theme) { IsKey = true },
            new("part", "Part", CellKind.Text, r => r.Part) { IsKey = true },
            new("now", "Now", CellKind.Number, r => r.Now) { Ages = true },
            new("gain", "Points to gain", CellKind.Number, r => r.Gain) { Ages = true },
            new("raise", "What would raise it", CellKind.Text, r => r.Raise)),
    ];

    private protected override Report Cut(ListCut cut) => this with
    {
        Programmes = cut.Of("programmes", Programmes),
        Raises = cut.Of("raises", Raises),
    };
}

/// <param name="Scores">One of each theme, in their order.</param>
public sealed record ThemeRow(
    string Programme, string Title, string? Department, ValueList<ThemeScoreRow> Scores, ValueList<long> Positions);

/// <param name="Score">0 to 100; null where nothing of it can be told.</param>
public sealed record ThemeScoreRow(Theme Theme, double? Score);

/// <param name="Part">As the setting of its weight names it, for example <c>sponsorship.deputy</c>.</param>
/// <param name="Now">0 to 100.</param>
/// <param name="Gain">By how many points the theme would rise were it at 100.</param>
/// <param name="Raise">A sentence.</param>
public sealed record RaiseRow(string Programme, string Title, Theme Theme, string Part, double Now, double Gain, string Raise);
