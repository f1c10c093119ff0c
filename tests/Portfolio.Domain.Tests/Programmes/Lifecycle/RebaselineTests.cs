using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class RebaselineTests
{
    private static readonly DateOnly Later = Today.Day("2028-12-31");

    [Fact]
    public void A_finish_moves_and_the_original_is_kept()
    {
        var crm = Running
            .When("2026-03-01", new Rebaseline(Later, [Derailer.SupplierOrTechnology], ApprovedBy: "bob", ChangeReference: " CR-7 "))
            .Then(new FinishRebaselined(Later, [Derailer.SupplierOrTechnology], "bob", "CR-7")).History.Latest;
        (crm.PlannedFinish, crm.OriginalFinish, crm.Rebaselines).ShouldBe((Later, Today.Day("2027-12-31"), 1));
    }

    [Fact]
    public void It_moves_in_both_directions() =>
        Running.When("2026-03-01", new Rebaseline(Today.Day("2027-01-31")))
            .Then(new FinishRebaselined(Today.Day("2027-01-31"), [], null, null));

    [Fact]
    public void A_first_finish_is_no_move() =>
        Registered.When("2026-03-01", new Rebaseline(Later)).Then(new FinishRebaselined(Later, [], null, null))
            .History.Latest.Rebaselines.ShouldBe(0);

    [Fact]
    public void To_where_it_is_changes_nothing() =>
        Running.When("2026-03-01", new Rebaseline(Today.Day("2027-12-31"))).ThenNothing();

    [Fact]
    public void A_move_left_without_a_distance_by_a_retraction_is_no_move()
    {
        var twice = Running.And("2026-03-01", new FinishRebaselined(Later, [], null, null))
            .And("2026-04-01", new FinishRebaselined(Today.Day("2027-12-31"), [], null, null));
        twice.History.Latest.Rebaselines.ShouldBe(2);
        twice.When("2026-04-01", new Retract(Today.Command(6), "A slip")).Then(new CommandRetracted(Today.Command(6)))
            .History.Latest.Rebaselines.ShouldBe(0);
    }

    [Fact]
    public void Whoever_approved_it_is_known() =>
        Running.When("2026-03-01", new Rebaseline(Later, ApprovedBy: "zoe"))
            .ThenRefused("There is no person with the id “zoe”: add them first.");

    [Fact]
    public void An_ended_programme_has_no_finish_to_move() =>
        Dropped.When("2026-04-01", new Rebaseline(Later))
            .ThenRefused("CRM is dropped since 2026-03-01; its finish can no longer be moved.");

    [Fact]
    public void A_finish_in_another_age_is_a_slip() =>
        Running.When("2026-03-01", new Rebaseline(new DateOnly(2206, 1, 1)))
            .ThenRefused("2206-01-01 cannot be meant: give a day from 1900-01-01 to 2126-07-01.");
}
