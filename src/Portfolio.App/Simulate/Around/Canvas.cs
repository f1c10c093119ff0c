using Portfolio.App.Simulate.Life;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Around;

/// <summary>The strategy canvas fills up, one component after another.</summary>
internal sealed class Canvas(ProgrammeLife life, Recorder record, Dice dice)
{
    private readonly List<(int Question, int Component)> _open =
    [
        .. from question in Enumerable.Range(1, StrategyCanvas.Questions)
           from component in Enumerable.Range(1, StrategyCanvas.Components)
           select (question, component),
    ];

    public IEnumerable<Chance> Chances => [new(() => _open.Count > 0 ? life.Hazards.Around.AnswerStrategy : 0, Answer)];

    private void Answer(DateOnly day)
    {
        var at = dice.Between(0, _open.Count - 1);
        record.InOrder(new AnswerStrategyQuestion(_open[at].Question, _open[at].Component, "Agreed with the accounts concerned."), day);
        _open.RemoveAt(at);
    }
}
