using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Scope;

public sealed class ReviseScopeItemTests
{
    [Fact]
    public void What_is_left_out_stays() =>
        Scoped.When("2026-03-01", new ReviseScopeItem("a-1", CustomerValue: 90, Promises: [new("ACME", null)]))
            .Then(new ScopeItemRevised("A-1", null, 90, [new("ACME", null)]))
            .History.Latest.Items["A-1"].Title.ShouldBe("Item A-1");

    [Fact]
    public void An_empty_list_takes_promises_away() =>
        Scoped.And("2026-02-10", new ScopeItemRevised("A-1", null, null, [new("ACME", null)]))
            .When("2026-03-01", new ReviseScopeItem("A-1", Promises: []))
            .Then(new ScopeItemRevised("A-1", null, null, []))
            .History.Latest.Items["A-1"].Promises.ShouldBeEmpty();

    [Fact]
    public void As_it_is_changes_nothing() =>
        Scoped.When("2026-03-01", new ReviseScopeItem("A-1", "Item A-1 ", 50, [])).ThenNothing();

    [Fact]
    public void It_is_on_record() =>
        Scoped.When("2026-03-01", new ReviseScopeItem("Z-9", "x")).ThenRefused("CRM has no scope item “Z-9”.");

    [Fact]
    public void What_is_delivered_in_full_is_not_revised() =>
        Scoped.And("2026-02-10", new ScopeItemDelivered("A-1", 100)).When("2026-03-01", new ReviseScopeItem("A-1", "x"))
            .ThenRefused("A-1 is delivered in full; it cannot be revised.");

    [Fact]
    public void Value_and_accounts_are_checked() =>
        Scoped.When("2026-03-01", new ReviseScopeItem("A-1", CustomerValue: -1, Promises: [new("INITECH", null)]))
            .ThenRefused("Customer value is 0 to 100.", "There is no account “INITECH”.");
}
