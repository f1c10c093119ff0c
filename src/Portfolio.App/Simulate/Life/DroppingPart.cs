using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A part is given up, with the scope that it took over.</summary>
internal sealed class DroppingPart : Behaviour
{
    public override double Rate(ProgrammeLife life) => life.Parts.Count(p => p.Open) * life.Hazards.Becoming.DropPart;

    public override void Happen(ProgrammeLife life)
    {
        var part = life.Dice.Pick(life.Parts.FindAll(p => p.Open));
        var causes = life.Causes();
        life.Record.AfterAll(new Drop(causes, Reasons.Other(causes)), life.Today, of: part.Code);
        part.Open = false;
    }
}
