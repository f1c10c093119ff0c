using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class SplitTests
{
    private static readonly SeveralProgrammes One = SeveralProgrammes.None
        .And("CRM", "2026-01-01", CrmProposed with { Segment = "Retail" }, Phase(1), Phase(2), Phase(3), Item("A-1", 1), Item("B-1", 1), Item("C-1", 3))
        .And("CRM", "2026-02-01", new ScopeItemDeferred("B-1", 2, [Derailer.BudgetCut]));

    [Fact]
    public void A_part_goes_on_as_a_programme_of_its_own_with_its_scope_and_its_phases()
    {
        var after = One.After("CRM", "2026-03-01", new Split([new Part("CRM-2", " Phase 2 ", Items: ["b-1"])], "Too large"));
        after["CRM"].Latest.OpenItems.Select(i => i.Item).ShouldBe(["A-1", "C-1"]);
        var part = after["CRM-2"].Latest;
        (part.State, part.Title, part.Department, part.Segment).ShouldBe((ProgrammeState.Proposed, "Phase 2", "SALES", "Retail"));
        part.Phases.Keys.ShouldBe([2]);
        part.OpenItems.ShouldHaveSingleItem().Deferrals.ShouldBe(1);
        after["CRM-2"].All[0].Event.ShouldBeOfType<ProgrammeProposed>().SplitFrom.ShouldBe("CRM");
    }

    [Fact]
    public void Several_parts_at_once_each_with_its_own() =>
        One.After("CRM", "2026-03-01", new Split(
            [new Part("CRM-2", "Two", "it", ["B-1"]), new Part("CRM-3", "Three", Items: ["C-1"]), new Part("CRM-4", "Four")]))
            .Histories.Values.Select(h => $"{h.Latest.Code} {h.Latest.Department} {h.Latest.OpenItems.Count()}")
            .ShouldBe(["CRM SALES 1", "CRM-2 IT 1", "CRM-3 SALES 1", "CRM-4 SALES 0"]);

    [Fact]
    public void What_is_wrong_with_the_parts_is_told_at_once() =>
        One.When("CRM", "2026-03-01", new Split([new Part("?", "", "LEGAL", ["A-1"]), new Part("?", "Two", Items: ["a-1"])]))
            .ShouldBeOfType<Decision.Refused>().Why.Select(w => w.Field)
            .ShouldBe(["into[0].code", "into[0].title", "into[1].code", "into", "into", "into[0].department"]);

    [Fact]
    public void A_part_is_new() =>
        Refused(One.And("CRM-2", "2026-01-01", CrmProposed with { Code = "CRM-2", Title = "There already" }), new Split([new Part("CRM-2", "Two")]))
            .ShouldBe("There is already a programme CRM-2, “There already”.");

    [Fact]
    public void It_takes_over_what_is_open() =>
        Refused(One.And("CRM", "2026-02-02", new ScopeItemDropped("A-1", [])), new Split([new Part("CRM-2", "Two", Items: ["A-1"])]))
            .ShouldBe("A-1 was dropped; it cannot be transferred.");

    [Fact]
    public void There_is_a_part() => Refused(One, new Split([])).ShouldBe("Say into which new programmes it is split.");

    [Fact]
    public void A_programme_without_a_department_gives_none_to_its_part() =>
        Refused(SeveralProgrammes.None.And("CRM", "2026-01-01", CrmRegistered), new Split([new Part("CRM-2", "Two")]))
            .ShouldBe("CRM has no department that CRM-2 could have: give one.");

    [Fact]
    public void What_has_ended_is_not_split() =>
        Refused(One.And("CRM", "2026-02-02", new ProgrammeDropped([Derailer.BudgetCut])), new Split([new Part("CRM-2", "Two")]))
            .ShouldBe("Only a programme that has not ended can be split; CRM is dropped since 2026-02-02.");

    [Fact]
    public void Taken_back_from_a_part_all_parts_go()
    {
        var split = One.After("CRM", "2026-03-01", new Split([new Part("CRM-2", "Two", Items: ["B-1"]), new Part("CRM-3", "Three")]));
        var after = split.After("CRM-3", "2026-03-02", new Retract(Today.Command(3), "A slip"));
        after["CRM"].Latest.OpenItems.Count().ShouldBe(3);
        after["CRM-2"].Latest.Exists.ShouldBeFalse();
        after["CRM-3"].Latest.Exists.ShouldBeFalse();
    }

    private static string Refused(SeveralProgrammes all, ProgrammeCommand command) =>
        all.When("CRM", "2026-03-01", command).ShouldBeOfType<Decision.Refused>().Why.ShouldHaveSingleItem().Sentence;
}
