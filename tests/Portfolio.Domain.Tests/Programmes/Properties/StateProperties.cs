using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests.Programmes.Properties;

/// <summary>What holds of every programme on every day of every life.</summary>
public sealed class StateProperties
{
    [Fact]
    public void Deliveries_never_exceed_the_item() =>
        Always(p => p.Items.Values.All(i => i.Delivered is >= 0 and <= 100).ShouldBeTrue());

    [Fact]
    public void An_open_item_is_in_an_open_phase_or_later() =>
        Always(p => p.OpenItems.All(i => i.Phase is not { } n || p.Phases[n].Open).ShouldBeTrue());

    [Fact]
    public void There_is_one_leading_seat_and_nobody_sits_twice() =>
        Always(p =>
        {
            p.Sponsors.Count(s => s.Role != SponsorRole.Joint).ShouldBeLessThanOrEqualTo(1);
            p.Sponsors.Select(s => s.Person).Append(p.Deputy).Distinct().Count().ShouldBe(p.Sponsors.Count + 1);
        });

    [Fact]
    public void A_completed_programme_left_nothing_open_unless_it_was_learnt_later() =>
        Always(p => (p.State == ProgrammeState.Completed && p.Outcome is null && p.Items.Values.Any(i => i.Open)).ShouldBeFalse());

    [Fact]
    public void A_stall_or_a_drop_has_a_cause_and_nothing_else_has() =>
        Always(p => (p.Causes.Count > 0).ShouldBe(
            p.State == ProgrammeState.Stalled || (p.State == ProgrammeState.Dropped && p.Outcome is null)));

    [Fact]
    public void What_was_cut_was_more_before() =>
        Always(p => (p.CutFrom?.Amount < p.LastCut?.To.Amount).ShouldBeFalse());

    [Fact]
    public void A_finish_was_moved_only_from_an_original_one() =>
        Always(p => (p.Rebaselines > 0 && p.OriginalFinish is null).ShouldBeFalse());

    [Fact]
    public void A_proposed_programme_that_begins_was_commissioned() =>
        Always(p => (p.Opening is ProgrammeProposed && !p.Commissioned
            && p.State is ProgrammeState.Active or ProgrammeState.Stalled or ProgrammeState.OnHold).ShouldBeFalse());

    private static void Always(Action<Programme> holds) =>
        RandomLife.Hold(life =>
        {
            foreach (var day in life.Days)
            {
                holds(life.History.On(day));
            }
        });
}
