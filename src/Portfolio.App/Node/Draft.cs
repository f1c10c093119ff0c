using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Node;

/// <summary>Decides several commands on one programme, one after another, so that their events go in together.</summary>
internal static class Draft
{
    /// <summary>All their facts, or the first refusal.</summary>
    public static Decision Decide(
        ProgrammeHistory history, IReadOnlyList<ProgrammeCommand> commands, Occasion occasion)
    {
        if (commands.Count == 1)
        {
            return history.Decide(commands[0], occasion);
        }

        var facts = new List<NewFact>();

        // Any positions behind all that exist will do: the order is what counts, and the true ones come with the append.
        var position = long.MaxValue / 2;
        foreach (var command in commands)
        {
            var decision = history.Decide(command, occasion);
            if (decision is not Decision.Accepted accepted)
            {
                return decision;
            }

            foreach (var fact in accepted.Facts)
            {
                facts.Add(fact);
                history = history.With(new Recorded(
                    position++, "", 0, fact.Event, occasion.EffectiveOn, occasion.EffectiveOn, default,
                    Pending, Guid.Empty, fact.Texts.Select(t => t.Name).ToValueList()));
            }
        }

        return Decision.Record(facts);
    }

    private static readonly Actor Pending = new("", "", "");
}
