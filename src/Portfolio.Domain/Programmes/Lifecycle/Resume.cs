namespace Portfolio.Domain.Programmes;

/// <summary>A stalled programme moves again.</summary>
public sealed record Resume : ProgrammeCommand
{
    // Active since this very day with nothing else having happened is what a repeat of this command finds.
    public override Decision Decide(Programme programme, Occasion on) =>
        programme.State == ProgrammeState.Active && programme.Moved == (new ProgrammeResumed(), on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new ProgrammeResumed());

    internal static Refusal? Rule(Programme p) => p.State == ProgrammeState.Stalled
        ? null
        : new("resume-a-stalled", $"Only a stalled programme can resume; {p.Code} is {p.InWords()}.");
}
