using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A new sponsor says what they make of the programme.</summary>
internal sealed class Recommitting : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { Running: true, AwaitsCommitment: true, Sponsor: not null } ? life.Hazards.Sponsors.Recommit : 0;

    public override void Happen(ProgrammeLife life)
    {
        var commitment = life.Dice.Pick(
            [(Commitment.Endorsed, 7.0), (Commitment.Conditional, 2.0), (Commitment.Withdrawn, 1.0)]);
        life.Record.Loosely(new RecommitSponsor(life.Sponsor!, commitment), life.Today);
        life.AwaitsCommitment = false;
    }
}
