using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>A phase while events are taken in effective order.</summary>
internal sealed class PhaseFold(PhasePlanned planned, DateOnly on, long at)
{
    private readonly List<PhasePlan> _plans = [new(on, at, planned.Title, planned.Start, planned.Finish, planned.Funded)];
    private readonly List<PhaseMove> _moves = [];

    public int Number => planned.Number;

    public bool Funded => _plans[^1].Funded;

    public void Take(DomainEvent happened, DateOnly day, long position)
    {
        var was = _plans[^1];
        switch (happened)
        {
            case PhaseReplanned e:
                _plans.Add(new(
                    day, position, e.Title ?? was.Title, e.Start ?? was.Start, e.Finish ?? was.Finish, e.Funded ?? was.Funded));
                break;
            case PhaseStarted:
                _moves.Add(new(day, position, PhaseState.Started));
                break;
            case PhaseCompleted:
                _moves.Add(new(day, position, PhaseState.Completed));
                break;
            case PhaseCancelled:
                _moves.Add(new(day, position, PhaseState.Cancelled));
                break;
        }
    }

    public PhaseFacts Fact() => new(planned.Number, on, at, [.. _plans], [.. _moves]);
}
