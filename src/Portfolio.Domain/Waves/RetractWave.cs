using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Waves;

/// <summary>Takes back a command on a wave's record, with a reason; both stay in the history.</summary>
public sealed record RetractWave(string Code, Guid Command, string Reason) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Wave.Kind, Code);

    public override IEnumerable<Refusal> Faults() => CommandFaults.Reason(Reason);

    public override Decision Decide(Organisation organisation, Occasion on) =>
        organisation.Wave(Code).TakeBack(Command, Reason);
}
