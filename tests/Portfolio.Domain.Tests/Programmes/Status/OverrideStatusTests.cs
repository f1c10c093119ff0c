using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Status;

public sealed class OverrideStatusTests
{
    private static readonly DateOnly March = Today.Day("2026-03-31");

    private static readonly Scenario Said = Running.And(
        "2026-04-02", new StatusReported(March, "RAG3@1", "Green", null, null, null, null, null, null));

    [Fact]
    public void What_was_said_and_what_somebody_says_instead_stay_apart()
    {
        var after = Said.When("2026-04-10", new OverrideStatus(March, "Red", "Two phases are overdue"))
            .Then(new StatusOverridden(March, "RAG3@1", "Red")).History.Latest;
        after.Statuses[March].Report.Overall.ShouldBe("Green");
        after.Overrides[March].Override.To.ShouldBe("Red");
    }

    [Fact]
    public void It_has_a_reason() =>
        Said.When("2026-04-10", new OverrideStatus(March, "Red", " ")).ThenRefused("Give the reason in words: it stays on the record.");

    [Fact]
    public void It_is_a_point_of_the_scale_that_was_used() =>
        Said.When("2026-04-10", new OverrideStatus(March, "Amber/Red", "Late"))
            .ThenRefused("“Amber/Red” is not on the scale RAG3@1: Green, Amber, Red.");

    [Fact]
    public void Something_was_said_by_then() =>
        Said.When("2026-04-01", new OverrideStatus(March, "Red", "Late"))
            .ThenRefused("CRM has no status for the period to 2026-03-31 that could be overridden.");

    [Fact]
    public void What_it_overrides_cannot_be_taken_back_alone() =>
        Said.And("2026-04-10", new StatusOverridden(March, "RAG3@1", "Red")).When("2026-04-11", new Retract(Today.Command(6), "A slip"))
            .ThenRefused(
                "It cannot be taken back while “status for the period to 2026-03-31 overridden: Red” of 2026-04-10 (position 9) depends on it. CRM has no status for the period to 2026-03-31 that could be overridden.");

    [Fact]
    public void Of_two_the_later_recorded_stands_wherever_its_day_lies() =>
        Said.And("2026-04-10", new StatusOverridden(March, "RAG3@1", "Red"))
            .When("2026-04-05", new OverrideStatus(March, "Amber", "Seen anew")).Then(new StatusOverridden(March, "RAG3@1", "Amber"))
            .History.Latest.Overrides[March].Override.To.ShouldBe("Amber");
}
