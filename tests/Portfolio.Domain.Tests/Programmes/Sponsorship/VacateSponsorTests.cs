using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Sponsorship;

public sealed class VacateSponsorTests
{
    [Fact]
    public void A_seat_becomes_empty() =>
        Running.When("2026-03-01", new VacateSponsor("ann", "Left the firm")).Then(new SponsorVacated("ann"))
            .History.Latest.Sponsors.ShouldBeEmpty();

    [Fact]
    public void Only_who_sits_can_go() =>
        Running.When("2026-03-01", new VacateSponsor("bob", "Left the firm"))
            .ThenRefused("That person does not sponsor CRM on that day.");

    [Fact]
    public void Another_day_it_is_another_vacating() =>
        Running.And("2026-03-01", new SponsorVacated("ann")).When("2026-03-02", new VacateSponsor("ann", "Left the firm"))
            .ThenRefused("That person does not sponsor CRM on that day.");

    [Fact]
    public void It_needs_a_reason() =>
        Running.When("2026-03-01", new VacateSponsor("ann", ""))
            .ThenRefused("Give the reason in words: it stays on the record.");

    [Fact]
    public void An_empty_seat_can_be_filled_again() =>
        Running.And("2026-03-01", new SponsorVacated("ann")).When("2026-03-02", new AppointSponsor("ann"))
            .Then(new SponsorAppointed("ann", SponsorRole.Lead));
}
