using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>Somebody said that the status of a period was another.</summary>
public sealed record OverrideFact(DateOnly From, long At, StatusOverridden Said) : IDated<OverrideFact>
{
    public OverrideFact Until(DateOnly day) => this;
}
