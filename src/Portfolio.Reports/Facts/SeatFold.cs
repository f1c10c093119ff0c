using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>A sponsor's seat while events are taken in effective order.</summary>
internal sealed class SeatFold(string person, SponsorRole role, string? replaced, DateOnly from, long at)
{
    private List<CommitmentGiven>? _commitments;
    private DateOnly? _to;
    private long? _endedAt;
    private string? _successor;

    public static void Take(List<SeatFold> seats, DomainEvent happened, DateOnly on, long at)
    {
        switch (happened)
        {
            case SponsorAppointed e:
                seats.Add(new(e.Person, e.Role, null, on, at));
                break;
            case SponsorSwapped e when seats.Find(s => s.Held(e.From)) is { } seat:
                seat.End(on, at, e.To);
                seats.Add(new(e.To, seat.Role, e.From, on, at));
                break;
            case SponsorVacated e:
                seats.Find(s => s.Held(e.Person))?.End(on, at, null);
                break;
            case SponsorRecommitted e:
                seats.Find(s => s.Held(e.Person))?.Commit(new(on, at, e.Commitment));
                break;
        }
    }

    public SeatSpell Fact() =>
        new(person, Role, from, at, replaced, [.. _commitments ?? []], _to, _endedAt, _successor);

    private SponsorRole Role => role;

    private bool Held(string by) => _to is null && person == by;

    private void End(DateOnly on, long endedAt, string? successor) =>
        (_to, _endedAt, _successor) = (on, endedAt, successor);

    private void Commit(CommitmentGiven given) => (_commitments ??= []).Add(given);
}
