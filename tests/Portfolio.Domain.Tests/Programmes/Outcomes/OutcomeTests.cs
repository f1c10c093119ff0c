using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Outcomes;

public sealed class OutcomeTests
{
    private static readonly DateOnly By = Today.Day("2027-12-31");

    private static readonly OutcomeLinked Renewals = new("RENEWALS", "Customers who renew", "%", 70, 80, By, "Ease of use");

    private static readonly LinkOutcome Link = new("RENEWALS", "Customers who renew", "%", 70, 80, By, " Ease of use ");

    [Fact]
    public void A_programme_is_tied_to_a_business_result() => Running.When("2026-03-01", Link).Then(Renewals);

    [Fact]
    public void Under_a_code_of_its_own() =>
        Running.And("2026-03-01", Renewals).When("2026-03-02", Link with { Target = 90 }).ThenRefused(
            "CRM is linked to an outcome RENEWALS, “Customers who renew”, already: unlink that first, or give another code.");

    [Fact]
    public void Its_parts_are_checked_at_once() =>
        Running.When("2026-03-01", new LinkOutcome("?", " ", "", 70, 70, new(1066, 10, 14)))
            .ThenRefusedAt("outcome", "metric", "unit", "target", "by");

    [Fact]
    public void It_is_measured_also_when_the_programme_has_ended() =>
        Completed.And("2026-03-01", Renewals).When("2026-06-30", new MeasureOutcome("renewals", 74.5m))
            .Then(new OutcomeMeasured("RENEWALS", 74.5m))
            .History.Latest.Outcomes["RENEWALS"].Measure.ShouldBe(new OutcomeMeasure(74.5m, Today.Day("2026-06-30")));

    [Fact]
    public void A_value_told_late_is_not_the_latest() =>
        Running.And("2026-03-01", Renewals).And("2026-05-31", new OutcomeMeasured("RENEWALS", 75))
            .When("2026-04-30", new MeasureOutcome("RENEWALS", 73)).Then(new OutcomeMeasured("RENEWALS", 73))
            .History.Latest.Outcomes["RENEWALS"].Measure!.Value.ShouldBe(75);

    [Fact]
    public void Only_what_is_linked_is_measured_or_unlinked()
    {
        Running.When("2026-03-01", new MeasureOutcome("RENEWALS", 75)).ThenRefused("CRM is not linked to an outcome “RENEWALS” on that day.");
        Running.When("2026-03-01", new UnlinkOutcome("RENEWALS", "Moved")).ThenRefused("CRM is not linked to an outcome “RENEWALS” on that day.");
    }

    [Fact]
    public void Unlinked_it_can_be_linked_anew() =>
        Running.And("2026-03-01", Renewals).When("2026-04-01", new UnlinkOutcome("renewals", "Moved")).Then(new OutcomeUnlinked("RENEWALS"))
            .When("2026-05-01", Link with { Target = 90 }).Then(Renewals with { Target = 90 });

    [Fact]
    public void But_not_before_what_was_measured_later() =>
        Running.And("2026-03-01", Renewals).And("2026-05-01", new OutcomeMeasured("RENEWALS", 75))
            .When("2026-04-01", new UnlinkOutcome("RENEWALS", "Moved")).ThenRefused(
                "This does not fit with what is on record for later: “outcome RENEWALS measured at 75” of 2026-05-01 (position 9). CRM is not linked to an outcome “RENEWALS” on that day.");
}
