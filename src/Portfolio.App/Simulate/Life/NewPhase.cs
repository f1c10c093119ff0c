using Portfolio.App.Simulate.Cast;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>Plans the next phase behind those there are.</summary>
internal static class NewPhase
{
    public static LifePhase Plan(ProgrammeLife life, bool funded)
    {
        var number = life.Phases.Count + 1;
        var start = number == 1 ? life.Today : life.Phases[^1].Start.AddMonths(life.Dice.Between(4, 9));
        var phase = new LifePhase(number, start, funded);
        life.Phases.Add(phase);
        life.RatesChangeAt(start.DayNumber);
        life.Record.InOrder(
            new PlanPhase(number, Titles.Phase(number), start, start.AddMonths(life.Dice.Between(5, 10)), funded), life.Today);
        return phase;
    }
}
