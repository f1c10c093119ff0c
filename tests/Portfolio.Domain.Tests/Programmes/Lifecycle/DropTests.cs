using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class DropTests
{
    [Fact]
    public void A_drop_needs_a_cause() =>
        Running.When("2026-03-01", new Drop([])).ThenRefused("Give at least one cause: what threw it off?");

    [Fact]
    public void Open_items_share_its_fate() =>
        Scoped.When("2026-03-01", new Drop([Derailer.BudgetCut])).Then(new ProgrammeDropped([Derailer.BudgetCut]))
            .History.Latest.OpenItems.ShouldBeEmpty();

    [Fact]
    public void What_ended_is_not_dropped() =>
        Completed.When("2026-04-01", new Drop([Derailer.BudgetCut]))
            .ThenRefused("Only a programme that has not ended can be dropped; CRM is completed since 2026-03-01.");

    [Fact]
    public void The_same_drop_told_again_changes_nothing() =>
        Dropped.When("2026-04-01", new Drop([Derailer.BudgetCut])).ThenNothing();

    [Fact]
    public void Dropped_for_other_causes_it_is_not_dropped_again() =>
        Dropped.When("2026-04-01", new Drop([Derailer.Reorganisation]))
            .ThenRefused("Only a programme that has not ended can be dropped; CRM is dropped since 2026-03-01.");
}
