using Portfolio.Domain.Programmes;
using Portfolio.Reports.Outcomes;

namespace Portfolio.Reports.Tests.Outcomes;

/// <summary>
/// From 1 January 2024, seen on 1 July. P-1: O-1 from 10 to 20 by 31 December, 12 on 1 April, 14 on 20 June (171 of 365 days);
/// O-2 from 100 down to 50 by 30 June, 40 on 15 June. I-1 was delivered on 10 April. P-2 has none. P-3: O-1 by 31 March, never
/// measured.
/// </summary>
public class OutcomesByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-01-01", new LinkOutcome("O-1", "Renewals", "%", 10, 20, Book.Day("2024-12-31"), "Ease"))
        .Do("P-1", "2024-01-01", new LinkOutcome("O-2", "Days to answer", "days", 100, 50, Book.Day("2024-06-30")))
        .Do("P-1", "2024-01-02", new AddScopeItem("I-1", "Portal", 1, 50, Driver: "ease"))
        .Do("P-1", "2024-04-01", new MeasureOutcome("O-1", 12)).Do("P-1", "2024-04-10", new Deliver("I-1"))
        .Do("P-1", "2024-06-15", new MeasureOutcome("O-2", 40)).Do("P-1", "2024-06-20", new MeasureOutcome("O-1", 14))
        .Running("P-2", "2024-01-01")
        .Running("P-3", "2024-01-01")
        .Do("P-3", "2024-01-01", new LinkOutcome("O-1", "Renewals", "%", 10, 20, Book.Day("2024-03-31")));

    private static readonly OutcomeResult Report = OutcomeReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-07-01"));

    // On track: 0.4 is less than 171/365, 1.2 more than 166/181. Reached: O-2; P-1's O-1 is not due; nobody knows of P-3's.
    [Fact]
    public void Figures()
    {
        Report.Counts("withoutOutcome").ShouldBe((1, 3, 0, 0));
        Report.Counts("staleMeasures").ShouldBe((1, 3, 0, 0));
        Report.Counts("onTrack").ShouldBe((1, 2, 1, 0));
        Report.Counts("reached").ShouldBe((1, 1, 1, 1));
        Report.Figure("medianProgress").Value!.Value.ShouldBe(0.8, 1e-12);
    }

    [Fact]
    public void A_measure_grows_stale() => OutcomeReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-12-18"))
        .Outcomes.Select(o => (o.Programme, o.Outcome, o.Stale)).ShouldBe(
        [
            ("P-1", "O-1", true), ("P-1", "O-2", true), ("P-3", "O-1", true),
        ]);

    // From 0.2 to 0.4; O-2 was not measured before the delivery.
    [Fact]
    public void What_followed_a_delivery()
    {
        var effect = Report.Effects.ShouldHaveSingleItem();
        (effect.Item, effect.Outcome, effect.SameDriver).ShouldBe(("I-1", "O-1", true));
        effect.Change.ShouldBe(0.2, 1e-12);
        Report.Figure("changeAfterDelivery").Value!.Value.ShouldBe(0.2, 1e-12);
        Report.Figure("changeAfterDelivery").SmallBase.ShouldBeTrue();
    }
}
