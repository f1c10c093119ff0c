namespace Portfolio.Domain.Programmes;

/// <summary>An answer that is ready for a threat, as it stands.</summary>
/// <param name="Threat">One of <see cref="Threat.Named"/>, or a free one.</param>
/// <param name="Owner">The id of the person who would carry it out.</param>
/// <param name="TendedOn">The day it was last prepared or reviewed.</param>
public sealed record Contingency(string Threat, string Owner, DateOnly TendedOn)
{
    /// <summary>Whether it is good on a day.</summary>
    /// <param name="months">For how many an answer is good once it was prepared or reviewed: a setting.</param>
    public bool IsFreshOn(DateOnly day, int months) => day <= TendedOn.AddMonths(months);
}

/// <summary>How well a contingency answered when it was needed.</summary>
public enum ContingencyResult
{
    Held,
    HeldInPart,
    Failed,
}
