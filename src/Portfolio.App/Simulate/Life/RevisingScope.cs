using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>What an item is worth to customers is seen anew.</summary>
internal sealed class RevisingScope : ScopeBehaviour
{
    public override double Rate(ProgrammeLife life, LifeItem item) => life.Hazards.Scope.Revise;

    public override void Happen(ProgrammeLife life, LifeItem item)
    {
        var value = life.Dice.Between(0, 100);
        if (value != item.CustomerValue)
        {
            item.CustomerValue = value;
            life.Record.InOrder(new ReviseScopeItem(item.Code, CustomerValue: value), life.Today);
        }
    }
}
