using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>Scope is added on the way.</summary>
internal sealed class AddingScope : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.Active && life.Phases.Exists(p => p.Open) ? life.Hazards.Scope.Add : 0;

    public override void Happen(ProgrammeLife life)
    {
        var phases = life.Phases.FindAll(p => p.Open);
        NewScope.Add(life, life.Dice.Pick(phases).Number);
    }
}
