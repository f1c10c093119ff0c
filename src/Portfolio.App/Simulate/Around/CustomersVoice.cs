using System.Globalization;
using Portfolio.App.Simulate.Life;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Around;

/// <summary>What customers think of the programme, and what goes wrong for them.</summary>
internal sealed class CustomersVoice(ProgrammeLife life, Recorder record, Dice dice)
{
    private static readonly ScoreScale Scale = new(0, 10);

    private readonly List<string> _open = [];
    private int _incidents;

    public IEnumerable<Chance> Chances =>
    [
        new(() => life.Hazards.Around.Assess, Assess),
        new(() => life.Hazards.Around.Incident, Fail),
        new(() => _open.Count * life.Hazards.Around.Resolve, Resolve),
    ];

    private void Assess(DateOnly day) =>
        record.InOrder(new RecordCustomerAssessment(dice.Between(20, 95) / 10m, Scale, dice.Between(8, 120), "Telephone interviews"), day);

    private void Fail(DateOnly day)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"INC-{++_incidents}");
        record.InOrder(
            new RecordCustomerIncident(code, dice.Pick(Enum.GetValues<IncidentKind>()), dice.Between(1, 5), dice.Pick(life.Accounts)), day);
        _open.Add(code);
    }

    private void Resolve(DateOnly day)
    {
        var at = dice.Between(0, _open.Count - 1);
        record.InOrder(new ResolveCustomerIncident(_open[at], dice.Pick(Enum.GetValues<Handling>()), "Put right and explained."), day);
        _open.RemoveAt(at);
    }
}
