using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.History;

public sealed class FreeTextTests
{
    [Fact]
    public void Lines_tabs_and_any_script_are_kept_as_typed() =>
        Running.When("2026-03-01", new Stall([Derailer.BudgetCut], Narrative: " Line\r\n\tline 日本 👩‍🚀 "))
            .ThenTexts(new Text("narrative", " Line\r\n\tline 日本 👩‍🚀 "));

    [Fact]
    public void A_text_may_be_long() =>
        Running.When("2026-03-01", new Stall([Derailer.BudgetCut], Narrative: new string('x', 20_000)))
            .Then(new ProgrammeStalled([Derailer.BudgetCut]));

    [Fact]
    public void But_not_endless() =>
        Running.When("2026-03-01", new Stall([Derailer.BudgetCut], Narrative: new string('x', 20_001)))
            .ThenRefused("A text has at most 20000 characters; this has 20001.");

    [Theory]
    [InlineData("nought\0")]
    [InlineData("bell\u0007")]
    public void It_holds_no_control_characters(string reason) =>
        Running.When("2026-03-01", new SwapSponsor("ann", "bob", reason))
            .ThenRefused("The text holds a control character or a broken character that cannot be kept.");

    // Not as inline data: an attribute cannot hold half a character either.
    [Fact]
    public void It_holds_no_half_characters()
    {
        string[] broken = ["half a smile \uD83D", "\uDE00 the other half", "\uDE00\uD83D turned round"];
        foreach (var reason in broken)
        {
            Running.When("2026-03-01", new SwapSponsor("ann", "bob", reason))
                .ThenRefused("The text holds a control character or a broken character that cannot be kept.");
        }
    }

    [Fact]
    public void Each_field_at_fault_is_named() =>
        Running.When("2026-03-01", new Stall([Derailer.Other], "\0", "\0")).ThenRefusedAt("otherCause", "narrative");

    [Fact]
    public void The_reason_of_a_retraction_too() =>
        Stalled.When("2026-04-01", new Retract(Today.Command(7), "\0")).ThenRefusedAt("reason");
}
