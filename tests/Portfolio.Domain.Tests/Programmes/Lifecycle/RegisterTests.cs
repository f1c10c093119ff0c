using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class RegisterTests
{
    private static readonly Register Crm =
        new("CRM", "One view of the customer", Coverage: CrmRegistered.Coverage);

    [Fact]
    public void A_running_programme_is_registered_with_what_is_known() =>
        Scenario.Nothing.When("2026-01-01", Crm).Then(CrmRegistered)
            .History.Latest.State.ShouldBe(ProgrammeState.Active);

    [Fact]
    public void It_needs_neither_sponsor_nor_phases_to_stall_move_and_complete() =>
        Registered.And("2026-02-01", new ProgrammeStalled([Derailer.Other]))
            .And("2026-03-01", new ProgrammeResumed())
            .And("2026-03-02", new FinishRebaselined(Today.Day("2027-01-01"), [], null, null))
            .When("2026-04-01", new Complete()).Then(new ProgrammeCompleted());

    [Fact]
    public void Without_a_word_on_coverage_it_is_our_own() =>
        Scenario.Nothing.When("2026-01-01", Crm with { Coverage = null })
            .Then(CrmRegistered with { Coverage = Coverage.Own });

    [Fact]
    public void Its_own_start_may_lie_years_before() =>
        Scenario.Nothing.When("2026-01-01", Crm with { StartedOn = Today.Day("2009-01-15") })
            .Then(CrmRegistered with { StartedOn = Today.Day("2009-01-15") });

    [Fact]
    public void What_starts_later_is_proposed_instead() =>
        Scenario.Nothing.When("2026-01-01", Crm with { StartedOn = Today.Day("2026-01-02") })
            .ThenRefused(
                "A registered programme is already running, but this one starts on 2026-01-02, after 2026-01-01: propose it instead.");

    [Fact]
    public void A_programme_on_record_cannot_be_registered() =>
        Proposed.When("2026-01-05", Crm)
            .ThenRefused("There is already a programme CRM, “One view of the customer”.");

    [Fact]
    public void The_same_again_changes_nothing() => Registered.When("2026-02-01", Crm).ThenNothing();

    [Fact]
    public void Coverage_says_who_and_what_once() =>
        Scenario.Nothing
            .When("2026-01-01", Crm with
            {
                Coverage = new(" ", [FactKind.Scope, FactKind.Scope, (FactKind)77], (Sight)5),
            })
            .ThenRefusedAt("coverage.source", "coverage.kinds[2]", "coverage.kinds", "coverage.sight");
}
