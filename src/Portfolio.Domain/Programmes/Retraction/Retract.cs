namespace Portfolio.Domain.Programmes;

/// <summary>Takes back a command, all its events together, with a reason. Both stay in the history.</summary>
/// <param name="Command">The command's id, as each of its events shows it.</param>
/// <param name="Reason">Why it is taken back.</param>
public sealed record Retract(Guid Command, string Reason) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. CommandFaults.Reason(Reason),
        .. Command == Guid.Empty
            ? [new Refusal("command-is-named", "Say which command is taken back, by its id.", "command")]
            : Array.Empty<Refusal>(),
    ];

    // Needs the whole history, not one day's state: see Retraction.
    public override Decision Decide(Programme programme, Occasion on) =>
        throw new InvalidOperationException("A retraction is decided on the whole history.");
}

/// <summary>
/// Refused when what would be left is not valid, naming what depends on it. What the command recorded of other programmes
/// is taken back with it.
/// </summary>
internal static class Retraction
{
    public static Decision Decide(ProgrammeHistory history, Retract retract, Occasion on)
    {
        if (history.HasRetracted(retract.Command))
        {
            return Decision.Nothing;
        }

        if (!history.All.Any(e => e.CommandId == retract.Command))
        {
            return Decision.Refuse(
                "retracted-command-exists", "There is no such command on this programme’s record.", "command");
        }

        if (history.All.Any(e => e.CommandId == retract.Command && e.Event is CommandRetracted))
        {
            return Decision.Refuse(
                "retraction-is-final", "A retraction cannot be retracted: record again what was taken back.", "command");
        }

        if (Needed(history, retract.Command) is { } here)
        {
            return Decision.Refuse(here);
        }

        var fact = new NewFact(new CommandRetracted(retract.Command), []).With(TextNames.Reason, retract.Reason);
        var elsewhere = new List<FactsElsewhere>();
        foreach (var (code, other) in Others(history, retract.Command, on))
        {
            if (Needed(other, retract.Command) is { } there)
            {
                return Decision.Refuse(there with { Sentence = $"Of {code}: {there.Sentence}" });
            }

            elsewhere.Add(new(code, [fact]));
        }

        return new Decision.Accepted([fact]) { Elsewhere = elsewhere.ToValueList() };
    }

    private static Refusal? Needed(ProgrammeHistory history, Guid command) =>
        history.Without(command).FirstBroken() is { } broken
            ? new(
                "nothing-depends-on-retracted",
                $"It cannot be taken back while {ProgrammeHistory.Describe(broken.At)} depends on it. {broken.Why.Sentence}",
                "command")
            : null;

    // Each programme that the command touched names another that it touched: followed from one to the next.
    private static IEnumerable<(string Code, ProgrammeHistory History)> Others(
        ProgrammeHistory history, Guid command, Occasion on)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { history.Latest.Code };
        var next = new Queue<ProgrammeHistory>([history]);
        while (next.TryDequeue(out var known))
        {
            foreach (var code in known.All.Where(e => e.CommandId == command).SelectMany(e => ProgrammesIn(e.Event)))
            {
                if (seen.Add(code) && on.Programme(code) is var other && other.All.Any(e => e.CommandId == command))
                {
                    next.Enqueue(other);
                    yield return (code, other);
                }
            }
        }
    }

    private static ValueList<string> ProgrammesIn(DomainEvent happened) => happened switch
    {
        ProgrammeProposed { SplitFrom: { } from } => [from],
        ProgrammeSplit e => e.Into,
        ProgrammeMerged e => [e.Into],
        ProgrammeAbsorbed e => [e.From],
        ScopeItemTransferred e => [e.To],
        ScopeItemReceived e => [e.From],
        _ => [],
    };
}
