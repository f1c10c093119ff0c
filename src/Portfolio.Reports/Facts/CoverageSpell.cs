using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>Which kinds of fact a source reports of a programme, and how it looks.</summary>
/// <param name="To">When the source's coverage was declared anew; null while it holds.</param>
public sealed record CoverageSpell(Coverage Coverage, DateOnly From, long At, DateOnly? To = null) : IDated<CoverageSpell>
{
    public CoverageSpell Until(DateOnly day) => To > day ? this with { To = null } : this;
}
