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
        var elsewhere = new Dictionary<string, (ProgrammeHistory History, List<NewFact> Facts)>(StringComparer.OrdinalIgnoreCase);
        var drafted = occasion with
        {
            Programme = code => elsewhere.TryGetValue(code, out var known) ? known.History : occasion.Programme(code),
        };

        // Any positions behind all that exist will do: the order is what counts, and the true ones come with the append.
        var position = long.MaxValue / 2;
        for (var i = 0; i < commands.Count; i++)
        {
            var decision = history.Decide(commands[i], drafted);
            if (decision is not Decision.Accepted accepted)
            {
                return decision;
            }

            // What is so after the last one nobody asks here.
            var goesOn = i + 1 < commands.Count;
            facts.AddRange(accepted.Facts);
            history = goesOn ? After(history, accepted.Facts, occasion, ref position) : history;
            foreach (var (code, there) in accepted.Elsewhere)
            {
                var known = elsewhere.TryGetValue(code, out var before) ? before : (History: occasion.Programme(code), Facts: []);
                known.Facts.AddRange(there);
                elsewhere[code] = (goesOn ? After(known.History, there, occasion, ref position) : known.History, known.Facts);
            }
        }

        return new Decision.Accepted(facts.ToValueList())
        {
            Elsewhere = elsewhere.Select(e => new FactsElsewhere(e.Key, e.Value.Facts.ToValueList())).ToValueList(),
        };
    }

    /// <summary>A history as it would be with facts that were decided and not recorded yet.</summary>
    /// <param name="position">Of the first of them, behind all that exist; afterwards that of the next.</param>
    public static ProgrammeHistory After(ProgrammeHistory known, ValueList<NewFact> next, Occasion occasion, ref long position)
    {
        foreach (var fact in next)
        {
            known = known.With(new Recorded(
                position++, "", 0, fact.Event, occasion.EffectiveOn, occasion.EffectiveOn, default,
                Pending, Guid.Empty, fact.Texts.Select(t => t.Name).ToValueList()));
        }

        return known;
    }

    private static readonly Actor Pending = new("", "", "");
}
