using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>What a programme is called and where it belongs, from a day on.</summary>
/// <param name="At">Position of the event that said so.</param>
public sealed record Profile(
    DateOnly From,
    long At,
    string Title,
    string? Department,
    ValueList<string> Accounts,
    string? Segment,
    Cadence? Cadence) : IDated<Profile>
{
    public Profile Until(DateOnly day) => this;
}
