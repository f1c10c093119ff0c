using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class MergeTests
{
    private static readonly SeveralProgrammes Two = SeveralProgrammes.None
        .And("CRM", "2026-01-01", CrmProposed, Phase(1), Phase(2), Item("A-1", 1))
        .And("NEXT", "2026-01-02", CrmProposed with { Code = "NEXT", Title = "The next one" }, Phase(1));

    [Fact]
    public void It_goes_on_as_a_part_of_another_which_takes_over_its_scope()
    {
        var after = Two.After("CRM", "2026-03-01", new Merge("next", 1, Reason: "Same team"));
        (after["CRM"].Latest.State, after["CRM"].Latest.MergedInto).ShouldBe((ProgrammeState.Merged, "NEXT"));
        after["NEXT"].Latest.OpenItems.Select(i => i.Item).ShouldBe(["A-1"]);
        after["NEXT"].All.Select(e => e.Event).ShouldContain(new ProgrammeAbsorbed("CRM"));
    }

    [Fact]
    public void Without_open_scope_there_is_nothing_to_place() =>
        Two.And("CRM", "2026-02-01", new ScopeItemDropped("A-1", [])).After("CRM", "2026-03-01", new Merge("NEXT"))
            ["CRM"].Latest.State.ShouldBe(ProgrammeState.Merged);

    [Fact]
    public void With_it_the_caller_says_where_it_goes() =>
        Refused(Two, new Merge("NEXT")).ShouldBe(
            "CRM still has 1 open scope item (A-1): say into which phase of NEXT they go, or that they go to “later”.");

    [Fact]
    public void Not_into_itself() => Refused(Two, new Merge("CRM", 1)).ShouldBe("CRM cannot be merged into itself.");

    [Fact]
    public void Not_into_one_that_has_ended() =>
        Refused(Two.And("NEXT", "2026-02-01", new ProgrammeDropped([Derailer.BudgetCut])), new Merge("NEXT", 1))
            .ShouldBe("NEXT is dropped since 2026-02-01; CRM can no longer be merged into it.");

    [Fact]
    public void Nor_one_that_has_ended() =>
        Refused(Two.And("CRM", "2026-02-01", new ProgrammeDropped([Derailer.BudgetCut])), new Merge("NEXT", 1))
            .ShouldBe("Only a programme that has not ended can be merged; CRM is dropped since 2026-02-01.");

    [Fact]
    public void Reopened_it_is_on_its_own_again_without_what_it_gave_away()
    {
        var after = Two.After("CRM", "2026-03-01", new Merge("NEXT", 1)).After("CRM", "2026-04-01", new Reopen("It did not fit"));
        (after["CRM"].Latest.State, after["CRM"].Latest.MergedInto).ShouldBe((ProgrammeState.Proposed, null));
        after["CRM"].Latest.OpenItems.ShouldBeEmpty();
    }

    [Fact]
    public void Taken_back_it_never_was()
    {
        var after = Two.After("CRM", "2026-03-01", new Merge("NEXT", ToLater: true)).After("NEXT", "2026-03-02", new Retract(Today.Command(3), "A slip"));
        after["CRM"].Latest.OpenItems.ShouldHaveSingleItem().Deferrals.ShouldBe(0);
        after["NEXT"].Latest.Items.ShouldBeEmpty();
    }

    private static string Refused(SeveralProgrammes all, ProgrammeCommand command) =>
        all.When("CRM", "2026-05-01", command).ShouldBeOfType<Decision.Refused>().Why.ShouldHaveSingleItem().Sentence;
}
