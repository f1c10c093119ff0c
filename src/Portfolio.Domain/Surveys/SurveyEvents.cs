namespace Portfolio.Domain.Surveys;

/// <summary>How a survey is answered.</summary>
public enum SurveyKind
{
    /// <summary>Each statement on five points, from "completely disagree" (1) to "completely agree" (5).</summary>
    Agreement,

    /// <summary>As many statements as apply, none too.</summary>
    CheckAllThatApply,

    /// <summary>One of the statements.</summary>
    SingleQuestion,
}

/// <summary>What can be agreed to, checked or chosen.</summary>
/// <param name="Code">Unique in the survey.</param>
/// <param name="Wording">As those who answer read it.</param>
/// <param name="Published">A share that others published for it, if there is one.</param>
public sealed record Statement(string Code, string Wording, PublishedShare? Published = null);

/// <summary>A figure that others published: it is shown beside ours, with what it counted.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="Counted">What was counted, for example <c>companies that completely disagree</c>.</param>
public sealed record PublishedShare(decimal Percent, string Counted);

/// <summary>What was said to a statement.</summary>
/// <param name="Statement">The statement's code.</param>
/// <param name="Points">1 to 5 with <see cref="SurveyKind.Agreement"/>; else null, for what was checked or chosen.</param>
public sealed record StatementAnswer(string Statement, int? Points = null);

public sealed record SurveyOpened(string Survey, string Title, SurveyKind Kind, string? Question, ValueList<Statement> Statements)
    : DomainEvent;

/// <summary>Invitations were made; only what their tokens are known by is kept, never who has which.</summary>
/// <param name="Tokens">SHA-256 of each token, in lower-case hex.</param>
public sealed record InvitationsIssued(ValueList<string> Tokens) : DomainEvent;

/// <summary>Somebody answered; who, nobody knows.</summary>
/// <param name="Token">SHA-256 of the invitation's token, so that it answers once.</param>
public sealed record SurveyAnswered(string Token, ValueList<StatementAnswer> Answers) : DomainEvent;

public sealed record SurveyClosed(string Survey) : DomainEvent;
