using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Contingencies;

public sealed class ContingencyTests
{
    private static readonly Scenario Ready = Running.And("2026-02-02", new ContingencyPrepared("BudgetCut", "bob"));

    [Fact]
    public void An_answer_is_prepared_for_a_named_threat() =>
        Running.When("2026-03-01", new PrepareContingency("budgetcut", "bob", "Keep the pilot"))
            .Then(new ContingencyPrepared("BudgetCut", "bob"))
            .History.Latest.Contingencies["BudgetCut"].ShouldBe(new Contingency("BudgetCut", "bob", Today.Day("2026-03-01")));

    [Fact]
    public void Or_for_one_in_ones_own_words() =>
        Running.When("2026-03-01", new PrepareContingency(" A flood ", "bob", "Move upstairs"))
            .Then(new ContingencyPrepared("A flood", "bob"));

    [Fact]
    public void Its_plan_is_a_text() =>
        Running.When("2026-03-01", new PrepareContingency("BudgetCut", "bob", "Keep the pilot")).ThenTexts(new Text("plan", "Keep the pilot"));

    [Fact]
    public void It_has_a_threat_a_plan_and_an_owner_who_is_known() =>
        Running.When("2026-03-01", new PrepareContingency(" ", "zoe", " ")).ThenRefused(
            "Name the threat: BudgetCut, Reorganisation, NewSeniorLeader, TeamReassigned, or one in your own words.",
            "Say what would be done: a contingency without a plan is none.",
            "There is no person with the id “zoe”: add them first.");

    [Fact]
    public void A_review_keeps_it_fresh() =>
        Ready.When("2026-06-01", new ReviewContingency("BudgetCut")).Then(new ContingencyReviewed("BudgetCut"))
            .History.Latest.Contingencies["BudgetCut"].TendedOn.ShouldBe(Today.Day("2026-06-01"));

    [Fact]
    public void Only_what_was_prepared_is_reviewed_or_invoked()
    {
        Ready.When("2026-06-01", new ReviewContingency("Reorganisation"))
            .ThenRefused("CRM has no contingency for Reorganisation: prepare one first.");
        Ready.When("2026-02-01", new InvokeContingency("BudgetCut", ContingencyResult.Held))
            .ThenRefused("CRM has no contingency for BudgetCut: prepare one first.");
    }

    [Fact]
    public void It_is_invoked_with_what_came_of_it()
    {
        var invoked = Ready.When("2026-06-01", new InvokeContingency("BudgetCut", ContingencyResult.HeldInPart, Outcome: "Half the team stays"));
        invoked.Then(new ContingencyInvoked("BudgetCut", null, ContingencyResult.HeldInPart));
        invoked.ThenTexts(new Text("outcome", "Half the team stays"));
    }

    [Fact]
    public void It_is_fresh_for_as_many_months_as_are_set()
    {
        var held = Ready.History.Latest.Contingencies["BudgetCut"];
        held.IsFreshOn(Today.Day("2027-02-02"), 12).ShouldBeTrue();
        held.IsFreshOn(Today.Day("2027-02-03"), 12).ShouldBeFalse();
        held.IsFreshOn(Today.Day("2027-02-03"), 13).ShouldBeTrue();
    }
}
