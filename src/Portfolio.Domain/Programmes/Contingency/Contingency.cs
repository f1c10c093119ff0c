namespace Portfolio.Domain.Programmes;

/// <summary>An answer that is ready for a threat, as it stands.</summary>
/// <param name="Threat">One of <see cref="Threat.Named"/>, or a free one.</param>
/// <param name="Owner">The id of the person who would carry it out.</param>
/// <param name="TendedOn">The day it was last prepared or reviewed.</param>
public sealed record Contingency(string Threat, string Owner, DateOnly TendedOn)
{
    /// <summary>How long an answer is good for once it was prepared or reviewed.</summary>
    public const int FreshMonths = 12;

    public bool IsFreshOn(DateOnly day) => day <= TendedOn.AddMonths(FreshMonths);
}

/// <summary>How well a contingency answered when it was needed.</summary>
public enum ContingencyResult
{
    Held,
    HeldInPart,
    Failed,
}
