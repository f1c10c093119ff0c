using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Scope;

public sealed class PullForwardTests
{
    [Fact]
    public void An_item_comes_into_an_earlier_phase() =>
        Scoped.When("2026-03-01", new PullForward("c-1", 1)).Then(new ScopeItemPulledForward("C-1", 1))
            .History.Latest.Items["C-1"].Phase.ShouldBe(1);

    [Fact]
    public void Or_out_of_later_into_any_phase() =>
        Scoped.And("2026-02-10", new ScopeItemDeferred("A-1", null, []))
            .When("2026-03-01", new PullForward("A-1", 3)).Then(new ScopeItemPulledForward("A-1", 3));

    [Fact]
    public void A_later_phase_is_not_forward() =>
        Scoped.When("2026-03-01", new PullForward("C-1", 3))
            .ThenRefused("C-1 is planned for phase 2; phase 3 is not earlier.");

    [Fact]
    public void Where_it_is_changes_nothing() => Scoped.When("2026-03-01", new PullForward("C-1", 2)).ThenNothing();

    [Fact]
    public void The_phase_is_open() =>
        Running.And("2026-02-02", Item("C-1", 2)).And("2026-02-10", new PhaseCancelled(1, []))
            .When("2026-03-01", new PullForward("C-1", 1))
            .ThenRefused("Phase 1 is cancelled; it cannot be given scope.");

    [Fact]
    public void What_is_delivered_stays_where_it_was() =>
        Scoped.And("2026-02-10", new ScopeItemDelivered("C-1", 100)).When("2026-03-01", new PullForward("C-1", 1))
            .ThenRefused("C-1 is delivered in full; it cannot be pulled forward.");
}
