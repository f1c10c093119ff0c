using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Pages.Surveys;

/// <summary>What somebody answered on the page, by the code of each statement.</summary>
public sealed record FormAnswers(ValueList<StatementAnswer> Given)
{
    public static readonly FormAnswers None = new(ValueList<StatementAnswer>.Empty);

    /// <summary>Points of a statement stand under its code; what was checked or chosen, under <c>chosen</c>.</summary>
    public static FormAnswers Of(SurveyOpened survey, IFormCollection sent) => new(survey.Kind == SurveyKind.Agreement
        ? survey.Statements
            .Select(s => (s.Code, Points: sent[NameOf(s)].ToString()))
            .Where(s => s.Points.Length > 0)
            .Select(s => new StatementAnswer(s.Code, int.TryParse(s.Points, NumberStyles.None, CultureInfo.InvariantCulture, out var points) ? points : 0))
            .ToValueList()
        : sent["chosen"].OfType<string>().Select(code => new StatementAnswer(code)).ToValueList());

    public static string NameOf(Statement statement) => $"points:{statement.Code}";

    public bool Has(Statement statement, int? points = null) => Given.Any(g => g.Statement == statement.Code && g.Points == points);
}
