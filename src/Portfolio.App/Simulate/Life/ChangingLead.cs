using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>Somebody else runs the programme from day to day.</summary>
internal sealed class ChangingLead : Behaviour
{
    public override double Rate(ProgrammeLife life) => life.Running ? life.Hazards.Sponsors.ChangeLead : 0;

    public override void Happen(ProgrammeLife life)
    {
        life.Lead = life.SomebodyElse();
        life.Record.InOrder(new ChangeLead(life.Lead), life.Today);
    }
}
