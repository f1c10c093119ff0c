using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Sponsorship;

public sealed class AppointSponsorTests
{
    [Theory]
    [InlineData(SponsorRole.Lead)]
    [InlineData(SponsorRole.Joint)]
    [InlineData(SponsorRole.Interim)]
    public void A_seat_is_filled(SponsorRole role) =>
        Proposed.When("2026-01-05", new AppointSponsor("bob", role)).Then(new SponsorAppointed("bob", role));

    [Theory]
    [InlineData(SponsorRole.Lead)]
    [InlineData(SponsorRole.Interim)]
    public void There_is_one_leading_seat(SponsorRole role) =>
        Running.When("2026-03-01", new AppointSponsor("bob", role))
            .ThenRefused("CRM has had a sponsor since 2026-01-02: swap that one, or appoint a joint sponsor.");

    [Fact]
    public void Any_number_may_sit_beside_it() =>
        Running.And("2026-02-10", new SponsorAppointed("bob", SponsorRole.Joint))
            .When("2026-03-01", new AppointSponsor("cem", SponsorRole.Joint))
            .Then(new SponsorAppointed("cem", SponsorRole.Joint));

    [Fact]
    public void Nobody_sits_twice() =>
        Running.When("2026-03-01", new AppointSponsor("ann", SponsorRole.Joint))
            .ThenRefused("That person already sponsors CRM.");

    [Fact]
    public void Who_sits_already_changes_nothing() => Running.When("2026-03-01", new AppointSponsor("ann")).ThenNothing();

    [Fact]
    public void The_person_is_known() =>
        Proposed.When("2026-01-05", new AppointSponsor("zoe"))
            .ThenRefused("There is no person with the id “zoe”: add them first.");

    [Fact]
    public void A_deputy_who_takes_the_seat_is_no_deputy_any_more() =>
        Proposed.And("2026-01-02", new DeputySponsorNamed("bob"))
            .When("2026-01-05", new AppointSponsor("bob")).Then(new SponsorAppointed("bob", SponsorRole.Lead))
            .History.Latest.Deputy.ShouldBeNull();

    [Fact]
    public void What_has_ended_has_no_seats_to_fill() =>
        Completed.When("2026-04-01", new AppointSponsor("bob", SponsorRole.Joint))
            .ThenRefused("CRM is completed since 2026-03-01; who fills its seats can no longer change.");

    [Fact]
    public void A_late_appointment_collides_with_who_sat_next() =>
        Ready.When("2026-01-01", new AppointSponsor("bob"))
            .ThenRefused(
                "This does not fit with what is on record for later: “sponsor appointed” of 2026-01-02 (position 2). CRM has had a sponsor since 2026-01-01: swap that one, or appoint a joint sponsor.");
}
