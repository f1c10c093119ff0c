namespace Portfolio.Domain;

/// <summary>Something a person asks to be put on record about the organisation.</summary>
public abstract record OrganisationCommand
{
    /// <summary>The stream it is recorded in.</summary>
    public abstract string Stream { get; }

    /// <summary>Whether it can be announced: recorded before its day, from which it counts.</summary>
    public virtual bool MayLieAhead => false;

    public virtual IEnumerable<Refusal> Faults() => [];

    /// <summary>What is wrong with it on that occasion: persons, departments, accounts not known, days out of reach.</summary>
    public virtual IEnumerable<Refusal> FaultsOn(Occasion on) => [];

    public abstract Decision Decide(Organisation organisation, Occasion on);
}
