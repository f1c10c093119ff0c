using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Accounts;
using Portfolio.Reports.Board;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Promises;

namespace Portfolio.Reports.Tests.Accounts;

/// <summary>ACME is called Apex, and IT Digital, from 1 May 2024 on; both were recorded last.</summary>
public class TitlesByTheDay
{
    private static readonly Book Given = new Book()
        .Do("P-1", "2024-01-01", new Propose("P-1", "The P-1", "IT", ["ACME"]))
        .Do("P-1", "2024-01-01", new PlanPhase(1, "First"))
        .Do("P-1", "2024-01-02", new AddScopeItem("A-1", "Portal", 1, 50, [new("ACME", Book.Day("2024-12-31"))]))
        .Do("2024-05-01", new DescribeAccount("ACME", "Apex"))
        .Do("2024-05-01", new DescribeDepartment("IT", "Digital"));

    [Theory]
    [InlineData("2024-04-30", "Acme", "Technology")]
    [InlineData("2024-05-01", "Apex", "Digital")]
    public void Reports_call_customers_and_departments_what_they_were_called_on_the_day(string day, string account, string department) =>
        Titles(Given.On(day)).ShouldBe((account, account, account, department, department));

    [Fact]
    public void As_known_before_the_new_names_were_recorded_the_old_ones_stand()
    {
        var known = Knowledge.Recorded(Given.Position - 2, new(2040, 1, 1), Book.Day("2024-06-01"));
        Titles(new(known)).ShouldBe(("Acme", "Acme", "Acme", "Technology", "Technology"));
    }

    private static (string?, string?, string?, string?, string?) Titles(ReportParameters asked)
    {
        var (facts, organisation) = (Given.Known(asked.Knowledge), Given.OrganisationKnown(asked.Knowledge));
        return (
            PromiseReport.Compute(facts, organisation, asked).Accounts.Single(a => a.Account == "ACME").Title,
            AccountPlanReport.Compute(facts, organisation, asked).Accounts.Single(a => a.Account == "ACME").Title,
            PromiseReport.Compute(facts, organisation, asked with { By = Grouping.Account }).Groups.Single().Title,
            PromiseReport.Compute(facts, organisation, asked with { By = Grouping.Department }).Groups.Single().Title,
            BoardReport.Compute(facts, organisation, asked).Departments.Single().Title);
    }
}
