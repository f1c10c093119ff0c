using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class ProposeTests
{
    private static readonly Propose Crm = new("CRM", "One view of the customer", "SALES");

    [Fact]
    public void A_programme_is_proposed() =>
        Scenario.Nothing.When("2026-01-01", Crm).Then(CrmProposed).History.Latest.State.ShouldBe(ProgrammeState.Proposed);

    [Fact]
    public void All_that_is_given_is_on_the_record() =>
        Scenario.Nothing
            .When("2026-01-01", new Propose(
                "CRM", "  One view ", "sales", ["acme", "GLOBEX"], " Retail ", Today.Day("2026-02-01"),
                Today.Day("2027-01-01"), Gbp(1_000_000), Cadence.Quarterly))
            .Then(new ProgrammeProposed(
                "CRM", "One view", "SALES", ["ACME", "GLOBEX"], "Retail", Today.Day("2026-02-01"),
                Today.Day("2027-01-01"), Gbp(1_000_000), Cadence.Quarterly));

    [Fact]
    public void The_purpose_is_a_text() =>
        Scenario.Nothing.When("2026-01-01", Crm with { Purpose = "Fewer calls" }).ThenTexts(new Text("purpose", "Fewer calls"));

    [Fact]
    public void An_unknown_department_is_named() =>
        Scenario.Nothing.When("2026-01-01", Crm with { Department = "LEGAL" })
            .ThenRefused("There is no department “LEGAL”.");

    [Fact]
    public void An_unknown_account_is_named() =>
        Scenario.Nothing.When("2026-01-01", Crm with { Accounts = ["ACME", "INITECH"] })
            .ThenRefused("There is no account “INITECH”.");

    [Fact]
    public void A_code_is_taken_once() =>
        Proposed.When("2026-01-05", Crm with { Title = "Another" })
            .ThenRefused("There is already a programme CRM, “One view of the customer”.");

    [Fact]
    public void The_same_proposal_again_changes_nothing() => Proposed.When("2026-01-05", Crm).ThenNothing();

    [Fact]
    public void An_earlier_proposal_collides_with_the_one_on_record() =>
        Proposed.When("2025-12-31", Crm)
            .ThenRefused(
                "This does not fit with what is on record for later: “programme proposed” of 2026-01-01 (position 1). There is already a programme CRM, “One view of the customer”.");

    [Fact]
    public void It_cannot_finish_before_it_starts() =>
        Scenario.Nothing
            .When("2026-01-01", Crm with { PlannedStart = Today.Day("2026-05-01"), PlannedFinish = Today.Day("2026-04-30") })
            .ThenRefused("It would finish on 2026-04-30, before it starts on 2026-05-01.");

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Scenario.Nothing
            .When("1066-10-14", new Propose(
                "C", " ", "LEGAL", ["INITECH", "ACME", "acme"], new string('s', 201), new DateOnly(1, 1, 1),
                new DateOnly(9999, 12, 31), new Money(-0.00001m, "pounds"), (Cadence)9))
            .ThenRefusedAt(
                "code", "title", "segment", "budget.amount", "budget.amount", "budget.currency", "cadence",
                "department", "accounts[0]", "accounts", "plannedStart", "plannedFinish", "effectiveOn");

    [Fact]
    public void It_cannot_be_proposed_before_its_day() =>
        Scenario.Nothing.When("2026-07-02", Crm)
            .ThenRefused(
                "2026-07-02 lies ahead. Only what can be announced (a sponsor, a lead, a budget, a phase’s plan) can be recorded before its day.");
}
