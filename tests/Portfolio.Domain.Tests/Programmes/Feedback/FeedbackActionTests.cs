using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Feedback;

public sealed class FeedbackActionTests
{
    private static readonly FeedbackActionRaised Call = new("CALL", Today.Day("2026-03-15"), "bob", null, null, "ACME");

    private static readonly Scenario Raised = Running.And("2026-03-01", Call);

    [Fact]
    public void An_action_is_raised_with_a_day_and_an_owner()
    {
        var verdict = Running.When("2026-03-01", new RaiseFeedbackAction("CALL", Call.Due, "bob", Account: "acme", What: "Call them"));
        verdict.Then(Call).History.Latest.Actions["call"].ShouldBe(new FeedbackAction(Call, Today.Day("2026-03-01")));
        verdict.ThenTexts(new Text("what", "Call them"));
    }

    [Fact]
    public void It_cannot_be_due_before_it_was_raised() =>
        Running.When("2026-03-16", new RaiseFeedbackAction("CALL", Call.Due, "bob"))
            .ThenRefused("An action raised on 2026-03-16 cannot have been due on 2026-03-15.");

    [Fact]
    public void Its_code_owner_and_account_are_checked_at_once() =>
        Running.When("2026-03-01", new RaiseFeedbackAction("?", Call.Due, "zoe", Response: "R-1", Account: "NOBODY"))
            .ThenRefusedAt("action", "wave", "owner", "account");

    [Fact]
    public void A_code_is_taken_once() =>
        Raised.When("2026-03-02", new RaiseFeedbackAction("call", Call.Due, "ann"))
            .ThenRefused("There is already an action CALL, raised on 2026-03-01.");

    [Fact]
    public void It_is_overdue_from_the_day_after()
    {
        var action = Raised.History.Latest.Actions["CALL"];
        action.IsOverdueOn(Call.Due).ShouldBeFalse();
        action.IsOverdueOn(Call.Due.AddDays(1)).ShouldBeTrue();
    }

    [Fact]
    public void It_is_closed_once() =>
        Raised.When("2026-03-10", new CloseFeedbackAction("call", "Called")).Then(new FeedbackActionClosed("CALL"))
            .When("2026-03-11", new CloseFeedbackAction("CALL")).ThenRefused("CALL was closed on 2026-03-10; it cannot be closed.");

    [Fact]
    public void It_is_escalated_while_it_is_open()
    {
        var escalated = Raised.When("2026-03-16", new EscalateFeedbackAction("call", "ann", "No answer"))
            .Then(new FeedbackActionEscalated("CALL", "ann"));
        escalated.History.Latest.Actions["CALL"].EscalatedTo.ShouldBe("ann");
        escalated.And("2026-03-17", new FeedbackActionClosed("CALL")).When("2026-03-18", new EscalateFeedbackAction("CALL", "cem"))
            .ThenRefused("CALL was closed on 2026-03-17; it cannot be escalated.");
    }

    [Fact]
    public void Only_what_was_raised_is_closed() =>
        Running.When("2026-03-01", new CloseFeedbackAction("CALL")).ThenRefused("There is no action “CALL” on that day.");
}
