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
}

/// <summary>An action was taken to somebody else (a person's id).</summary>
public sealed record ActionEscalation(DateOnly From, long At, string Person) : IDated<ActionEscalation>
{
    public ActionEscalation Until(DateOnly day) => this;
}
