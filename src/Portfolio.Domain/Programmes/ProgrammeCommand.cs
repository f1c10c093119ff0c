namespace Portfolio.Domain.Programmes;

/// <summary>Something a person asks to be put on a programme's record. A file per command holds it, its rule, its event.</summary>
public abstract record ProgrammeCommand
{
    /// <summary>Whether it opens the record, so that there must be none yet.</summary>
    public virtual bool Opens => false;

    /// <summary>
    /// Whether it can be announced: recorded before its day, from which it counts. Anything else has happened or not.
    /// </summary>
    public virtual bool MayLieAhead => false;

    /// <summary>What is wrong with the command in itself, whatever the programme's state; all at once.</summary>
    public virtual IEnumerable<Refusal> Faults() => [];

    /// <summary>What is wrong with it on that occasion: persons, departments, accounts not known, days out of reach.</summary>
    public virtual IEnumerable<Refusal> FaultsOn(Occasion on) => [];

    /// <summary>
    /// The events it would give, in that state on that day; none if it changes nothing. Whether they may happen is asked
    /// of <see cref="ProgrammeRules"/>, by the same rule as for events recorded late or left over by a retraction.
    /// </summary>
    public abstract Decision Decide(Programme programme, Occasion on);

    /// <summary>What it would give of other programmes, in the same append, where it gives anything at all.</summary>
    public virtual IEnumerable<FactsElsewhere> Elsewhere(Programme programme, Occasion on) => [];
}
