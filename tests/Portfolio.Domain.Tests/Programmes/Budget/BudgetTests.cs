using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Budget;

public sealed class BudgetTests
{
    private static readonly Scenario Approved = Running.And("2026-02-10", new BudgetApproved(Gbp(100), "2025/26"));
    private static readonly Scenario Cut = Approved.And("2026-02-20", new BudgetCut(Gbp(80)));

    [Fact]
    public void A_budget_is_approved() =>
        Running.When("2026-03-01", new ApproveBudget(Gbp(100), " 2025/26 ")).Then(new BudgetApproved(Gbp(100), "2025/26"));

    [Fact]
    public void More_of_it_is_approved_later() =>
        Approved.When("2026-03-01", new ApproveBudget(Gbp(120))).Then(new BudgetApproved(Gbp(120), null))
            .History.Latest.PriceBasis.ShouldBe("2025/26");

    [Fact]
    public void The_same_again_changes_nothing() => Approved.When("2026-03-01", new ApproveBudget(Gbp(100.00m))).ThenNothing();

    [Fact]
    public void Less_is_a_cut() =>
        Approved.When("2026-03-01", new ApproveBudget(Gbp(99)))
            .ThenRefused("GBP 99 is less than the GBP 100 approved: that is a cut.");

    [Fact]
    public void Another_price_basis_is_a_restatement() =>
        Approved.When("2026-03-01", new ApproveBudget(Gbp(120), "2026/27"))
            .ThenRefused("The budget of GBP 100 is in 2025/26; another price basis is a restatement, not an approval.");

    [Fact]
    public void A_programme_has_one_currency() =>
        Approved.When("2026-03-01", new ApproveBudget(new Money(200, "EUR")))
            .ThenRefused("CRM’s budget is in GBP; a programme has one currency.");

    [Fact]
    public void A_late_first_approval_in_another_currency_collides() =>
        Approved.When("2026-02-09", new ApproveBudget(new Money(50, "EUR")))
            .ThenRefused(
                "This does not fit with what is on record for later: “budget of GBP 100 approved” of 2026-02-10 (position 8). CRM’s budget is in EUR; a programme has one currency.");

    [Fact]
    public void A_budget_is_cut_to_what_is_left() =>
        Approved.When("2026-03-01", new CutBudget(Gbp(80), "Austerity")).Then(new BudgetCut(Gbp(80)));

    [Fact]
    public void A_cut_leaves_less() =>
        Approved.When("2026-03-01", new CutBudget(Gbp(100))).ThenRefused("GBP 100 is not less than the budget of GBP 100.");

    [Fact]
    public void Only_an_approved_budget_is_cut() =>
        Running.When("2026-03-01", new CutBudget(Gbp(80))).ThenRefused("CRM has no budget that could be cut.");

    [Fact]
    public void What_was_cut_is_restored_in_part_or_in_full()
    {
        Cut.When("2026-03-01", new RestoreBudget(Gbp(90))).Then(new BudgetRestored(Gbp(90)))
            .When("2026-03-02", new RestoreBudget(Gbp(100))).Then(new BudgetRestored(Gbp(100)));
    }

    [Fact]
    public void More_than_was_there_before_the_cuts_is_approved() =>
        Cut.And("2026-02-21", new BudgetCut(Gbp(70))).When("2026-03-01", new RestoreBudget(Gbp(101)))
            .ThenRefused("GBP 101 is more than the GBP 100 there were before the cut: approve the larger budget instead.");

    [Fact]
    public void Restoring_gives_more() =>
        Cut.And("2026-02-21", new BudgetRestored(Gbp(90))).When("2026-03-01", new RestoreBudget(Gbp(85)))
            .ThenRefused("GBP 85 is not more than the budget of GBP 90.");

    [Fact]
    public void Nothing_is_restored_that_was_not_cut() =>
        Approved.When("2026-03-01", new RestoreBudget(Gbp(120)))
            .ThenRefused("Nothing of CRM’s budget was cut that could be restored.");

    [Fact]
    public void A_new_approval_settles_the_cuts_before_it() =>
        Cut.And("2026-02-21", new BudgetApproved(Gbp(100), null)).When("2026-03-01", new RestoreBudget(Gbp(120)))
            .ThenRefused("Nothing of CRM’s budget was cut that could be restored.");

    [Fact]
    public void A_restatement_is_neither_cut_nor_approval_and_may_go_down()
    {
        var crm = Approved.When("2026-03-01", new RestateBudget(Gbp(70), "2026/27", "New prices"))
            .Then(new BudgetRestated(Gbp(70), "2026/27")).History.Latest;
        (crm.Budget, crm.PriceBasis, crm.LastCut).ShouldBe((Gbp(70), "2026/27", null));
    }

    [Fact]
    public void After_a_restatement_nobody_can_say_how_much_there_was_before_the_cut() =>
        Cut.And("2026-02-21", new BudgetRestated(Gbp(85), "2026/27"))
            .When("2026-03-01", new RestoreBudget(Gbp(106))).Then(new BudgetRestored(Gbp(106)));

    [Fact]
    public void The_same_restatement_changes_nothing() =>
        Approved.When("2026-03-01", new RestateBudget(Gbp(100), "2025/26")).ThenNothing();

    [Fact]
    public void A_budget_can_be_announced() =>
        Approved.When("2026-10-01", new CutBudget(Gbp(80))).Then(new BudgetCut(Gbp(80)))
            .History.On(Today.Date).Budget.ShouldBe(Gbp(100));

    [Fact]
    public void What_has_ended_has_no_budget_to_change() =>
        Completed.When("2026-04-01", new ApproveBudget(Gbp(1)))
            .ThenRefused("CRM is completed since 2026-03-01; its budget can no longer change.");
}
