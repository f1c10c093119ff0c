namespace Portfolio.Domain.Programmes;

// The words that a programme's events are made of.

/// <summary>How often a programme reports its status.</summary>
public enum Cadence
{
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

/// <summary>What became of a programme that had left its register.</summary>
public enum Outcome
{
    Completed,
    Dropped,
    Merged,
}

public enum SponsorRole
{
    Lead,
    Joint,
    Interim,
}

/// <summary>What a new sponsor says of the programme.</summary>
public enum Commitment
{
    Endorsed,
    Conditional,
    Withdrawn,
}

/// <summary>A kind of fact that a source reports or does not.</summary>
public enum FactKind
{
    /// <summary>That there is a programme: it begins, and it goes on or does not. What became of it is told apart.</summary>
    Existence,
    Stalls,
    Holds,
    Phases,
    Scope,
    Sponsors,
    Finish,
    Budget,
    Status,

    /// <summary>
    /// How a programme ended: completed, dropped. A register that just no longer lists a programme does not tell.
    /// </summary>
    Outcomes,
}

/// <summary>How often a source looks.</summary>
public enum Sight
{
    /// <summary>Every change is recorded with its own day.</summary>
    Continuous,

    /// <summary>Only the state on certain days is known (a yearly register); what lies between is not.</summary>
    AtSnapshots,
}

/// <summary>Which kinds of fact are observed. What is not observed is not zero.</summary>
/// <param name="Source">Who reports: <c>PMO</c> for our own recording, else a register's name.</param>
/// <param name="Kinds">The kinds of fact it reports.</param>
/// <param name="Sight">How often it looks.</param>
public sealed record Coverage(string Source, ValueList<FactKind> Kinds, Sight Sight)
{
    /// <summary>Recorded by our own PMO: everything, as it happens.</summary>
    public static readonly Coverage Own = new("PMO", Enum.GetValues<FactKind>().ToValueList(), Sight.Continuous);

    public bool Observes(FactKind kind) => Kinds.Contains(kind);
}

/// <summary>A part of the scope promised to a customer.</summary>
/// <param name="Account">The customer's code.</param>
/// <param name="By">The promised day, where one was given.</param>
public sealed record Promise(string Account, DateOnly? By = null);

public enum ProgrammeState
{
    /// <summary>Not on the record (yet, on the day asked about).</summary>
    Unknown,
    Proposed,
    Active,

    /// <summary>A standstill nobody wanted.</summary>
    Stalled,

    /// <summary>A standstill somebody decided.</summary>
    OnHold,
    Completed,
    Dropped,
    ExperimentEnded,
    Merged,

    /// <summary>Vanished from its register; nobody said why.</summary>
    LeftRegister,
}
