using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Sponsorship;

public sealed class ReassignTeamMemberTests
{
    [Fact]
    public void A_role_is_lost_in_part() =>
        Running.When("2026-03-01", new ReassignTeamMember(" Data architect ", 50)).Then(new TeamMemberReassigned("Data architect", 50));

    [Fact]
    public void Told_twice_on_a_day_it_is_one_and_on_another_day_another() =>
        Running.And("2026-03-01", new TeamMemberReassigned("Tester", 50))
            .When("2026-03-02", new ReassignTeamMember("Tester", 50)).Then(new TeamMemberReassigned("Tester", 50))
            .When("2026-03-01", new ReassignTeamMember("Tester", 50)).ThenNothing();

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void What_is_lost_is_a_share_of_full_time(int share) =>
        Running.When("2026-03-01", new ReassignTeamMember("Tester", share)).ThenRefused("What is lost is 1 to 100 % of full time.");

    [Fact]
    public void A_role_is_named() =>
        Running.When("2026-03-01", new ReassignTeamMember(" ", 50)).ThenRefused("Say which role is missing now.");

    [Fact]
    public void A_programme_that_ended_loses_nobody() =>
        Completed.When("2026-03-02", new ReassignTeamMember("Tester", 50))
            .ThenRefused("CRM is completed since 2026-03-01; who fills its seats can no longer change.");
}
