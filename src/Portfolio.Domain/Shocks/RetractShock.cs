using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Shocks;

/// <summary>
/// Takes back a command on a shock's record, with a reason; both stay in the history. Refused while programmes absorbed it or
/// answered it with a contingency.
/// </summary>
/// <param name="Code">The shock's code.</param>
/// <param name="Command">The id of the command whose events are taken back, as the history gives it.</param>
/// <param name="Reason">Why it is taken back.</param>
public sealed record RetractShock(string Code, Guid Command, string Reason) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Shock.Kind, Code);

    public override IEnumerable<Refusal> Faults() => CommandFaults.Reason(Reason);

    public override Decision Decide(Organisation organisation, Occasion on) =>
        organisation.Shock(Code).TakeBack(Command, Reason) is var decision
            && decision != Decision.Nothing && decision is Decision.Accepted accepted
            ? Resting.On(on, Code, Names) is { } why ? Decision.Refuse(why) : accepted with { Withdraws = Code }
            : decision;

    private bool Names(DomainEvent happened) => happened switch
    {
        ShockAbsorbed e => Same(e.Shock),
        ContingencyInvoked { Shock: { } shock } => Same(shock),
        _ => false,
    };

    private bool Same(string shock) => shock.Equals(Code, StringComparison.OrdinalIgnoreCase);
}
