using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class HoldTests
{
    [Fact]
    public void An_active_programme_is_put_on_hold_until_a_day() =>
        Running.When("2026-03-01", new PutOnHold(Today.Day("2026-09-01")))
            .Then(new ProgrammePutOnHold(Today.Day("2026-09-01")))
            .History.Latest.State.ShouldBe(ProgrammeState.OnHold);

    [Fact]
    public void A_hold_ends_after_it_begins() =>
        Running.When("2026-03-01", new PutOnHold(Today.Day("2026-03-01")))
            .ThenRefused("A hold from 2026-03-01 cannot last until 2026-03-01.");

    [Fact]
    public void A_stalled_programme_is_not_put_on_hold() =>
        Stalled.When("2026-04-01", new PutOnHold())
            .ThenRefused("Only an active programme can be put on hold; CRM is stalled since 2026-03-01.");

    [Fact]
    public void What_is_on_hold_is_not_put_on_hold_until_another_day() =>
        OnHold.When("2026-04-01", new PutOnHold(Today.Day("2026-09-01")))
            .ThenRefused("CRM is already on hold since 2026-03-01.");

    [Fact]
    public void The_same_hold_told_again_changes_nothing() => OnHold.When("2026-04-01", new PutOnHold()).ThenNothing();

    [Fact]
    public void What_is_on_hold_is_taken_up() =>
        OnHold.When("2026-04-01", new TakeUp()).Then(new ProgrammeTakenUp())
            .History.Latest.State.ShouldBe(ProgrammeState.Active);

    [Fact]
    public void What_is_active_is_not_taken_up() =>
        Running.When("2026-04-01", new TakeUp())
            .ThenRefused("Only a programme on hold can be taken up; CRM is active.");

    [Fact]
    public void A_hold_is_not_a_stall() =>
        OnHold.When("2026-04-01", new Resume())
            .ThenRefused("Only a stalled programme can resume; CRM is on hold since 2026-03-01.");
}
