using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A sponsor goes, and nobody takes over.</summary>
internal sealed class VacatingSponsor : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { Running: true, Sponsor: not null } ? life.Hazards.Sponsors.Vacate : 0;

    public override void Happen(ProgrammeLife life)
    {
        life.Record.InOrder(new VacateSponsor(life.Sponsor!, life.Dice.Pick(Reasons.Vacated)), life.Today);
        life.Sponsor = null;
        life.AwaitsCommitment = false;
    }
}
