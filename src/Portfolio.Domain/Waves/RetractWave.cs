using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Waves;

/// <summary>Takes back a command on a wave's record, with a reason; both stay in the history.</summary>
/// <param name="Code">The wave's code.</param>
/// <param name="Command">The id of the command whose events are taken back, as the history gives it.</param>
/// <param name="Reason">Why it is taken back.</param>
public sealed record RetractWave(string Code, Guid Command, string Reason) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Wave.Kind, Code);

    public override IEnumerable<Refusal> Faults() => CommandFaults.Reason(Reason);

    public override Decision Decide(Organisation organisation, Occasion on) =>
        organisation.Wave(Code).TakeBack(Command, Reason);
}
