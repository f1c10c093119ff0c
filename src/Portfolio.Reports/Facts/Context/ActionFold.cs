using Portfolio.Domain.Feedback;

namespace Portfolio.Reports.Facts;

/// <summary>Actions on feedback while events are taken in effective order. Total: what is not known changes nothing.</summary>
internal sealed class ActionFold
{
    private readonly List<ActionFacts> _actions = [];

    // A wave may have raised thousands.
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    public void Take(FeedbackEvent happened, DateOnly on, long at)
    {
        switch (happened)
        {
            case FeedbackActionRaised e when _places.TryAdd(e.Action, _actions.Count):
                _actions.Add(new(on, at, e, []));
                break;
            case FeedbackActionClosed e when _places.TryGetValue(e.Action, out var place) && _actions[place].ClosedOn is null:
                _actions[place] = _actions[place] with { ClosedOn = on, ClosedAt = at };
                break;
            case FeedbackActionEscalated e when _places.TryGetValue(e.Action, out var place):
                _actions[place] = _actions[place] with { Escalations = [.. _actions[place].Escalations, new(on, at, e.To)] };
                break;
        }
    }

    /// <summary>In the order in which they were raised.</summary>
    public IReadOnlyList<ActionFacts> Facts() => _actions;
}
