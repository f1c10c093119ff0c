using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class CompleteTests
{
    [Fact]
    public void With_nothing_open_it_completes() =>
        Running.When("2026-03-01", new Complete()).Then(new ProgrammeCompleted())
            .History.Latest.State.ShouldBe(ProgrammeState.Completed);

    [Fact]
    public void Open_items_refuse_it() =>
        Scoped.When("2026-03-01", new Complete())
            .ThenRefused(
                "CRM still has 3 open scope items (A-1, B-1, C-1): deliver or drop them, or say leaveUndelivered with a reason.");

    [Fact]
    public void An_item_put_off_to_later_refuses_it_too() =>
        Running.And("2026-02-02", Item("A-1", 1)).And("2026-02-03", new ScopeItemDeferred("A-1", null, []))
            .When("2026-03-01", new Complete())
            .ThenRefused(
                "CRM still has 1 open scope item (A-1): deliver or drop them, or say leaveUndelivered with a reason.");

    [Fact]
    public void What_is_left_undelivered_is_dropped_in_the_same_append() =>
        Scoped.And("2026-02-10", new ScopeItemDelivered("B-1", 100))
            .When("2026-03-01", new Complete(LeaveUndelivered: true, Reason: "No money for phase 2"))
            .Then(
                new ScopeItemDropped("A-1", [Derailer.ProgrammeClosedWithoutIt]),
                new ScopeItemDropped("C-1", [Derailer.ProgrammeClosedWithoutIt]),
                new ProgrammeCompleted());

    [Fact]
    public void Each_item_left_says_why() =>
        Running.And("2026-02-02", Item("A-1", 1))
            .When("2026-03-01", new Complete(LeaveUndelivered: true, Reason: "No money"))
            .ThenTexts(new("reason", "No money"), new("reason", "No money"));

    [Fact]
    public void Leaving_undelivered_needs_a_reason() =>
        Scoped.When("2026-03-01", new Complete(LeaveUndelivered: true))
            .ThenRefused("Give the reason in words: it stays on the record.");

    [Fact]
    public void A_stalled_programme_does_not_complete() =>
        Stalled.When("2026-04-01", new Complete(LeaveUndelivered: true, Reason: "Enough"))
            .ThenRefused("Only an active programme can be completed; CRM is stalled since 2026-03-01.");

    [Fact]
    public void Completed_again_changes_nothing() => Completed.When("2026-04-01", new Complete()).ThenNothing();

    [Fact]
    public void More_than_ten_open_items_are_counted() =>
        Running.And("2026-02-02", [.. Enumerable.Range(10, 12).Select(i => (NewFact)Item($"X{i}", 1))])
            .When("2026-03-01", new Complete())
            .ThenRefused(
                "CRM still has 12 open scope items (X10, X11, X12, X13, X14, X15, X16, X17, X18, X19 and 2 more): deliver or drop them, or say leaveUndelivered with a reason.");
}
