using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A part is merged into the programme that it came from, which takes back what is open of its scope, for "later".</summary>
internal sealed class MergingBack : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.Running ? life.Parts.Count(p => p.Open) * life.Hazards.Becoming.MergeBack : 0;

    public override void Happen(ProgrammeLife life)
    {
        var part = life.Dice.Pick(life.Parts.FindAll(p => p.Open));
        life.Record.AfterAll(new Merge(life.Code, ToLater: true, Reason: Reasons.Merging), life.Today, of: part.Code);
        part.GiveBack();
    }
}
