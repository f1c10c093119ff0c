using Portfolio.App.Simulate.Cast;
using Portfolio.App.Simulate.Life;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Around;

/// <summary>The departments that the programme needs beside its own, and those that it takes unawares.</summary>
internal sealed class OtherDepartments(ProgrammeLife life, Recorder record, Dice dice)
{
    private const int Most = 3;

    private readonly List<(string Code, Engagement? Stands)> _involved = [];

    public IEnumerable<Chance> Chances =>
    [
        new(() => _involved.Count < Most ? life.Hazards.Around.Involve : 0, Involve),
        new(() => _involved.Count * life.Hazards.Around.Engage, Engage),
        new(() => life.Hazards.Around.Blindside, day => record.InOrder(new RecordBlindsiding(dice.Pick(Offices.Running)), day)),
    ];

    private void Involve(DateOnly day)
    {
        string code;
        do
        {
            code = dice.Pick(Offices.Running);
        }
        while (_involved.Exists(d => d.Code == code));
        record.InOrder(new InvolveDepartment(code), day);
        _involved.Add((code, null));
    }

    private void Engage(DateOnly day)
    {
        var at = dice.Between(0, _involved.Count - 1);
        var (code, stands) = _involved[at];
        var others = Enum.GetValues<Engagement>().Where(e => e != stands).ToList();
        var now = dice.Pick(others);
        record.InOrder(new RecordEngagement(code, now), day);
        _involved[at] = (code, now);
    }
}
