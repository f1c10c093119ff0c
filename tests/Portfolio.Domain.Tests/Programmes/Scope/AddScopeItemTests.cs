using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Scope;

public sealed class AddScopeItemTests
{
    [Fact]
    public void An_item_goes_into_a_phase_with_its_promises() =>
        Running.When("2026-03-01", new AddScopeItem("D-1", " Single sign-on ", 2, 80, [new("acme", Today.Day("2026-12-31"))]))
            .Then(new ScopeItemAdded("D-1", "Single sign-on", 2, 80, [new("ACME", Today.Day("2026-12-31"))]));

    [Fact]
    public void The_phase_is_planned() =>
        Running.When("2026-03-01", new AddScopeItem("D-1", "x", 4, 80)).ThenRefused("CRM has no phase 4: plan it first.");

    [Fact]
    public void The_phase_is_open() =>
        Running.And("2026-02-10", new PhaseStarted(1)).And("2026-02-11", new PhaseCompleted(1))
            .When("2026-03-01", new AddScopeItem("D-1", "x", 1, 80))
            .ThenRefused("Phase 1 is completed; it cannot be given scope.");

    [Fact]
    public void A_code_is_taken_once_whatever_its_case() =>
        Scoped.When("2026-03-01", new AddScopeItem("a-1", "Another", 1, 80))
            .ThenRefused("There is already a scope item A-1, “Item A-1”.");

    [Fact]
    public void The_same_again_changes_nothing_whatever_its_case() =>
        Scoped.When("2026-03-01", new AddScopeItem("a-1", "Item A-1", 1, 50)).ThenNothing();

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Running
            .When("2026-03-01", new AddScopeItem(
                "..", " ", 0, 101, [new("INITECH", null), new("ACME", new DateOnly(1, 1, 1)), new("acme", null)]))
            .ThenRefusedAt(
                "item", "title", "phase", "customerValue", "promises[0].account", "promises[1].by", "promises");

    [Fact]
    public void What_has_ended_gets_no_more_scope() =>
        Completed.When("2026-04-01", new AddScopeItem("D-1", "x", 1, 80))
            .ThenRefused("CRM is completed since 2026-03-01; its scope can no longer change.");
}
