using Portfolio.Domain.Feedback;

namespace Portfolio.Domain.Programmes;

/// <summary>Promises to do something about what customers said, by a day.</summary>
/// <param name="Action">Its code, unique in the programme.</param>
/// <param name="Due">The last day by which it is to be done: a loop without a deadline is not closed.</param>
/// <param name="Owner">The id of the person who sees to it.</param>
/// <param name="Wave">The code of the feedback wave that it answers, if it was one.</param>
/// <param name="Response">The response in that wave.</param>
/// <param name="Account">The code of the customer whom it is owed, if it is one.</param>
/// <param name="What">What is to be done.</param>
public sealed record RaiseFeedbackAction(
    string Action,
    DateOnly Due,
    string Owner,
    string? Wave = null,
    string? Response = null,
    string? Account = null,
    string? What = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. Code.Faults(Action, "action"),
        .. Response is not null && Wave is null
            ? [new Refusal("response-is-of-a-wave", "Say in which wave the response was given.", "wave")]
            : Array.Empty<Refusal>(),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) =>
    [
        .. Days.Faults(Due, on.Today, "due"), .. CommandFaults.Person(Owner, on, "owner"), .. CommandFaults.Account(Account, on),
        .. CommandFaults.Wave(Wave, on, "wave"),
        .. Wave is not null && Response is not null
            && on.Organisation.Wave(Wave).Latest is { Opened: not null } wave && !wave.Responses.ContainsKey(Response)
            ? [new Refusal("response-is-known", $"There is no response “{Words.Shown(Response)}” in {wave.Opened.Wave}.", "response")]
            : Array.Empty<Refusal>(),
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var raised = new FeedbackActionRaised(
            programme.Actions.ActionCode(Action), Due, Owner,
            Wave is null ? null : on.Organisation.Wave(Wave).Latest.Opened!.Wave, Response,
            Account is null ? null : on.Organisation.AccountCode(Account));
        return programme.Actions.TryGetValue(Action, out var held) && held.Opening == raised
            ? Decision.Nothing
            : Decision.Record(new NewFact(raised, []).With(TextNames.What, What));
    }
}
