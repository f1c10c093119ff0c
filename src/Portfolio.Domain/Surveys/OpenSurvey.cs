using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Surveys;

/// <summary>Opens a survey with its statements: own ones, or a ready-made one's.</summary>
/// <param name="Code">The survey's code: 2 to 60 letters, digits or - _ . /.</param>
/// <param name="Title">What those who answer read above it.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Statements">What can be agreed to, checked or chosen.</param>
/// <param name="Question">What is asked of all statements, if there is such a thing.</param>
/// <param name="Ready">A ready-made survey, whose kind and statements it takes; leave the others out then.</param>
public sealed record OpenSurvey(
    string Code,
    string Title,
    SurveyKind? Kind = null,
    ValueList<Statement>? Statements = null,
    string? Question = null,
    ReadySurvey? Ready = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Survey.Kind, Code);

    public override IEnumerable<Refusal> Faults() =>
    [
        .. Domain.Code.Faults(Code, "code"),
        .. Words.TitleFaults(Title),
        .. CommandFaults.Known(Ready, "ready"),
        .. CommandFaults.Known(Kind, "kind"),
        .. Ready is null == (Kind is null || Statements is null)
            ? [new Refusal("survey-asks-something", "Give a kind and statements, or name a ready-made survey; not both.", "statements")]
            : Ready is null ? StatementFaults(Statements!) : [],
        .. Words.Faults(Question, "question"),
    ];

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Survey(Code);
        var code = history.Latest.Opened?.Survey ?? Code;
        var opened = Ready is { } ready
            ? ReadySurveys.Of(ready, code, Title.Trim())
            : new SurveyOpened(
                code, Title.Trim(), Kind!.Value, Words.Tidy(Question),
                Statements!.Select(s => s with { Wording = s.Wording.Trim() }).ToValueList());
        return history.Latest.Opened == opened ? Decision.Nothing : history.Fit([opened], on);
    }

    private static IEnumerable<Refusal> StatementFaults(ValueList<Statement> statements) =>
    [
        .. statements.Count is < 1 or > 50
            ? [new Refusal("survey-has-statements", "A survey has 1 to 50 statements.", "statements")]
            : Array.Empty<Refusal>(),
        .. statements.SelectMany((s, i) => Domain.Code.Faults(s.Code, $"statements[{i}].code")
            .Concat(Words.TitleFaults(s.Wording, $"statements[{i}].wording"))
            .Concat(s.Published is { } p && (p.Percent is < 0 or > 100 || string.IsNullOrWhiteSpace(p.Counted))
                ? [new Refusal("published-share-says-what", "A published share is 0 to 100 % and says what was counted.", $"statements[{i}].published")]
                : [])),
        .. statements.DistinctBy(s => s.Code, StringComparer.OrdinalIgnoreCase).Count() < statements.Count
            ? [new Refusal("statements-differ", "The same code is given to two statements.", "statements")]
            : Array.Empty<Refusal>(),
    ];
}
