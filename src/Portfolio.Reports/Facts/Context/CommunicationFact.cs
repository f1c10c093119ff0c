using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>Somebody was told what was done or will be.</summary>
public sealed record CommunicationFact(DateOnly From, long At, CommunicationLogged Said) : IDated<CommunicationFact>
{
    public CommunicationFact Until(DateOnly day) => this;
}
