using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>A phase, with every plan of it and when it moved on.</summary>
/// <param name="Plans">As first planned, and each change; never empty.</param>
/// <param name="Moves">Started, completed, cancelled.</param>
public sealed record PhaseFacts(
    int Number, DateOnly From, long At, ValueList<PhasePlan> Plans, ValueList<PhaseMove> Moves) : IDated<PhaseFacts>
{
    /// <summary>The plan that stands.</summary>
    public PhasePlan Plan => Plans[^1];

    public PhaseState State => Moves.Count == 0 ? PhaseState.Planned : Moves[^1].State;

    public PhaseFacts Until(DateOnly day) => Plans.Beyond(day) || Moves.Beyond(day)
        ? this with { Plans = Plans.Until(day), Moves = Moves.Until(day) }
        : this;
}

public sealed record PhasePlan(DateOnly From, long At, string Title, DateOnly? Start, DateOnly? Finish, bool Funded)
    : IDated<PhasePlan>
{
    public PhasePlan Until(DateOnly day) => this;
}

public sealed record PhaseMove(DateOnly From, long At, PhaseState State) : IDated<PhaseMove>
{
    public PhaseMove Until(DateOnly day) => this;
}
