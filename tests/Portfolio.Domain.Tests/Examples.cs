using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests;

/// <summary>Where most examples start.</summary>
internal static class Examples
{
    public static readonly ProgrammeProposed CrmProposed =
        new("CRM", "One view of the customer", "SALES", [], null, null, null, null, null);

    public static readonly ProgrammeRegistered CrmRegistered = new(
        "CRM", "One view of the customer", null, [], null, null, null, null, null, null,
        new Coverage("GMPP", [FactKind.Existence, FactKind.Finish], Sight.AtSnapshots));

    /// <summary>Command 1, on 1 January.</summary>
    public static readonly Scenario Proposed = Scenario.Nothing.And("2026-01-01", CrmProposed);

    /// <summary>Another programme that commands find beside the one they are given for: proposed, with two phases.</summary>
    public static readonly Scenario Other = Scenario.Nothing
        .And("2026-01-01", CrmProposed with { Code = "OTHER", Title = "Another programme" }, Phase(1), Phase(2));

    public static readonly Scenario Registered = Scenario.Nothing.And("2026-01-01", CrmRegistered);

    /// <summary>Sponsored by ann since 2 January, three phases, to be done by the end of 2027 (commands 2 to 4).</summary>
    public static readonly Scenario Ready = Proposed
        .And("2026-01-02", new SponsorAppointed("ann", SponsorRole.Lead))
        .And("2026-01-03", Phase(1), Phase(2), Phase(3))
        .And("2026-01-04", new FinishRebaselined(Today.Day("2027-12-31"), [], null, null));

    /// <summary>Active since 1 February (command 5).</summary>
    public static readonly Scenario Running = Ready.And("2026-02-01", new ProgrammeCommissioned(null, null));

    /// <summary>With items A and B in phase 1, C in phase 2 (command 6).</summary>
    public static readonly Scenario Scoped = Running.And("2026-02-02", Item("A-1", 1), Item("B-1", 1), Item("C-1", 2));

    public static readonly Scenario Stalled = Scoped.And("2026-03-01", new ProgrammeStalled([Derailer.BudgetCut]));

    public static readonly Scenario OnHold = Scoped.And("2026-03-01", new ProgrammePutOnHold(null));

    public static readonly Scenario Dropped = Scoped.And("2026-03-01", new ProgrammeDropped([Derailer.BudgetCut]));

    public static readonly Scenario Completed = Running.And("2026-03-01", new ProgrammeCompleted());

    public static readonly Scenario LeftRegister = Scoped.And("2026-03-01", new ProgrammeLeftRegister("GMPP"));

    public static readonly Scenario Merged =
        LeftRegister.And("2026-03-02", new OutcomeLearnt(Outcome.Merged, null));

    public static PhasePlanned Phase(int number) => new(number, $"Phase {number}", null, null, Funded: true);

    public static ScopeItemAdded Item(string code, int phase) => new(code, $"Item {code}", phase, 50, []);

    public static Money Gbp(decimal amount) => new(amount, "GBP");
}
