using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Contingencies;

public sealed class AbsorbShockTests
{
    [Fact]
    public void A_programme_is_hit_by_a_shock() =>
        Running.When("2026-02-03", new AbsorbShock("cuts", 3)).Then(new ShockAbsorbed("CUTS", 3)).History.Latest.Absorbed["CUTS"].ShouldBe(3);

    [Fact]
    public void That_was_declared() => Running.When("2026-02-03", new AbsorbShock("FLOOD", 3)).ThenRefused("There is no shock “FLOOD”.");

    [Fact]
    public void Not_before_it_struck() =>
        Registered.When("2026-01-31", new AbsorbShock("CUTS", 3))
            .ThenRefused("CUTS strikes on 2026-02-01; nothing was hit by it on 2026-01-31.");

    [Fact]
    public void Once() =>
        Running.And("2026-02-03", new ShockAbsorbed("CUTS", 3)).When("2026-02-04", new AbsorbShock("CUTS", 5))
            .ThenRefused("CRM was hit by CUTS with severity 3 already: retract that if it was another.");

    [Fact]
    public void Severity_is_1_to_5() => Running.When("2026-02-03", new AbsorbShock("CUTS", 0)).ThenRefused("Severity is 1 to 5.");

    [Fact]
    public void A_contingency_is_invoked_against_one_that_is_known()
    {
        var ready = Running.And("2026-02-02", new ContingencyPrepared("BudgetCut", "bob"));
        ready.When("2026-02-03", new InvokeContingency("BudgetCut", ContingencyResult.Held, "cuts"))
            .Then(new ContingencyInvoked("BudgetCut", "CUTS", ContingencyResult.Held));
        ready.When("2026-02-03", new InvokeContingency("BudgetCut", ContingencyResult.Held, "FLOOD")).ThenRefused("There is no shock “FLOOD”.");
    }
}
