using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Scope;

public sealed class TransferScopeItemTests
{
    private static readonly SeveralProgrammes Two = SeveralProgrammes.None
        .And("CRM", "2026-01-01", CrmRegistered, Phase(1), Phase(2), Item("A-1", 1), Item("B-1", 1))
        .And("NEXT", "2026-01-02", CrmProposed with { Code = "NEXT", Title = "The next one" }, Phase(1));

    private static readonly SeveralProgrammes Deferred = Two
        .And("CRM", "2026-02-01", new ScopeItemDeferred("A-1", 2, [Derailer.BudgetCut]), new ScopeItemDelivered("B-1", 30));

    [Fact]
    public void Both_sides_are_recorded_and_say_the_same()
    {
        var handed = new HandedOver("Item A-1", 50, [], 0, [new PastDeferral(Today.Day("2026-02-01"), 2, true, [Derailer.BudgetCut], new KnownThen(50, false, null, 0))]);
        var accepted = Deferred.When("CRM", "2026-03-01", new TransferScopeItem("a-1", "next", 1)).ShouldBeOfType<Decision.Accepted>();
        accepted.Facts.Select(f => f.Event).ShouldBe([new ScopeItemTransferred("A-1", "NEXT", "A-1", handed)]);
        var there = accepted.Elsewhere.ShouldHaveSingleItem();
        there.Code.ShouldBe("NEXT");
        there.Facts.Select(f => f.Event).ShouldBe([new ScopeItemReceived("A-1", 1, "CRM", "A-1", handed)]);
    }

    [Fact]
    public void A_deferral_goes_on_in_its_new_home_and_stays_a_deferral()
    {
        var after = Deferred.After("CRM", "2026-03-01", new TransferScopeItem("A-1", "NEXT", 1));
        after["CRM"].Latest.OpenItems.Select(i => i.Item).ShouldBe(["B-1"]);
        var item = after["NEXT"].Latest.Items["A-1"];
        (item.Phase, item.Deferrals, item.Open).ShouldBe((1, 1, true));
        after.After("NEXT", "2026-04-01", new DeferScopeItem("A-1", [], ToLater: true))["NEXT"].Latest.Items["A-1"].Deferrals.ShouldBe(2);
    }

    [Fact]
    public void What_was_delivered_counts_there()
    {
        var after = Deferred.After("CRM", "2026-03-01", new TransferScopeItem("B-1", "NEXT", 1, AsItem: "REST"));
        after["NEXT"].Latest.Items["REST"].Delivered.ShouldBe(30);
    }

    [Fact]
    public void Into_no_phase_it_is_put_off()
    {
        var after = Two.After("CRM", "2026-03-01", new TransferScopeItem("A-1", "NEXT", ToLater: true, Causes: [Derailer.Reorganisation]));
        after["CRM"].All.Select(e => e.Event).TakeLast(2).First().ShouldBe(new ScopeItemDeferred("A-1", null, [Derailer.Reorganisation]));
        var item = after["NEXT"].Latest.Items["A-1"];
        (item.Phase, item.Deferrals).ShouldBe((null, 1));
    }

    [Fact]
    public void It_can_come_back() =>
        Deferred.After("CRM", "2026-03-01", new TransferScopeItem("A-1", "NEXT", 1))
            .After("NEXT", "2026-04-01", new TransferScopeItem("A-1", "CRM", 2))["CRM"].Latest.Items["A-1"].Open.ShouldBeTrue();

    [Fact]
    public void What_has_gone_cannot_change_here_any_more() =>
        Refused(Deferred.After("CRM", "2026-03-01", new TransferScopeItem("A-1", "NEXT", 1)), "CRM", new Deliver("A-1"))
            .ShouldBe("A-1 was transferred to NEXT; it cannot be delivered.");

    [Fact]
    public void Nor_be_transferred_again() =>
        Refused(Deferred.After("CRM", "2026-03-01", new TransferScopeItem("A-1", "NEXT", 1)), "CRM", new TransferScopeItem("A-1", "CRM", 1))
            .ShouldBe("A-1 was transferred to NEXT already.");

    [Fact]
    public void The_other_programme_is_on_record() =>
        Refused(Two, "CRM", new TransferScopeItem("A-1", "NOWHERE", 1)).ShouldBe("There is no programme “NOWHERE” on record on 2026-05-01.");

    [Fact]
    public void By_that_day() =>
        Two.When("CRM", "2026-01-01", new TransferScopeItem("A-1", "NEXT", 1)).ShouldBeOfType<Decision.Refused>()
            .Why.Select(w => w.Sentence).ShouldBe(["There is no programme “NEXT” on record on 2026-01-01."]);

    [Fact]
    public void It_is_another() => Refused(Two, "CRM", new TransferScopeItem("A-1", "crm", 2)).ShouldBe("A-1 is in CRM already.");

    [Fact]
    public void And_still_open() =>
        Refused(Two.And("NEXT", "2026-02-01", new ProgrammeDropped([Derailer.BudgetCut])), "CRM", new TransferScopeItem("A-1", "NEXT", 1))
            .ShouldBe("NEXT is dropped since 2026-02-01; its scope can no longer change.");

    [Fact]
    public void With_the_phase_it_goes_to() =>
        Refused(Two, "CRM", new TransferScopeItem("A-1", "NEXT", 2)).ShouldBe("NEXT has no phase 2: plan it first.");

    [Fact]
    public void And_a_code_that_is_free() =>
        Refused(Two.And("NEXT", "2026-02-01", Item("A-1", 1)), "CRM", new TransferScopeItem("A-1", "NEXT", 1))
            .ShouldBe("NEXT already has a scope item A-1, “Item A-1”: transfer the other under another code.");

    [Fact]
    public void It_has_one_target() =>
        Refused(Two, "CRM", new TransferScopeItem("A-1", "NEXT")).ShouldBe("Say either into which phase it goes there, or that it goes to “later”.");

    [Fact]
    public void What_is_told_late_cannot_change_what_was_handed_over()
    {
        var after = Deferred.After("CRM", "2026-03-01", new TransferScopeItem("A-1", "NEXT", 1));
        after.When("CRM", "2026-02-15", new DeferScopeItem("A-1", [], ToLater: true)).ShouldBeOfType<Decision.Refused>()
            .Why.Select(w => w.Sentence).ShouldBe(
            [
                "This does not fit with what is on record for later: “scope item A-1 transferred to NEXT” of 2026-03-01 (position 10). A-1 was handed over to NEXT as it stood on that day, and NEXT holds it so: retract the transfer first.",
            ]);
    }

    [Fact]
    public void It_is_taken_back_on_both_sides()
    {
        var transferred = Deferred.After("CRM", "2026-03-01", new TransferScopeItem("A-1", "NEXT", 1));
        foreach (var side in new[] { "CRM", "NEXT" })
        {
            var after = transferred.After(side, "2026-03-02", new Retract(Today.Command(4), "A slip"));
            after["CRM"].Latest.Items["A-1"].Open.ShouldBeTrue();
            after["NEXT"].Latest.Items.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Unless_something_depends_on_it_there()
    {
        var after = Deferred.After("CRM", "2026-03-01", new TransferScopeItem("A-1", "NEXT", 1))
            .And("NEXT", "2026-04-01", new ScopeItemDropped("A-1", []));
        Refused(after, "CRM", new Retract(Today.Command(4), "A slip")).ShouldBe(
            "Of NEXT: It cannot be taken back while “scope item A-1 dropped” of 2026-04-01 (position 12) depends on it. NEXT has no scope item “A-1”.");
    }

    private static string Refused(SeveralProgrammes all, string code, ProgrammeCommand command) =>
        all.When(code, "2026-05-01", command).ShouldBeOfType<Decision.Refused>().Why.ShouldHaveSingleItem().Sentence;
}
