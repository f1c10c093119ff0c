using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>What is ready for a threat: when it was prepared and reviewed, and how it answered.</summary>
/// <param name="Tendings">Prepared first, then prepared anew or reviewed, in order; never empty.</param>
public sealed record ContingencyFacts(
    string Threat, DateOnly From, long At, ValueList<ContingencyTending> Tendings, ValueList<ContingencyUse> Uses)
    : IDated<ContingencyFacts>
{
    /// <summary>When it was last prepared or reviewed.</summary>
    public ContingencyTending Tended => Tendings[^1];

    /// <summary>Who would carry it out (a person's id).</summary>
    public string Owner => Tendings.Last(t => t.Owner is not null).Owner!;

    /// <summary>Whether it is good on a day, which is not before it was last tended.</summary>
    /// <param name="months">For how many it is good: a setting.</param>
    public bool IsFreshOn(DateOnly day, int months) => day <= Tended.From.AddMonths(months);

    /// <summary>
    /// The tending by which it was ready for something that struck on a day: within the months before; null: it was not.
    /// </summary>
    /// <param name="months">For how many it is good: a setting.</param>
    public ContingencyTending? ReadyFor(DateOnly day, int months)
    {
        var before = Tendings.LastOrDefault(t => t.From < day);
        return before?.From.AddMonths(months) >= day ? before : null;
    }

    public ContingencyFacts Until(DateOnly day) => Tendings.Beyond(day) || Uses.Beyond(day)
        ? this with { Tendings = Tendings.Until(day), Uses = Uses.Until(day) }
        : this;
}

/// <summary>A contingency was prepared or reviewed.</summary>
/// <param name="Owner">Whose it was from then on (a person's id); null for a review.</param>
public sealed record ContingencyTending(DateOnly From, long At, string? Owner) : IDated<ContingencyTending>
{
    public ContingencyTending Until(DateOnly day) => this;
}

/// <summary>A contingency was needed and used.</summary>
/// <param name="Shock">The code of the shock that it answered, if it was one.</param>
public sealed record ContingencyUse(DateOnly From, long At, string? Shock, ContingencyResult Result) : IDated<ContingencyUse>
{
    public ContingencyUse Until(DateOnly day) => this;
}
