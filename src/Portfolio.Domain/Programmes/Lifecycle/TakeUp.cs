namespace Portfolio.Domain.Programmes;

/// <summary>A programme on hold is taken up again.</summary>
public sealed record TakeUp : ProgrammeCommand
{
    public override Decision Decide(Programme programme, Occasion on) =>
        programme.State == ProgrammeState.Active && programme.Moved == (new ProgrammeTakenUp(), on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new ProgrammeTakenUp());

    internal static Refusal? Rule(Programme p) => p.State == ProgrammeState.OnHold
        ? null
        : new("take-up-a-held", $"Only a programme on hold can be taken up; {p.Code} is {p.InWords()}.");
}
