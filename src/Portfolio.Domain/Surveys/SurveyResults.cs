namespace Portfolio.Domain.Surveys;

/// <summary>How often something was said to a statement.</summary>
/// <param name="Points">With agreement: how many gave 1, 2, 3, 4 and 5 points; else empty.</param>
/// <param name="Chosen">How many checked or chose it, or gave it any points; the latter in steps of five.</param>
public sealed record StatementResult(Statement Statement, int Chosen, ValueList<int> Points);

/// <summary>
/// What was answered, in steps: only the first 5, 10, 15 … answers in the order of the ledger count, whatever is asked for.
/// Whoever takes the difference between any two looks, past ones included, finds five people at least, or none. Where a
/// statement may be left unanswered, of these the first 5, 10, 15 … that answered it: one that few answered would show them.
/// </summary>
/// <param name="Counted">How many answers the figures are of.</param>
/// <param name="HeldBack">How many more there are that no figure holds yet: fewer than five.</param>
public sealed record SurveyResults(SurveyOpened Survey, int Invited, int Counted, int HeldBack, ValueList<StatementResult> Statements)
{
    /// <summary>Nobody is found among fewer.</summary>
    public const int Step = 5;

    /// <summary>The results as known at a position. The day that was given to an answer plays no part: it could part a step.</summary>
    public static SurveyResults? Of(History<Survey> history, long knownAt = long.MaxValue)
    {
        var known = history.Where(e => e.Position <= knownAt);
        if (known.Latest.Opened is not { } survey)
        {
            return null;
        }

        var answers = known.All.Select(e => e.Event).OfType<SurveyAnswered>().ToList();
        var counted = answers.Count / Step * Step;
        var said = answers.Take(counted).SelectMany(a => a.Answers).ToLookup(a => a.Statement, StringComparer.OrdinalIgnoreCase);
        return new(
            survey,
            known.Standing.Select(e => e.Event).OfType<InvitationsIssued>().Sum(i => i.Tokens.Count),
            counted,
            answers.Count - counted,
            survey.Statements.Select(s => survey.Kind == SurveyKind.Agreement
                ? Agreed(s, [.. said[s.Code]])
                : new StatementResult(s, said[s.Code].Count(), [])).ToValueList());
    }

    private static StatementResult Agreed(Statement statement, StatementAnswer[] said)
    {
        var counted = said[..(said.Length / Step * Step)];
        return new(
            statement, counted.Length, Enumerable.Range(1, 5).Select(points => counted.Count(a => a.Points == points)).ToValueList());
    }
}
