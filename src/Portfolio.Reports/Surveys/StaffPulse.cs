using Portfolio.Domain.Surveys;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Surveys;

/// <summary>What staff expect of the next programme.</summary>
internal static class StaffPulse
{
    private static readonly HashSet<string> Statements =
        [.. ReadySurveys.Of(ReadySurvey.StaffPulse, "", "").Statements.Select(s => s.Code)];

    /// <summary>The latest survey that asks what the ready-made staff pulse asks and of which answers count; null: none.</summary>
    public static SurveyFacts? Latest(OrganisationOn around) => around.Surveys
        .Where(s => s.Results.Survey.Kind == SurveyKind.Agreement
            && s.Results.Statements.Any(statement => statement.Chosen > 0)
            && Statements.SetEquals(s.Results.Survey.Statements.Select(statement => statement.Code)))
        .MaxBy(s => (s.From, s.At));

    /// <summary>All its answers together: 0, all completely disagree, to 100, all completely agree.</summary>
    public static double Score(SurveyFacts pulse)
    {
        var points = pulse.Results.Statements.SelectMany(s => s.Points.Select((n, i) => (Count: n, Score: i * 25.0))).ToList();
        return points.Sum(p => p.Count * p.Score) / points.Sum(p => p.Count);
    }
}
