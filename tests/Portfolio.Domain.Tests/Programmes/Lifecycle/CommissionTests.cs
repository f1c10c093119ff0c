using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class CommissionTests
{
    [Fact]
    public void With_sponsor_phase_and_finish_it_begins() =>
        Ready.When("2026-02-01", new Commission()).Then(new ProgrammeCommissioned(null, null))
            .History.Latest.State.ShouldBe(ProgrammeState.Active);

    [Fact]
    public void It_needs_a_sponsor() =>
        Proposed.And("2026-01-03", Phase(1)).When("2026-02-01", new Commission(Today.Day("2027-01-01")))
            .ThenRefused("CRM has no sponsor: appoint one before it is commissioned.");

    [Fact]
    public void It_needs_a_phase() =>
        Proposed.And("2026-01-03", new SponsorAppointed("ann", SponsorRole.Lead))
            .When("2026-02-01", new Commission(Today.Day("2027-01-01")))
            .ThenRefused("CRM has no planned phase: plan one before it is commissioned.");

    [Fact]
    public void A_cancelled_phase_is_not_a_planned_one() =>
        Proposed.And("2026-01-03", new SponsorAppointed("ann", SponsorRole.Lead))
            .And("2026-01-03", Phase(1))
            .And("2026-01-04", new PhaseCancelled(1, []))
            .When("2026-02-01", new Commission(Today.Day("2027-01-01")))
            .ThenRefused("CRM has no planned phase: plan one before it is commissioned.");

    [Fact]
    public void It_needs_a_planned_finish() =>
        Proposed.And("2026-01-03", new SponsorAppointed("ann", SponsorRole.Lead)).And("2026-01-03", Phase(1))
            .When("2026-02-01", new Commission())
            .ThenRefused("CRM has no planned finish: say when it should be done.");

    [Fact]
    public void Its_planned_finish_is_the_original_one()
    {
        var crm = Ready.When("2026-02-01", new Commission(Today.Day("2028-06-30"), Gbp(500)))
            .Then(new ProgrammeCommissioned(Today.Day("2028-06-30"), Gbp(500))).History.Latest;
        crm.OriginalFinish.ShouldBe(Today.Day("2028-06-30"));
        crm.Rebaselines.ShouldBe(0);
        crm.Budget.ShouldBe(Gbp(500));
    }

    [Fact]
    public void Its_budget_stays_in_one_currency() =>
        Ready.And("2026-01-05", new BudgetApproved(Gbp(100), null))
            .When("2026-02-01", new Commission(Budget: new Money(100, "EUR")))
            .ThenRefused("CRM’s budget is in GBP; a programme has one currency.");

    [Fact]
    public void It_is_commissioned_once() =>
        Stalled.When("2026-04-01", new Commission())
            .ThenRefused("Only a proposed programme can be commissioned; CRM is stalled since 2026-03-01.");

    [Fact]
    public void The_same_again_changes_nothing() => Running.When("2026-03-01", new Commission()).ThenNothing();
}
