namespace Portfolio.Reports.Facts;

/// <summary>A shock hit a programme.</summary>
/// <param name="Severity">1 (hardly felt) to 5 (it cannot go on).</param>
public sealed record ShockFact(DateOnly From, long At, string Shock, int Severity) : IDated<ShockFact>
{
    public ShockFact Until(DateOnly day) => this;
}
