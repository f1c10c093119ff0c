using System.Globalization;
using Portfolio.App.Simulate.Life;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Around;

/// <summary>What is done about feedback, by when and by whom, and who is told.</summary>
internal sealed class FeedbackLoop(ProgrammeLife life, Recorder record, Dice dice)
{
    private static readonly string[] Audiences = ["Account managers", "Everybody", "Customers asked"];

    private static readonly string[] Channels = ["Newsletter", "Letter", "Town hall"];

    private readonly List<(string Code, string Owner)> _open = [];
    private readonly List<string> _raised = [];

    public IEnumerable<Chance> Chances =>
    [
        new(() => life.Hazards.Around.RaiseAction, Raise),
        new(() => _open.Count * life.Hazards.Around.CloseAction, Close),
        new(() => _open.Count * life.Hazards.Around.Escalate, Escalate),
        new(
            () => _raised.Count * life.Hazards.Around.Communicate,
            day => record.InOrder(new LogCommunication(dice.Pick(Audiences), dice.Pick(Channels), Topic.Action, dice.Pick(_raised)), day)),
    ];

    private void Raise(DateOnly day)
    {
        var (code, owner) = (string.Create(CultureInfo.InvariantCulture, $"ACT-{_raised.Count + 1}"), dice.Pick(life.Company.Leaders));
        record.InOrder(new RaiseFeedbackAction(code, day.AddDays(dice.Between(10, 45)), owner, Account: dice.Pick(life.Accounts)), day);
        _open.Add((code, owner));
        _raised.Add(code);
    }

    private void Close(DateOnly day)
    {
        var at = dice.Between(0, _open.Count - 1);
        record.InOrder(new CloseFeedbackAction(_open[at].Code), day);
        _open.RemoveAt(at);
    }

    private void Escalate(DateOnly day)
    {
        var at = dice.Between(0, _open.Count - 1);
        var (code, owner) = _open[at];
        string to;
        do
        {
            to = dice.Pick(life.Company.Leaders);
        }
        while (to == owner);
        record.InOrder(new EscalateFeedbackAction(code, to), day);
        _open[at] = (code, to);
    }
}
