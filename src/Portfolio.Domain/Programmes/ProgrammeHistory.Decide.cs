namespace Portfolio.Domain.Programmes;

public sealed partial class ProgrammeHistory
{
    private static readonly Actor Nobody = new("", "", "");

    /// <summary>Decides a command. Pure; the same command on the resulting history gives nothing more.</summary>
    /// <exception cref="ProjectionStoppedException">What the command would be held against is not known.</exception>
    public Decision Decide(ProgrammeCommand command, Occasion on) =>
        Stop is { } stop ? throw new ProjectionStoppedException(stop) : DecideOnAll(command, on);

    private Decision DecideOnAll(ProgrammeCommand command, Occasion on)
    {
        var retract = command as Retract;
        if ((retract is not null || on.EffectiveOn < LastDay) && !ReferenceEquals(Whole, this))
        {
            return Whole.DecideOnAll(command, on);
        }

        var faults = command.Faults()
            .Concat(command.FaultsOn(on))
            .Concat(retract is null ? Days.Faults(on.EffectiveOn, on.Today, "effectiveOn") : [])
            .ToValueList();
        if (faults.Count > 0)
        {
            return new Decision.Refused(faults);
        }

        if (retract is not null)
        {
            return Readable(Retraction.Decide(this, retract, on));
        }

        if (on.EffectiveOn > on.Today && !command.MayLieAhead)
        {
            return Decision.Refuse(
                "happened-by-today",
                $"{on.EffectiveOn:yyyy-MM-dd} lies ahead. Only what can be announced (a sponsor, a lead, a budget, a phase’s plan) can be recorded before its day.",
                "effectiveOn");
        }

        var before = On(on.EffectiveOn);
        if (!command.Opens && !before.Exists)
        {
            return Decision.Refuse(NotYet(on.EffectiveOn));
        }

        var decision = Readable(command.Decide(before, on));
        return decision is Decision.Accepted { Facts.Count: > 0 } accepted
            ? Together(accepted, command, before, on)
            : decision;
    }

    // All the streams of a command are valid after it, or none is touched.
    private Decision Together(Decision.Accepted accepted, ProgrammeCommand command, Programme before, Occasion on)
    {
        if (Broken(accepted.Facts, on) is { } why)
        {
            return Decision.Refuse(why);
        }

        var elsewhere = command.Elsewhere(before, on).ToValueList();
        return elsewhere.Select(e => on.Programme(e.Code).Broken(e.Facts, on)).FirstOrDefault(w => w is not null) is { } there
            ? Decision.Refuse(there)
            : accepted with { Elsewhere = elsewhere };
    }

    // Every text of every command passes here, under the name of the field it came from.
    internal static Decision Readable(Decision decision)
    {
        if (decision is not Decision.Accepted accepted)
        {
            return decision;
        }

        if (accepted.Facts.Count == 1 && accepted.Facts[0].Texts.Count == 0)
        {
            return decision;
        }

        var faults = accepted.Facts
            .SelectMany(f => f.Texts)
            .Distinct()
            .SelectMany(t => FreeText.Faults(t.Content, t.Name))
            .ToValueList();
        return faults.Count == 0 ? decision : new Decision.Refused(faults);
    }

    // The new events come behind everything of their day; then whatever stands after them must still hold.
    private Refusal? Broken(ValueList<NewFact> facts, Occasion on)
    {
        var day = on.EffectiveOn;
        var state = On(day);
        var later = _standing.Span[CountUntil(day)..];
        for (var i = 0; i < facts.Count; i++)
        {
            var pending = new Recorded(
                long.MaxValue - facts.Count + i, "", 0, facts[i].Event, day, day, default, Nobody, Guid.Empty,
                facts[i].Texts.Count == 0 ? ValueList<string>.Empty : facts[i].Texts.Select(t => t.Name).ToValueList());
            if (ProgrammeRules.Broken(state, pending) is { } why)
            {
                return why;
            }

            // The state after the last one is of no use where nothing stands behind it.
            if (i + 1 < facts.Count || !later.IsEmpty)
            {
                state = state.Evolve(pending);
            }
        }

        foreach (var each in later)
        {
            if (ProgrammeRules.Broken(state, each) is { } why)
            {
                return new(
                    "fits-what-came-after",
                    $"This does not fit with what is on record for later: {Describe(each)}. {why.Sentence}{(each.EffectiveOn > on.Today ? " It was announced for a day to come: retract it first." : "")}",
                    "effectiveOn");
            }

            state = state.Evolve(each);
        }

        return null;
    }

    private Refusal NotYet(DateOnly day) => FirstDay is not { } first
        ? new("programme-exists", "There is no such programme.")
        : new(
            "programme-was-on-record",
            $"The programme is on record from {first:yyyy-MM-dd} only; {day:yyyy-MM-dd} lies before that.",
            "effectiveOn");
}
