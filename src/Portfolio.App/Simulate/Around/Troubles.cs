using Portfolio.App.Simulate.Life;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Around;

/// <summary>What throws the programme off until it is cleared, and people who are taken away.</summary>
internal sealed class Troubles(ProgrammeLife life, Recorder record, Dice dice)
{
    private static readonly Derailer[] Kinds =
        [.. Enum.GetValues<Derailer>().Where(d => d is not (Derailer.Other or Derailer.ProgrammeClosedWithoutIt))];

    private static readonly string[] Roles = ["Data architect", "Tester", "Business analyst", "Team lead", "Trainer"];

    private readonly List<Derailer> _stand = [];

    public IEnumerable<Chance> Chances =>
    [
        new(() => _stand.Count < Kinds.Length ? life.Hazards.Around.Derail : 0, Observe),
        new(() => _stand.Count * life.Hazards.Around.Clear, Clear),
        new(
            () => life.Hazards.Around.Reassign,
            day => record.InOrder(new ReassignTeamMember(dice.Pick(Roles), 10 * dice.Between(2, 10)), day)),
    ];

    private void Observe(DateOnly day)
    {
        var kind = dice.Pick(Kinds.Where(k => !_stand.Contains(k)).ToList());
        record.InOrder(new ObserveDerailers([kind]), day);
        _stand.Add(kind);
    }

    private void Clear(DateOnly day)
    {
        var at = dice.Between(0, _stand.Count - 1);
        record.InOrder(new ClearDerailer(_stand[at]), day);
        _stand.RemoveAt(at);
    }
}
