using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A sponsor is replaced; some swaps are announced ahead.</summary>
internal sealed class SwappingSponsor : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { Running: true, Sponsor: not null } ? life.Hazards.Sponsors.Swap : 0;

    public override void Happen(ProgrammeLife life)
    {
        var next = life.SomebodyElse();
        var announcedBefore = life.Dice.Chance(life.Hazards.Sponsors.ShareAnnounced) ? life.Dice.Between(7, 35) : 0;
        life.Record.InOrder(
            new SwapSponsor(life.Sponsor!, next, life.Dice.Pick(Reasons.Swap)), life.Today, announcedBefore);
        life.Swapped(next);
    }
}
