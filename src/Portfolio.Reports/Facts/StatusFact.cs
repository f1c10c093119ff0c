using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>
/// A status was reported, superseded ones included: which one stands for a period is told by position, among those
/// known on the day.
/// </summary>
public sealed record StatusFact(DateOnly From, long At, StatusReported Report) : IDated<StatusFact>
{
    public StatusFact Until(DateOnly day) => this;
}
