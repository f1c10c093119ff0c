using Portfolio.Domain;
using Portfolio.Domain.Surveys;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Surveys;

/// <summary>What was said to each statement of each survey, beside what others published.</summary>
public static class SurveyReport
{
    private static readonly FigureSpec Answered = new(
        "surveyAnswers", "Invitations answered",
        "Answers counted, of all invitations to surveys opened by the day. Answers count in steps of five.");

    private static readonly FigureSpec Pulse = new(
        "staffPulse", "Staff pulse", "Answers that agree or completely agree (4 or 5 of 5 points) with a statement, of all answers to the statements of the latest staff pulse of which answers count. The interval takes answers as independent.");

    public static SurveyResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var surveys = slice.Around.Surveys;
        return new(
            Headers.Of(
                slice, "surveys", "Surveys", [],
                "Surveys are anonymous and belong to the whole organisation: a department, sponsor, account or segment asked for changes nothing here.",
                "Results come in steps of five answers, in the order of the ledger, so that nobody can be found by the difference of two looks; those to agree to, which may be left unanswered, for each statement in steps of five of those who answered it. The day of the report is taken by when answers were recorded."),
            FiguresOf(slice),
            [],
            [
                .. surveys.Select(s => new SurveyRow(
                    s.Results.Survey.Survey, s.Results.Survey.Title, s.Results.Survey.Kind, s.From,
                    Share.Of(s.Results.Counted, Math.Max(s.Results.Counted, s.Results.Invited)), [s.At])),
            ],
            [.. surveys.SelectMany(s => s.Results.Statements.Select(statement => Row(s.Results, statement)))]);
    }

    private static ValueList<Figure> FiguresOf(Slice slice)
    {
        var (answered, pulse) = (slice.Tally(Answered), slice.Tally(Pulse));
        foreach (var survey in slice.Around.Surveys)
        {
            Count(answered, survey, survey.Results.Counted, survey.Results.Invited);
        }

        if (StaffPulse.Latest(slice.Around) is { } latest)
        {
            var points = latest.Results.Statements.Select(s => s.Points).ToList();
            Count(pulse, latest, points.Sum(p => p[3] + p[4]), points.Sum(p => p.Sum()));
        }

        return [Answered.Share(answered), Pulse.Share(pulse)];
    }

    private static void Count(Tally tally, SurveyFacts survey, int hits, int of)
    {
        for (var i = 0; i < of; i++)
        {
            if (i < hits)
            {
                tally.Hit(SurveyFacts.Kind, survey.Results.Survey.Survey, survey.At);
            }
            else
            {
                tally.Miss(SurveyFacts.Kind, survey.Results.Survey.Survey, survey.At);
            }
        }
    }

    private static StatementRow Row(SurveyResults results, StatementResult said)
    {
        var agreement = results.Survey.Kind == SurveyKind.Agreement;
        return new(
            results.Survey.Survey, said.Statement.Code, said.Statement.Wording,
            agreement ? Share.Of(said.Points[3] + said.Points[4], said.Points.Sum()) : Share.Of(said.Chosen, results.Counted),
            said.Points,
            agreement && said.Chosen > 0 ? said.Points.Select((n, i) => n * (i + 1)).Sum() / (double)said.Chosen : null,
            said.Statement.Published?.Percent, said.Statement.Published?.Counted);
    }
}
