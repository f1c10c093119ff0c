using System.Globalization;
using Portfolio.App.Simulate.Cast;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>Puts a new item into a phase, some of them promised to one of the programme’s customers.</summary>
internal static class NewScope
{
    public static void Add(ProgrammeLife life, int phase)
    {
        var dice = life.Dice;
        var code = string.Create(CultureInfo.InvariantCulture, $"I-{life.Items.Count + 1:00}");
        var promised = dice.Chance(life.Hazards.Scope.SharePromised);
        var item = new LifeItem(code, phase, dice.Between(5, 100), promised);
        ValueList<Promise> promises = promised
            ? [new Promise(dice.Pick(life.Accounts), dice.Chance(0.8) ? life.Today.AddMonths(dice.Between(4, 24)) : null)]
            : [];
        life.Items.Add(item);
        life.Record.InOrder(new AddScopeItem(code, Titles.Item(dice), phase, item.CustomerValue, promises), life.Today);
    }
}
