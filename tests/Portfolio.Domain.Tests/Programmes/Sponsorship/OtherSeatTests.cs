using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Sponsorship;

/// <summary>The deputy, the lead, and what a sponsor says of the programme.</summary>
public sealed class OtherSeatTests
{
    [Fact]
    public void A_deputy_is_named() =>
        Running.When("2026-03-01", new NameDeputySponsor("bob")).Then(new DeputySponsorNamed("bob"));

    [Fact]
    public void A_sponsor_is_not_the_deputy_too() =>
        Running.When("2026-03-01", new NameDeputySponsor("ann"))
            .ThenRefused("A sponsor of CRM cannot be the deputy too.");

    [Fact]
    public void A_deputy_is_known() =>
        Running.When("2026-03-01", new NameDeputySponsor("zoe"))
            .ThenRefused("There is no person with the id “zoe”: add them first.");

    [Fact]
    public void The_same_deputy_changes_nothing() =>
        Running.And("2026-02-10", new DeputySponsorNamed("bob")).When("2026-03-01", new NameDeputySponsor("bob")).ThenNothing();

    [Fact]
    public void The_lead_changes_and_may_be_announced() =>
        Running.When("2026-09-01", new ChangeLead("cem")).Then(new LeadChanged("cem"))
            .History.On(Today.Date).Lead.ShouldBeNull();

    [Fact]
    public void The_lead_is_known() =>
        Running.When("2026-03-01", new ChangeLead("zoe"))
            .ThenRefused("There is no person with the id “zoe”: add them first.");

    [Fact]
    public void What_has_ended_has_no_lead_to_change() =>
        Completed.When("2026-04-01", new ChangeLead("cem"))
            .ThenRefused("CRM is completed since 2026-03-01; who fills its seats can no longer change.");

    [Theory]
    [InlineData(Commitment.Endorsed)]
    [InlineData(Commitment.Conditional)]
    [InlineData(Commitment.Withdrawn)]
    public void A_sponsor_says_where_they_stand(Commitment commitment) =>
        Running.When("2026-03-01", new RecommitSponsor("ann", commitment)).Then(new SponsorRecommitted("ann", commitment));

    [Fact]
    public void A_new_sponsor_has_said_nothing_yet() =>
        Running.And("2026-02-10", new SponsorRecommitted("ann", Commitment.Endorsed))
            .And("2026-03-01", new SponsorSwapped("ann", "bob"))
            .History.Latest.Sponsors.ShouldHaveSingleItem().Commitment.ShouldBeNull();

    [Fact]
    public void Only_a_sponsor_who_sits_can_say_so() =>
        Running.When("2026-03-01", new RecommitSponsor("bob", Commitment.Endorsed))
            .ThenRefused("That person does not sponsor CRM on that day.");

    [Fact]
    public void Said_again_it_changes_nothing() =>
        Running.And("2026-02-10", new SponsorRecommitted("ann", Commitment.Endorsed))
            .When("2026-03-01", new RecommitSponsor("ann", Commitment.Endorsed)).ThenNothing();
}
