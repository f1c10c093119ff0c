using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class EndExperimentTests
{
    private static readonly Experiment Calls = new("One customer in ten stays");

    private static readonly Scenario Experiment = Scenario.Nothing.And("2026-01-01", CrmProposed with { Experiment = Calls })
        .And("2026-01-02", new SponsorAppointed("ann", SponsorRole.Lead), Phase(1))
        .And("2026-02-01", new ProgrammeCommissioned(Today.Day("2026-12-31"), null));

    [Fact]
    public void An_experiment_is_proposed_with_its_criterion() =>
        Scenario.Nothing.When("2026-01-01", new Propose("CRM", "One view of the customer", "sales", Experiment: new(" One customer in ten stays ")))
            .Then(CrmProposed with { Experiment = Calls });

    [Fact]
    public void Without_a_criterion_it_is_none() =>
        Scenario.Nothing.When("2026-01-01", new Propose("CRM", "One view of the customer", "SALES", Experiment: new(" ")))
            .ThenRefused("Say in 1 to 300 characters what result would make the experiment a success.");

    [Fact]
    public void It_ends_as_its_plan_foresaw_and_not_as_a_drop()
    {
        var ended = Experiment.When("2026-06-01", new EndExperiment(CriterionMet: false, "Nobody wants to be called"))
            .Then(new ExperimentEnded(CriterionMet: false)).History.Latest;
        (ended.State, ended.CriterionMet, ended.Causes.Count).ShouldBe((ProgrammeState.ExperimentEnded, false, 0));
    }

    [Fact]
    public void What_was_learnt_is_a_text() =>
        Experiment.When("2026-06-01", new EndExperiment(CriterionMet: true, "Calls work"))
            .ThenTexts(new Text("learnt", "Calls work"));

    [Fact]
    public void And_has_to_be_said() =>
        Experiment.When("2026-06-01", new EndExperiment(CriterionMet: true, " "))
            .ThenRefused("Say what was learnt: that is what the experiment was for.");

    [Fact]
    public void Its_open_scope_shares_its_fate() =>
        Experiment.And("2026-02-02", Item("A-1", 1)).When("2026-06-01", new EndExperiment(CriterionMet: true, "Calls work"))
            .Then(new ExperimentEnded(CriterionMet: true)).History.Latest.OpenItems.ShouldBeEmpty();

    [Fact]
    public void Only_what_was_proposed_as_an_experiment_ends_as_one() =>
        Running.When("2026-06-01", new EndExperiment(CriterionMet: true, "Calls work"))
            .ThenRefused("CRM was not proposed as an experiment: complete or drop it instead.");

    [Fact]
    public void And_only_while_it_is_active() =>
        Experiment.And("2026-03-01", new ProgrammeStalled([Derailer.BudgetCut]))
            .When("2026-06-01", new EndExperiment(CriterionMet: true, "Calls work"))
            .ThenRefused("Only an active experiment can be ended; CRM is stalled since 2026-03-01.");

    [Fact]
    public void It_cannot_end_before_something_that_is_on_record_for_later() =>
        Experiment.And("2026-06-02", new ProgrammeStalled([Derailer.BudgetCut]))
            .When("2026-06-01", new EndExperiment(CriterionMet: true, "Calls work"))
            .ThenRefused(
                "This does not fit with what is on record for later: “programme stalled” of 2026-06-02 (position 5). Only an active programme can stall; CRM is an experiment that ended on 2026-06-01.");

    [Fact]
    public void Reopened_its_criterion_is_open_again() =>
        Experiment.And("2026-06-01", new ExperimentEnded(CriterionMet: true)).When("2026-06-02", new Reopen("One more round"))
            .Then(new ProgrammeReopened()).History.Latest.CriterionMet.ShouldBeNull();
}
