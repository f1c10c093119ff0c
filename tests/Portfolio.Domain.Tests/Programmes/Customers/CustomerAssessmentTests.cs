using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Customers;

public sealed class CustomerAssessmentTests
{
    private static readonly RecordCustomerAssessment Asked = new(6.5m, new(0, 10), 40, " Interviews ", "Retail");

    [Fact]
    public void Customers_say_what_they_think() =>
        Running.When("2026-03-01", Asked).Then(new CustomerAssessmentRecorded(6.5m, new(0, 10), 40, "Interviews", "Retail"));

    [Fact]
    public void After_the_end_too() =>
        Completed.When("2026-05-01", Asked).Then(new CustomerAssessmentRecorded(6.5m, new(0, 10), 40, "Interviews", "Retail"));

    [Fact]
    public void The_score_is_on_the_scale() =>
        Running.When("2026-03-01", Asked with { Score = 10.5m }).ThenRefused("A score of 10.5 does not lie between 0 and 10.");

    [Fact]
    public void A_scale_goes_up_somebody_answered_and_was_asked_somehow() =>
        Running.When("2026-03-01", new RecordCustomerAssessment(1, new(5, 5), 0, "")).ThenRefusedAt("scale.highest", "sampleSize", "method");
}
