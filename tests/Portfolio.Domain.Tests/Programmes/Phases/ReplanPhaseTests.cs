using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Phases;

public sealed class ReplanPhaseTests
{
    [Fact]
    public void What_is_left_out_stays() =>
        Running.When("2026-03-01", new ReplanPhase(2, Finish: Today.Day("2027-01-01"), Funded: false))
            .Then(new PhaseReplanned(2, null, null, Today.Day("2027-01-01"), false))
            .History.Latest.Phases[2].ShouldBe(new Phase(2, "Phase 2", null, Today.Day("2027-01-01"), false, PhaseState.Planned));

    [Fact]
    public void As_it_is_changes_nothing() =>
        Running.When("2026-03-01", new ReplanPhase(2, " Phase 2 ", Funded: true)).ThenNothing();

    [Fact]
    public void It_is_planned_first() =>
        Running.When("2026-03-01", new ReplanPhase(4, "Another")).ThenRefused("CRM has no phase 4: plan it first.");

    [Fact]
    public void It_is_open() =>
        Running.And("2026-02-10", new PhaseCancelled(3, [])).When("2026-03-01", new ReplanPhase(3, "Another"))
            .ThenRefused("Phase 3 is cancelled; it cannot be replanned.");

    [Fact]
    public void It_starts_before_the_finish_planned_earlier() =>
        Running.And("2026-02-10", new PhaseReplanned(2, null, null, Today.Day("2026-05-01"), null))
            .When("2026-03-01", new ReplanPhase(2, Start: Today.Day("2026-05-02")))
            .ThenRefused("Phase 2 would finish on 2026-05-01, before it starts on 2026-05-02.");

    [Fact]
    public void What_has_ended_plans_no_more() =>
        Dropped.When("2026-04-01", new ReplanPhase(1, "Another"))
            .ThenRefused("CRM is dropped since 2026-03-01; no phase can be planned any more.");
}
