using Portfolio.Domain;

namespace Portfolio.Reports.Facts;

/// <summary>How a planned finish came about.</summary>
public enum FinishKind
{
    /// <summary>The first one known.</summary>
    Planned,

    /// <summary>That of the commission: the original from then on.</summary>
    Commissioned,
    Rebaselined,
}

/// <summary>A planned finish was set or moved.</summary>
/// <param name="Was">What it was before; null for the first.</param>
public sealed record FinishFact(
    DateOnly From, long At, FinishKind Kind, DateOnly? Was, DateOnly To, ValueList<Derailer> Causes) : IDated<FinishFact>
{
    /// <summary>How far it moved; negative is earlier.</summary>
    public int MovedDays => Was is { } was ? To.DayNumber - was.DayNumber : 0;

    public FinishFact Until(DateOnly day) => this;
}
