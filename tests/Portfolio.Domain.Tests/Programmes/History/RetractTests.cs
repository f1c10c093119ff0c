using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.History;

public sealed class RetractTests
{
    private static readonly Guid Seventh = Today.Command(7);

    [Fact]
    public void A_command_is_taken_back_and_both_stay_in_the_history()
    {
        var history = Stalled.When("2026-04-01", new Retract(Seventh, "Wrong programme"))
            .Then(new CommandRetracted(Seventh)).History;
        history.Latest.State.ShouldBe(ProgrammeState.Active);
        history.All.Select(e => e.Event).TakeLast(2)
            .ShouldBe([new ProgrammeStalled([Derailer.BudgetCut]), new CommandRetracted(Seventh)]);
        history.Standing.ShouldNotContain(e => e.CommandId == Seventh);
    }

    [Fact]
    public void All_its_events_go_together() =>
        Scoped.And("2026-03-01", new ScopeItemDropped("A-1", []), new ScopeItemDropped("B-1", []), new PhaseCancelled(1, []))
            .When("2026-04-01", new Retract(Seventh, "Not cancelled after all")).Then(new CommandRetracted(Seventh))
            .History.Latest.OpenItems.Count().ShouldBe(3);

    [Fact]
    public void As_known_before_it_still_stands()
    {
        var history = Stalled.And("2026-04-01", new CommandRetracted(Seventh)).History;
        ProgrammeHistory.Of(history.All.SkipLast(1)).Latest.State.ShouldBe(ProgrammeState.Stalled);
    }

    [Fact]
    public void What_depends_on_it_is_named() =>
        Stalled.And("2026-03-20", new ProgrammeResumed()).When("2026-04-01", new Retract(Seventh, "Wrong programme"))
            .ThenRefused(
                "It cannot be taken back while “programme resumed” of 2026-03-20 (position 12) depends on it. Only a stalled programme can resume; CRM is active.");

    [Fact]
    public void Taken_back_from_the_end_nothing_depends_on_it_any_more() =>
        Stalled.And("2026-03-20", new ProgrammeResumed())
            .When("2026-04-01", new Retract(Today.Command(8), "Wrong programme")).Then(new CommandRetracted(Today.Command(8)))
            .When("2026-04-01", new Retract(Seventh, "Wrong programme")).Then(new CommandRetracted(Seventh));

    [Fact]
    public void It_is_taken_back_once() =>
        Stalled.And("2026-04-01", new CommandRetracted(Seventh))
            .When("2026-04-02", new Retract(Seventh, "Wrong programme")).ThenNothing();

    [Fact]
    public void A_retraction_is_final() =>
        Stalled.And("2026-04-01", new CommandRetracted(Seventh))
            .When("2026-04-02", new Retract(Today.Command(8), "It was right after all"))
            .ThenRefused("A retraction cannot be retracted: record again what was taken back.");

    [Fact]
    public void The_command_is_on_this_record() =>
        Stalled.When("2026-04-01", new Retract(Today.Command(99), "A slip"))
            .ThenRefused("There is no such command on this programme’s record.");

    [Fact]
    public void Command_and_reason_are_given() =>
        Stalled.When("2026-04-01", new Retract(Guid.Empty, ""))
            .ThenRefused("Give the reason in words: it stays on the record.", "Say which command is taken back, by its id.");

    [Fact]
    public void A_programme_put_on_record_by_mistake_can_be_taken_back_and_put_on_record_again() =>
        Proposed.When("2026-02-01", new Retract(Today.Command(1), "Not ours")).Then(new CommandRetracted(Today.Command(1)))
            .When("2026-02-01", new Propose("CRM", "Another", "IT"))
            .Then(CrmProposed with { Title = "Another", Department = "IT" });

    [Fact]
    public void Once_it_is_taken_back_there_is_no_such_programme() =>
        Proposed.And("2026-02-01", new CommandRetracted(Today.Command(1))).When("2026-02-02", new Describe("Another"))
            .ThenRefused("There is no such programme.");
}
