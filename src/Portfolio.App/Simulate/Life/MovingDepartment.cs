using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>The programme goes over to another department.</summary>
internal sealed class MovingDepartment : Behaviour
{
    public override double Rate(ProgrammeLife life) => life.Running ? life.Hazards.Lifecycle.MoveDepartment : 0;

    public override void Happen(ProgrammeLife life)
    {
        var department = life.Dice.Pick(Offices.Running);
        if (department != life.Department)
        {
            life.Department = department;
            life.Record.InOrder(new Describe(Department: department), life.Today);
        }
    }
}
