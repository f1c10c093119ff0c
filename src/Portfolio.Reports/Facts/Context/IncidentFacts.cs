using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>Something went wrong for a customer, and how it was resolved.</summary>
/// <param name="ResolvedOn">Null while it is open.</param>
public sealed record IncidentFacts(
    DateOnly From,
    long At,
    CustomerIncidentRecorded Opening,
    Handling? Handling = null,
    DateOnly? ResolvedOn = null,
    long? ResolvedAt = null) : IDated<IncidentFacts>
{
    public IncidentFacts Until(DateOnly day) =>
        ResolvedOn > day ? this with { Handling = null, ResolvedOn = null, ResolvedAt = null } : this;
}
