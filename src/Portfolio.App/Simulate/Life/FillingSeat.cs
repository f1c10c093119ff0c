using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>An empty sponsor’s seat is filled, for good or for the interim.</summary>
internal sealed class FillingSeat : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { Running: true, Sponsor: null } ? life.Hazards.Sponsors.Fill : 0;

    public override void Happen(ProgrammeLife life)
    {
        var role = life.Dice.Chance(life.Hazards.Sponsors.ShareInterim) ? SponsorRole.Interim : SponsorRole.Lead;
        life.Sponsor = life.SomebodyElse();
        life.Record.InOrder(new AppointSponsor(life.Sponsor, role), life.Today);
    }
}
