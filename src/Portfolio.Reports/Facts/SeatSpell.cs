using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>A person in a sponsor's seat. The end of the programme does not end it; only leaving the seat does.</summary>
/// <param name="Person">An id.</param>
/// <param name="Replaced">Whom the person took over from (an id), if it was by a swap.</param>
/// <param name="Commitments">What the person said of the programme, in order.</param>
/// <param name="To">The day the person left; null while sitting.</param>
/// <param name="Successor">Who took over (an id); null when nobody did.</param>
public sealed record SeatSpell(
    string Person,
    SponsorRole Role,
    DateOnly From,
    long At,
    string? Replaced,
    ValueList<CommitmentGiven> Commitments,
    DateOnly? To = null,
    long? EndedAt = null,
    string? Successor = null) : IDated<SeatSpell>
{
    /// <summary>What the person last said; null: nothing.</summary>
    public Commitment? Commitment => Commitments.Count == 0 ? null : Commitments[^1].Commitment;

    public SeatSpell Until(DateOnly day)
    {
        var clipped = To > day ? this with { To = null, EndedAt = null, Successor = null } : this;
        return Commitments.Count > 0 && Commitments[^1].From > day
            ? clipped with { Commitments = Commitments.Until(day) }
            : clipped;
    }
}

/// <summary>What a sponsor said of the programme on a day.</summary>
public sealed record CommitmentGiven(DateOnly From, long At, Commitment Commitment) : IDated<CommitmentGiven>
{
    public CommitmentGiven Until(DateOnly day) => this;
}

/// <summary>A deputy sponsor was named (an id).</summary>
public sealed record DeputyFact(DateOnly From, long At, string Person) : IDated<DeputyFact>
{
    public DeputyFact Until(DateOnly day) => this;
}
