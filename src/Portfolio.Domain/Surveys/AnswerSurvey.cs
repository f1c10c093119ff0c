namespace Portfolio.Domain.Surveys;

/// <summary>Answers a survey, once for each invitation. No person is recorded with it.</summary>
/// <param name="Code">The survey's code.</param>
/// <param name="Token">SHA-256 of the invitation's token, in lower-case hex.</param>
/// <param name="Answers">
/// To agree: points for each statement that is answered. To check all that apply: those that do. A single question: one.
/// </param>
public sealed record AnswerSurvey(string Code, string Token, ValueList<StatementAnswer> Answers) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Survey.Kind, Code);

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Survey(Code);
        if (history.Latest.Opened is not { } survey)
        {
            return Decision.Refuse("survey-is-known", $"There is no survey “{Words.Shown(Code)}”.", "code");
        }

        var faults = AnswerFaults(survey).ToValueList();
        if (faults.Count > 0)
        {
            return new Decision.Refused(faults);
        }

        var answered = new SurveyAnswered(
            Token,
            Answers.Select(a => a with { Statement = survey.Statements.First(s => Same(s.Code, a.Statement)).Code }).ToValueList());
        return history.Latest.Invitations.GetValueOrDefault(Token) && history.All.Any(e => e.Event.Equals(answered))
            ? Decision.Nothing
            : history.Fit([answered], on);
    }

    private IEnumerable<Refusal> AnswerFaults(SurveyOpened survey)
    {
        for (var i = 0; i < Answers.Count; i++)
        {
            if (!survey.Statements.Any(s => Same(s.Code, Answers[i].Statement)))
            {
                yield return new(
                    "answer-is-to-a-statement", $"{survey.Survey} has no statement “{Words.Shown(Answers[i].Statement)}”.", $"answers[{i}].statement");
            }

            var needed = survey.Kind == SurveyKind.Agreement;
            if (needed ? Answers[i].Points is not (>= 1 and <= 5) : Answers[i].Points is not null)
            {
                yield return new(
                    "points-as-the-kind-asks",
                    needed ? "Give 1 (completely disagree) to 5 (completely agree) points." : "This kind of survey takes no points.",
                    $"answers[{i}].points");
            }
        }

        if (Answers.DistinctBy(a => a.Statement, StringComparer.OrdinalIgnoreCase).Count() < Answers.Count)
        {
            yield return new("statement-answered-once", "The same statement is answered twice.", "answers");
        }

        if (survey.Kind == SurveyKind.SingleQuestion ? Answers.Count != 1 : survey.Kind == SurveyKind.Agreement && Answers.Count == 0)
        {
            yield return new(
                "answers-as-the-kind-asks",
                survey.Kind == SurveyKind.SingleQuestion ? "Choose one answer." : "Answer at least one statement.",
                "answers");
        }
    }

    private static bool Same(string known, string given) => string.Equals(known, given, StringComparison.OrdinalIgnoreCase);
}
