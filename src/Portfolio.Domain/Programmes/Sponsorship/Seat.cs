namespace Portfolio.Domain.Programmes;

/// <summary>A person in a sponsor's seat.</summary>
/// <param name="SwappedIn">Whom the person replaced, if it was by a swap.</param>
/// <param name="Commitment">What the person said of the programme, once said.</param>
public sealed record Seat(
    string Person,
    SponsorRole Role,
    DateOnly Since,
    string? SwappedIn = null,
    Commitment? Commitment = null);
