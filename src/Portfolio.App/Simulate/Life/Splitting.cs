using System.Globalization;
using Portfolio.App.Simulate.Cast;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A part of the programme goes on as one of its own, with some of its scope and a sponsor.</summary>
internal sealed class Splitting : Behaviour
{
    private const int MostParts = 2;

    public override double Rate(ProgrammeLife life) =>
        life.State == ProgrammeState.Active && life.Parts.Count < MostParts && life.Items.Count(i => i.Open) > 1
            ? life.Hazards.Becoming.Split
            : 0;

    public override void Happen(ProgrammeLife life)
    {
        var dice = life.Dice;
        var part = new LifePart(string.Create(CultureInfo.InvariantCulture, $"{life.Code}-{(char)('B' + life.Parts.Count)}"));
        var open = life.Items.FindAll(i => i.Open);
        var first = dice.Between(0, open.Count - 2);
        var items = open.GetRange(first, dice.Between(1, Math.Min(3, open.Count - 1 - first)));
        life.Record.AfterAll(
            new Split([new Part(part.Code, Titles.Item(dice), Items: items.Select(i => i.Code).ToValueList())], Reasons.Splitting), life.Today);
        life.Record.InOrder(new AppointSponsor(life.SomebodyElse()), life.Today, of: part.Code);
        items.ForEach(i => part.Take(i, toLater: false));
        life.Parts.Add(part);
    }
}
