using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Surveys;

/// <summary>
/// Takes back a command on a survey's record, with a reason; both stay in the history. An answer cannot be taken back: what
/// changes by its going would show what it said.
/// </summary>
/// <param name="Code">The survey's code.</param>
/// <param name="Command">The id of the command whose events are taken back, as the history gives it.</param>
/// <param name="Reason">Why it is taken back.</param>
public sealed record RetractSurvey(string Code, Guid Command, string Reason) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Survey.Kind, Code);

    public override IEnumerable<Refusal> Faults() => CommandFaults.Reason(Reason);

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Survey(Code);
        return history.All.Any(e => e.CommandId == Command && e.Event is SurveyAnswered)
            ? Decision.Refuse(
                "answers-stay", "An answer is not taken back: what changes by its going would show what it said.", "command")
            : history.TakeBack(Command, Reason);
    }
}
