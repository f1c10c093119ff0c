using System.Globalization;
using Portfolio.App.Simulate.Cast;
using Portfolio.App.Simulate.Life;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Around;

/// <summary>Milestones: set, moved later and reached, each by itself.</summary>
internal sealed class Milestones(ProgrammeLife life, Recorder record, Dice dice)
{
    private static readonly string[] Titles = ["Pilot with the first accounts", "Go-live", "Roll-out complete", "Old system switched off"];

    private readonly List<(string Code, DateOnly Expected)> _ahead = [];
    private int _set;

    public IEnumerable<Chance> Chances =>
    [
        new(() => _set < Titles.Length ? life.Hazards.Around.SetMilestone : 0, Set),
        new(() => _ahead.Count * life.Hazards.Around.Reforecast, Reforecast),
        new(() => _ahead.Count * life.Hazards.Around.ReachMilestone, Reach),
    ];

    private void Set(DateOnly day)
    {
        var (code, due) = (string.Create(CultureInfo.InvariantCulture, $"M-{_set + 1}"), day.AddDays(dice.Between(60, 500)));
        record.InOrder(new SetMilestone(code, Titles[_set++], due), day);
        _ahead.Add((code, due));
    }

    private void Reforecast(DateOnly day)
    {
        var at = dice.Between(0, _ahead.Count - 1);
        var (code, expected) = _ahead[at];
        var to = (expected > day ? expected : day).AddDays(dice.Between(10, 150));
        var causes = Reasons.Causes(dice, afterSwap: false, afterCut: false);
        record.InOrder(new ReforecastMilestone(code, to, causes, Reasons.Other(causes)), day);
        _ahead[at] = (code, to);
    }

    private void Reach(DateOnly day)
    {
        var at = dice.Between(0, _ahead.Count - 1);
        record.InOrder(new ReachMilestone(_ahead[at].Code), day);
        _ahead.RemoveAt(at);
    }
}
