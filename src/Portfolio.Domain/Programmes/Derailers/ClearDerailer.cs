namespace Portfolio.Domain.Programmes;

/// <summary>Something no longer throws the programme off.</summary>
/// <param name="Kind">What no longer stands in the way.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record ClearDerailer(Derailer Kind, string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Known<Derailer>(Kind, "kind");

    public override Decision Decide(Programme programme, Occasion on)
    {
        var cleared = new DerailerCleared(Kind);
        return !programme.Derailers.ContainsKey(Kind) && programme.WasTold(cleared, on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new NewFact(cleared, []).With(TextNames.Reason, Reason));
    }

    internal static Refusal? Rule(Programme p, DerailerCleared e)
    {
        if (!p.Open)
        {
            return ObserveDerailers.Ended(p);
        }

        return p.Derailers.ContainsKey(e.Kind)
            ? null
            : new("cleared-once-observed", $"{e.Kind} does not stand against {p.Code} on that day.", "kind");
    }
}
