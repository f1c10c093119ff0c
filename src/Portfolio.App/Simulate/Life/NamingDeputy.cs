using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>Somebody is named who stands in for the sponsor.</summary>
internal sealed class NamingDeputy : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life is { Running: true, Deputy: null } ? life.Hazards.Sponsors.NameDeputy : 0;

    public override void Happen(ProgrammeLife life)
    {
        life.Deputy = life.SomebodyElse();
        life.Record.InOrder(new NameDeputySponsor(life.Deputy), life.Today);
    }
}
