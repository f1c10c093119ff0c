using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Waves;

/// <summary>
/// Takes back a command on a wave's record, with a reason; both stay in the history. Refused while programmes raised actions
/// about the wave, or about a response of the command.
/// </summary>
/// <param name="Code">The wave's code.</param>
/// <param name="Command">The id of the command whose events are taken back, as the history gives it.</param>
/// <param name="Reason">Why it is taken back.</param>
public sealed record RetractWave(string Code, Guid Command, string Reason) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Wave.Kind, Code);

    public override IEnumerable<Refusal> Faults() => CommandFaults.Reason(Reason);

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Wave(Code);
        var decision = history.TakeBack(Command, Reason);
        if (decision == Decision.Nothing || decision is not Decision.Accepted accepted)
        {
            return decision;
        }

        var gone = history.Standing.Where(e => e.CommandId == Command).Select(e => e.Event).ToList();
        var opening = gone.Exists(e => e is WaveOpened);
        var responses = gone.OfType<ResponseRecorded>().Select(e => e.Response.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Resting.On(on, Code, Names) is { } why ? Decision.Refuse(why) : accepted with { Withdraws = Code };

        bool Names(DomainEvent happened) => happened is FeedbackActionRaised { Wave: { } wave } raised
            && wave.Equals(Code, StringComparison.OrdinalIgnoreCase)
            && (opening || (raised.Response is { } response && responses.Contains(response)));
    }
}
