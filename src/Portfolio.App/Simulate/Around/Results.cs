using System.Globalization;
using Portfolio.App.Simulate.Life;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Around;

/// <summary>The business results that the programme is meant to bring.</summary>
internal sealed class Results(ProgrammeLife life, Recorder record, Dice dice)
{
    private const int Most = 2;

    private static readonly (string Metric, string Unit, string Driver, int Baseline, int Target)[] Metrics =
    [
        ("Customers who renew", "%", "Ease of use", 71, 80), ("Complaints", "a month", "Reliability", 240, 150),
        ("Calls answered at once", "%", "Speed", 62, 85), ("Orders without an error", "%", "Reliability", 88, 96),
    ];

    private readonly List<(string Code, int Baseline, int Target)> _linked = [];
    private int _links;

    public IEnumerable<Chance> Chances =>
    [
        new(() => _linked.Count < Most ? life.Hazards.Around.LinkOutcome : 0, Link),
        new(() => _linked.Count * life.Hazards.Around.Measure, Measure),
        new(() => _linked.Count * life.Hazards.Around.Unlink, Unlink),
    ];

    private void Link(DateOnly day)
    {
        var (metric, unit, driver, baseline, target) = dice.Pick(Metrics);
        var code = string.Create(CultureInfo.InvariantCulture, $"O-{++_links}");
        record.InOrder(new LinkOutcome(code, metric, unit, baseline, target, day.AddMonths(dice.Between(9, 30)), driver), day);
        _linked.Add((code, baseline, target));
    }

    private void Measure(DateOnly day)
    {
        var (code, baseline, target) = dice.Pick(_linked);
        var reached = dice.Between(-20, 120);
        record.InOrder(new MeasureOutcome(code, baseline + ((target - baseline) * reached / 100m)), day);
    }

    private void Unlink(DateOnly day)
    {
        var at = dice.Between(0, _linked.Count - 1);
        record.InOrder(new UnlinkOutcome(_linked[at].Code, "Another programme brings it."), day);
        _linked.RemoveAt(at);
    }
}
