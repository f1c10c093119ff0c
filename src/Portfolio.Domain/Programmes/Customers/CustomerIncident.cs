namespace Portfolio.Domain.Programmes;

/// <summary>What went wrong for a customer.</summary>
public enum IncidentKind
{
    Complaint,
    ServiceFailure,

    /// <summary>It was seen in public: press, social media.</summary>
    Public,
}

/// <summary>How well an incident was handled.</summary>
public enum Handling
{
    Well,
    Adequately,
    Badly,
}

/// <summary>Something that went wrong for a customer, as it stands.</summary>
/// <param name="Opening">What was recorded of it.</param>
/// <param name="Handling">How well it was resolved; null while it is open.</param>
/// <param name="ResolvedOn">The day it was.</param>
public sealed record CustomerIncident(
    CustomerIncidentRecorded Opening, DateOnly On, Handling? Handling = null, DateOnly? ResolvedOn = null);
