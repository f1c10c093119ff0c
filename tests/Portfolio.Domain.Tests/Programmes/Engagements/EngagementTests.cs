using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Engagements;

public sealed class EngagementTests
{
    [Fact]
    public void A_department_is_involved() =>
        Running.When("2026-03-01", new InvolveDepartment("it")).Then(new DepartmentInvolved("IT"))
            .History.Latest.Involved["IT"].ShouldBe(new Involvement("IT", Today.Day("2026-03-01")));

    [Fact]
    public void One_that_is_known() =>
        Running.When("2026-03-01", new InvolveDepartment("LEGAL")).ThenRefused("There is no department “LEGAL”.");

    [Fact]
    public void Its_engagement_is_recorded()
    {
        var history = Running.And("2026-03-01", new DepartmentInvolved("IT"))
            .When("2026-03-02", new RecordEngagement("it", Engagement.Committed)).Then(new DepartmentEngaged("IT", Engagement.Committed))
            .When("2026-04-02", new RecordEngagement("IT", Engagement.Blocking, "They lost two people"))
            .Then(new DepartmentEngaged("IT", Engagement.Blocking)).History;
        history.On(Today.Day("2026-03-15")).Involved["IT"].Engagement.ShouldBe(Engagement.Committed);
        history.Latest.Involved["IT"].Engagement.ShouldBe(Engagement.Blocking);
    }

    [Fact]
    public void Once_it_is_involved() =>
        Running.And("2026-03-02", new DepartmentInvolved("IT")).When("2026-03-01", new RecordEngagement("IT", Engagement.Informed))
            .ThenRefused("IT is not involved in CRM on that day: involve it first.");

    [Fact]
    public void So_that_involving_it_cannot_be_taken_back_alone() =>
        Running.And("2026-03-01", new DepartmentInvolved("IT")).And("2026-03-02", new DepartmentEngaged("IT", Engagement.Informed))
            .When("2026-03-03", new Retract(Today.Command(6), "A slip"))
            .ThenRefused(
                "It cannot be taken back while “department IT informed” of 2026-03-02 (position 9) depends on it. IT is not involved in CRM on that day: involve it first.");

    [Fact]
    public void Involved_again_earlier_it_was_involved_since_then_and_stays_engaged()
    {
        var involved = Running.And("2026-03-02", new DepartmentInvolved("IT")).And("2026-03-03", new DepartmentEngaged("IT", Engagement.Consulted))
            .When("2026-03-01", new InvolveDepartment("IT")).Then(new DepartmentInvolved("IT")).History.Latest.Involved["IT"];
        involved.ShouldBe(new Involvement("IT", Today.Day("2026-03-01"), Engagement.Consulted));
    }

    [Fact]
    public void A_department_is_blindsided_whether_it_was_involved_or_not() =>
        Running.When("2026-03-01", new RecordBlindsiding("it", "First we heard of it")).Then(new DepartmentBlindsided("IT"));

    [Fact]
    public void Again_on_another_day_and_once_on_each() =>
        Running.And("2026-03-01", new DepartmentBlindsided("IT"))
            .When("2026-03-02", new RecordBlindsiding("IT")).Then(new DepartmentBlindsided("IT"))
            .When("2026-03-01", new RecordBlindsiding("IT")).ThenNothing();

    [Fact]
    public void How_it_came_to_that_is_a_text() =>
        Running.When("2026-03-01", new RecordBlindsiding("IT", "First we heard of it"))
            .ThenTexts(new Text("narrative", "First we heard of it"));

    [Fact]
    public void Nothing_of_it_happens_to_a_programme_that_ended() =>
        Completed.When("2026-03-02", new RecordBlindsiding("IT"))
            .ThenRefused("CRM is completed since 2026-03-01; how departments stand to it can no longer change.");
}
