using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A piece of scope is handed over to a part that goes on by itself: to "later" there, in no phase.</summary>
internal sealed class HandingOver : Behaviour
{
    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.Active && life.Items.Exists(i => i.Open)
            ? life.Parts.Count(p => p.Open) * life.Hazards.Becoming.HandOver
            : 0;

    public override void Happen(ProgrammeLife life)
    {
        var (part, item) = (life.Dice.Pick(life.Parts.FindAll(p => p.Open)), life.Dice.Pick(life.Items.FindAll(i => i.Open)));
        var causes = item.Phase is null ? [] : life.Causes();
        life.Record.AfterAll(
            new TransferScopeItem(item.Code, part.Code, ToLater: true, Causes: causes, OtherCause: Reasons.Other(causes)), life.Today);
        part.Take(item, toLater: true);
    }
}
