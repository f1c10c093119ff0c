using System.Collections.Immutable;

namespace Portfolio.Domain.Surveys;

/// <summary>A survey as it stands: who may answer, and how many have. What they said is in <see cref="SurveyResults"/>.</summary>
public sealed record Survey : IFolded<Survey>
{
    public const string Kind = "survey";

    public static Survey Initial { get; } = new();

    /// <summary>What is asked; null before.</summary>
    public SurveyOpened? Opened { get; init; }

    public DateOnly? ClosedOn { get; init; }

    /// <summary>SHA-256 of each invitation's token, with whether it was used.</summary>
    public ImmutableDictionary<string, bool> Invitations { get; init; } = ImmutableDictionary<string, bool>.Empty;

    public Survey Evolve(Recorded recorded) => recorded.Event switch
    {
        SurveyOpened e => this with { Opened = e },
        InvitationsIssued e => this with
        {
            Invitations = Invitations.SetItems(e.Tokens.Where(t => !Invitations.ContainsKey(t)).Select(t => KeyValuePair.Create(t, false))),
        },
        SurveyAnswered e => this with { Invitations = Invitations.SetItem(e.Token, true) },
        SurveyClosed => this with { ClosedOn = recorded.EffectiveOn },
        _ => this,
    };

    public Refusal? Broken(Recorded recorded) => recorded.Event switch
    {
        SurveyOpened e => Opened is null ? null : new("survey-is-new", $"There is already a survey {e.Survey}, “{Opened.Title}”.", "code"),
        _ when Opened is null => new("survey-was-open", "There was no such survey on that day.", "effectiveOn"),
        _ when ClosedOn is { } day => new("survey-is-open", $"{Opened.Survey} was closed on {day:yyyy-MM-dd}."),
        InvitationsIssued or SurveyClosed => null,
        SurveyAnswered e => Invitations.TryGetValue(e.Token, out var used)
            ? used ? new("answered-once", "This invitation has been used: each answers once.", "token") : null
            : new("invitation-is-known", "There is no such invitation to this survey.", "token"),
        var unknown => new("event-has-a-rule", $"No rule says when {unknown.GetType().Name} may happen."),
    };
}
