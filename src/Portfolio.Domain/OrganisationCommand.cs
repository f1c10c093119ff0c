namespace Portfolio.Domain;

/// <summary>Something a person asks to be put on record about the organisation.</summary>
public abstract record OrganisationCommand
{
    /// <summary>The stream it is recorded in.</summary>
    public abstract string Stream { get; }

    public virtual IEnumerable<Refusal> Faults() => [];

    public abstract Decision Decide(Organisation organisation, Occasion on);
}
