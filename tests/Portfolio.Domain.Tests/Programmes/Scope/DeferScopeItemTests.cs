using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Scope;

public sealed class DeferScopeItemTests
{
    [Fact]
    public void An_item_is_put_off_to_a_later_phase()
    {
        var item = Scoped.When("2026-03-01", new DeferScopeItem("a-1", [Derailer.CompetingDuties], 2))
            .Then(new ScopeItemDeferred("A-1", 2, [Derailer.CompetingDuties])).History.Latest.Items["A-1"];
        (item.Phase, item.Deferrals).ShouldBe((2, 1));
    }

    [Fact]
    public void Or_to_later_with_no_plan_at_all() =>
        Scoped.When("2026-03-01", new DeferScopeItem("A-1", [], ToLater: true))
            .Then(new ScopeItemDeferred("A-1", null, []))
            .History.Latest.Items["A-1"].Phase.ShouldBeNull();

    [Fact]
    public void Again_and_again() =>
        Scoped.And("2026-02-10", new ScopeItemDeferred("A-1", 2, [])).And("2026-02-11", new ScopeItemDeferred("A-1", 3, []))
            .When("2026-03-01", new DeferScopeItem("A-1", [], ToLater: true)).Then(new ScopeItemDeferred("A-1", null, []))
            .History.Latest.Items["A-1"].Deferrals.ShouldBe(3);

    [Fact]
    public void Only_to_a_later_phase() =>
        Scoped.When("2026-03-01", new DeferScopeItem("C-1", [], 1))
            .ThenRefused("C-1 is planned for phase 2; it can be deferred to a later phase only, not to phase 1.");

    [Fact]
    public void Not_to_the_phase_it_is_in() =>
        Scoped.When("2026-03-01", new DeferScopeItem("C-1", [], 2))
            .ThenRefused("C-1 is planned for phase 2; it can be deferred to a later phase only, not to phase 2.");

    [Fact]
    public void From_later_a_phase_is_sooner() =>
        Scoped.And("2026-02-10", new ScopeItemDeferred("A-1", null, []))
            .When("2026-03-01", new DeferScopeItem("A-1", [], 3))
            .ThenRefused("A-1 is put off to “later”; phase 3 is sooner than that: pull it forward instead.");

    [Fact]
    public void Told_again_it_changes_nothing() =>
        Scoped.And("2026-02-10", new ScopeItemDeferred("A-1", null, []))
            .When("2026-03-01", new DeferScopeItem("A-1", [], ToLater: true)).ThenNothing();

    [Fact]
    public void It_has_one_target() =>
        Scoped.When("2026-03-01", new DeferScopeItem("A-1", []))
            .ThenRefused("Say either to which phase it is deferred, or that it is to “later”.");

    [Fact]
    public void And_only_one() =>
        Scoped.When("2026-03-01", new DeferScopeItem("A-1", [], 2, ToLater: true))
            .ThenRefused("Say either to which phase it is deferred, or that it is to “later”.");

    [Fact]
    public void The_phase_is_planned_and_open() =>
        Scoped.And("2026-02-10", new PhaseCancelled(3, [])).When("2026-03-01", new DeferScopeItem("A-1", [], 3))
            .ThenRefused("Phase 3 is cancelled; it cannot be given scope.");

    [Fact]
    public void What_was_dropped_is_not_deferred() =>
        Scoped.And("2026-02-10", new ScopeItemDropped("A-1", [])).When("2026-03-01", new DeferScopeItem("A-1", [], 2))
            .ThenRefused("A-1 was dropped; it cannot be deferred.");

    [Fact]
    public void Cause_and_reason_are_texts() =>
        Scoped.When("2026-03-01", new DeferScopeItem("A-1", [Derailer.Other], 2, OtherCause: "Flood", Reason: "Wet"))
            .ThenTexts(new("otherCause", "Flood"), new("reason", "Wet"));
}
