namespace Portfolio.Domain.Programmes;

/// <summary>Takes back a command, all its events together, with a reason. Both stay in the history.</summary>
/// <param name="Command">The command's id, as each of its events shows it.</param>
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

/// <summary>Refused when what would be left is not valid, naming what depends on it.</summary>
internal static class Retraction
{
    public static Decision Decide(ProgrammeHistory history, Retract retract)
    {
        if (history.HasRetracted(retract.Command))
        {
            return Decision.Nothing;
        }

        var itsEvents = history.All.Where(e => e.CommandId == retract.Command).ToList();
        if (itsEvents.Count == 0)
        {
            return Decision.Refuse(
                "retracted-command-exists", "There is no such command on this programme’s record.", "command");
        }

        if (itsEvents.Exists(e => e.Event is CommandRetracted))
        {
            return Decision.Refuse(
                "retraction-is-final", "A retraction cannot be retracted: record again what was taken back.", "command");
        }

        return history.Without(retract.Command).FirstBroken() is { } broken
            ? Decision.Refuse(
                "nothing-depends-on-retracted",
                $"It cannot be taken back while {ProgrammeHistory.Describe(broken.At)} depends on it. {broken.Why.Sentence}",
                "command")
            : Decision.Record(
                new NewFact(new CommandRetracted(retract.Command), []).With(TextNames.Reason, retract.Reason));
    }
}
