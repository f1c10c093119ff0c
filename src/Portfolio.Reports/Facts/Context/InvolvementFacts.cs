using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>A department that a programme needs beside its own, and how it stood to it.</summary>
public sealed record InvolvementFacts(string Department, DateOnly From, long At, ValueList<EngagementGiven> Engagements)
    : IDated<InvolvementFacts>
{
    /// <summary>How it stands; null while nobody said.</summary>
    public Engagement? Engagement => Engagements.Count == 0 ? null : Engagements[^1].Engagement;

    /// <summary>The event that says how it stands.</summary>
    public long SaidAt => Engagements.Count == 0 ? At : Engagements[^1].At;

    public InvolvementFacts Until(DateOnly day) =>
        Engagements.Beyond(day) ? this with { Engagements = Engagements.Until(day) } : this;
}

/// <summary>How a department stood to a programme from a day on.</summary>
public sealed record EngagementGiven(DateOnly From, long At, Engagement Engagement) : IDated<EngagementGiven>
{
    public EngagementGiven Until(DateOnly day) => this;
}

/// <summary>A department was taken unawares.</summary>
public sealed record BlindsidingFact(DateOnly From, long At, string Department) : IDated<BlindsidingFact>
{
    public BlindsidingFact Until(DateOnly day) => this;
}
