using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>Which kinds of fact a source reports of a programme, and how it looks.</summary>
/// <param name="To">When the source's coverage was declared anew; null while it holds.</param>
public sealed record CoverageSpell(Coverage Coverage, DateOnly From, long At, DateOnly? To = null) : IDated<CoverageSpell>
{
    private readonly int _kinds = Mask(Coverage);

    /// <summary>How its source looks; here, since it is asked very often.</summary>
    public Sight Sight { get; } = Coverage.Sight;

    /// <summary>Whether a kind is among them; asked very often.</summary>
    public bool Observes(FactKind kind) => (_kinds & (1 << (int)kind)) != 0;

    public CoverageSpell Until(DateOnly day) => To > day ? this with { To = null } : this;

    private static int Mask(Coverage coverage)
    {
        var mask = 0;
        foreach (var kind in coverage.Kinds.Span)
        {
            mask |= 1 << (int)kind;
        }

        return mask;
    }
}
