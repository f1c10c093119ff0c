using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Customers;

public sealed class CustomerIncidentTests
{
    private static readonly CustomerIncidentRecorded Complaint = new("INC-1", IncidentKind.Complaint, 3, "ACME");

    [Fact]
    public void A_complaint_is_recorded() =>
        Running.When("2026-03-01", new RecordCustomerIncident("INC-1", IncidentKind.Complaint, 3, "acme", "Billed twice")).Then(Complaint)
            .History.Latest.Incidents["inc-1"].ShouldBe(new CustomerIncident(Complaint, Today.Day("2026-03-01")));

    [Fact]
    public void Under_a_code_of_its_own() =>
        Running.And("2026-03-01", Complaint).When("2026-03-02", new RecordCustomerIncident("inc-1", IncidentKind.Public, 5))
            .ThenRefused("CRM already has an incident INC-1, of 2026-03-01.");

    [Fact]
    public void Severity_is_1_to_5_and_the_account_is_known() =>
        Running.When("2026-03-01", new RecordCustomerIncident("INC-1", IncidentKind.Public, 6, "NOBODY"))
            .ThenRefused("Severity is 1 to 5.", "There is no account “NOBODY”.");

    [Fact]
    public void It_is_resolved_and_that_says_how_and_how_well()
    {
        var resolved = Running.And("2026-03-01", Complaint)
            .When("2026-03-04", new ResolveCustomerIncident("inc-1", Handling.Well, "Refunded"));
        resolved.Then(new CustomerIncidentResolved("INC-1", Handling.Well))
            .History.Latest.Incidents["INC-1"].ResolvedOn.ShouldBe(Today.Day("2026-03-04"));
        resolved.ThenTexts(new Text("resolution", "Refunded"));
    }

    [Fact]
    public void Once_and_not_before_it_happened()
    {
        var open = Running.And("2026-03-02", Complaint);
        open.When("2026-03-01", new ResolveCustomerIncident("INC-1", Handling.Well, "Refunded"))
            .ThenRefused("CRM has no incident “INC-1” on that day.");
        open.And("2026-03-03", new CustomerIncidentResolved("INC-1", Handling.Badly))
            .When("2026-03-04", new ResolveCustomerIncident("INC-1", Handling.Well, "Refunded"))
            .ThenRefused("INC-1 was resolved on 2026-03-03 already.");
    }

    [Fact]
    public void How_is_to_be_told() =>
        Running.And("2026-03-01", Complaint).When("2026-03-04", new ResolveCustomerIncident("INC-1", Handling.Well, " "))
            .ThenRefused("Say how it was resolved.");
}
