using Portfolio.Domain;
using Portfolio.Domain.Feedback;

namespace Portfolio.Reports.Facts;

/// <summary>Something that is to be done about feedback, of a programme's record or of a wave's.</summary>
/// <param name="ClosedOn">The day it was done; null while it is open.</param>
public sealed record ActionFacts(
    DateOnly From,
    long At,
    FeedbackActionRaised Opening,
    ValueList<ActionEscalation> Escalations,
    DateOnly? ClosedOn = null,
    long? ClosedAt = null) : IDated<ActionFacts>
{
    /// <summary>Who has to see to it now (a person's id).</summary>
    public string Owner => Escalations.Count == 0 ? Opening.Owner : Escalations[^1].Person;

    public bool IsOverdueOn(DateOnly day) => ClosedOn is null && Opening.Due < day;

    /// <summary>Whether it was closed by its day; null while it may still be.</summary>
    public bool? InTime(DateOnly day) => ClosedOn is { } closed ? closed <= Opening.Due : Opening.Due < day ? false : null;

    public ActionFacts Until(DateOnly day)
    {
        var clipped = ClosedOn > day ? this with { ClosedOn = null, ClosedAt = null } : this;
        return Escalations.Beyond(day) ? clipped with { Escalations = Escalations.Until(day) } : clipped;
    }

    /// <summary>Takes one more event in effective order; what is not known changes nothing.</summary>
    internal static void Take(List<ActionFacts> actions, FeedbackEvent happened, DateOnly on, long at)
    {
        var code = happened switch
        {
            FeedbackActionRaised e => e.Action,
            FeedbackActionClosed e => e.Action,
            FeedbackActionEscalated e => e.Action,
            _ => "",
        };
        var held = actions.FindIndex(a => a.Opening.Action.Equals(code, StringComparison.OrdinalIgnoreCase));
        switch (happened)
        {
            case FeedbackActionRaised e when held < 0:
                actions.Add(new(on, at, e, []));
                break;
            case FeedbackActionClosed when held >= 0 && actions[held].ClosedOn is null:
                actions[held] = actions[held] with { ClosedOn = on, ClosedAt = at };
                break;
            case FeedbackActionEscalated e when held >= 0:
                actions[held] = actions[held] with { Escalations = [.. actions[held].Escalations, new(on, at, e.To)] };
                break;
        }
    }
}

/// <summary>An action was taken to somebody else (a person's id).</summary>
public sealed record ActionEscalation(DateOnly From, long At, string Person) : IDated<ActionEscalation>
{
    public ActionEscalation Until(DateOnly day) => this;
}
