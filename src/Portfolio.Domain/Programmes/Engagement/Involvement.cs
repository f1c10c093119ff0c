namespace Portfolio.Domain.Programmes;

/// <summary>How far a department goes along with a programme.</summary>
public enum Engagement
{
    Informed,
    Consulted,
    Committed,

    /// <summary>It stands in the way.</summary>
    Blocking,
}

/// <summary>A department that a programme needs, as it stands.</summary>
/// <param name="Since">The day it was involved.</param>
/// <param name="Engagement">How it stands to the programme, once that is on record.</param>
public sealed record Involvement(string Department, DateOnly Since, Engagement? Engagement = null);
