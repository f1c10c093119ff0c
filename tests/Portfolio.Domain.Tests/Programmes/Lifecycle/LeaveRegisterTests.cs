using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class LeaveRegisterTests
{
    [Fact]
    public void Vanished_with_nobody_saying_why_is_an_end_of_its_own() =>
        Registered.When("2026-03-01", new LeaveRegister(" GMPP ")).Then(new ProgrammeLeftRegister("GMPP"))
            .History.Latest.State.ShouldBe(ProgrammeState.LeftRegister);

    [Fact]
    public void The_register_is_named() =>
        Registered.When("2026-03-01", new LeaveRegister(" ")).ThenRefused("Say which register it left.");

    [Fact]
    public void What_has_ended_cannot_leave() =>
        Completed.When("2026-04-01", new LeaveRegister("GMPP"))
            .ThenRefused("Only a programme that has not ended can leave a register; CRM is completed since 2026-03-01.");

    [Fact]
    public void Gone_is_gone() => LeftRegister.When("2026-04-01", new LeaveRegister("GMPP")).ThenNothing();

    [Theory]
    [InlineData(Outcome.Completed, ProgrammeState.Completed)]
    [InlineData(Outcome.Dropped, ProgrammeState.Dropped)]
    [InlineData(Outcome.Merged, ProgrammeState.Merged)]
    public void What_became_of_it_can_be_learnt_later(Outcome outcome, ProgrammeState state)
    {
        var after = LeftRegister.When("2026-05-01", new LearnOutcome(outcome, Today.Day("2026-02-20")))
            .Then(new OutcomeLearnt(outcome, Today.Day("2026-02-20")));
        after.History.Latest.State.ShouldBe(state);
        after.History.Latest.Since.ShouldBe(Today.Day("2026-02-20"));
        after.History.On(Today.Day("2026-04-30")).State.ShouldBe(ProgrammeState.LeftRegister);
    }

    [Fact]
    public void An_outcome_is_learnt_of_what_left() =>
        Running.When("2026-05-01", new LearnOutcome(Outcome.Completed))
            .ThenRefused("An outcome is learnt of a programme that left its register; CRM is active.");

    [Fact]
    public void What_was_learnt_has_happened() =>
        LeftRegister.When("2026-05-01", new LearnOutcome(Outcome.Completed, Today.Day("2026-05-02")))
            .ThenRefused("What was learnt on 2026-05-01 cannot have happened on 2026-05-02.");

    [Fact]
    public void It_cannot_have_ended_before_it_was_seen() =>
        LeftRegister.When("2026-05-01", new LearnOutcome(Outcome.Completed, Today.Day("2025-12-31")))
            .ThenRefused("CRM was seen running on 2026-01-01; it cannot have ended on 2025-12-31.");

    [Fact]
    public void An_outcome_is_learnt_once() =>
        Merged.When("2026-05-01", new LearnOutcome(Outcome.Dropped))
            .ThenRefused("An outcome is learnt of a programme that left its register; CRM is merged since 2026-03-02.");

    [Fact]
    public void The_same_outcome_again_changes_nothing() =>
        Merged.When("2026-05-01", new LearnOutcome(Outcome.Merged)).ThenNothing();
}
