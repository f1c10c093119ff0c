using Portfolio.App.Simulate.Life;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Around;

/// <summary>Answers to the named threats: prepared once, then reviewed, and needed.</summary>
internal sealed class Preparations(ProgrammeLife life, Recorder record, Dice dice)
{
    private readonly List<string> _prepared = [];

    public IEnumerable<Chance> Chances =>
    [
        new(() => (Threat.Named.Count - _prepared.Count) * life.Hazards.Around.Prepare, Prepare),
        new(() => _prepared.Count * life.Hazards.Around.Review, day => record.InOrder(new ReviewContingency(dice.Pick(_prepared)), day)),
        new(
            () => _prepared.Count * life.Hazards.Around.Invoke,
            day => record.InOrder(new InvokeContingency(dice.Pick(_prepared), dice.Pick(Enum.GetValues<ContingencyResult>())), day)),
    ];

    private void Prepare(DateOnly day)
    {
        var threat = dice.Pick(Threat.Named.Where(t => !_prepared.Contains(t)).ToList());
        record.InOrder(new PrepareContingency(threat, dice.Pick(life.Company.Leaders), "The smaller scope that still keeps our promises."), day);
        _prepared.Add(threat);
    }
}
