using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class StallTests
{
    [Fact]
    public void An_active_programme_can_stall() =>
        Running.When("2026-03-01", new Stall([Derailer.BudgetCut, Derailer.Reorganisation]))
            .Then(new ProgrammeStalled([Derailer.BudgetCut, Derailer.Reorganisation]));

    [Fact]
    public void A_stall_needs_a_cause() =>
        Running.When("2026-03-01", new Stall([]))
            .ThenRefused("Give at least one cause: what threw it off?");

    [Fact]
    public void The_cause_other_needs_a_text() =>
        Running.When("2026-03-01", new Stall([Derailer.Other]))
            .ThenRefused("The cause “Other” needs a text that says what it was.");

    [Fact]
    public void The_cause_other_and_the_narrative_are_texts() =>
        Running.When("2026-03-01", new Stall([Derailer.Other], "Flood", "The cellar stood under water."))
            .ThenTexts(new("otherCause", "Flood"), new("narrative", "The cellar stood under water."));

    [Fact]
    public void Causes_differ_and_are_known() =>
        Running.When("2026-03-01", new Stall([Derailer.BudgetCut, Derailer.BudgetCut, (Derailer)99]))
            .ThenRefusedAt("causes", "causes[2]");

    [Fact]
    public void A_stalled_programme_cannot_stall_for_something_else() =>
        Stalled.When("2026-04-01", new Stall([Derailer.Reorganisation]))
            .ThenRefused("CRM is already stalled since 2026-03-01.");

    [Fact]
    public void The_same_stall_told_again_changes_nothing() =>
        Stalled.When("2026-04-01", new Stall([Derailer.BudgetCut])).ThenNothing();

    [Fact]
    public void A_proposed_programme_cannot_stall() =>
        Proposed.When("2026-03-01", new Stall([Derailer.BudgetCut]))
            .ThenRefused("Only an active programme can stall; CRM is proposed.");

    [Fact]
    public void A_stalled_programme_resumes() =>
        Stalled.When("2026-04-01", new Resume()).Then(new ProgrammeResumed())
            .History.Latest.State.ShouldBe(ProgrammeState.Active);

    [Fact]
    public void What_is_active_cannot_resume() =>
        Running.When("2026-04-01", new Resume())
            .ThenRefused("Only a stalled programme can resume; CRM is active.");

    [Fact]
    public void A_programme_may_stall_and_resume_on_one_day() =>
        Running.And("2026-03-01", new ProgrammeStalled([Derailer.BudgetCut]))
            .When("2026-03-01", new Resume()).Then(new ProgrammeResumed());

    [Fact]
    public void A_second_stall_after_resuming_counts_anew() =>
        Stalled.And("2026-04-01", new ProgrammeResumed())
            .When("2026-05-01", new Stall([Derailer.BudgetCut])).Then(new ProgrammeStalled([Derailer.BudgetCut]));
}
