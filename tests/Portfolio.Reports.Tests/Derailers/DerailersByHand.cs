using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Derailers;

namespace Portfolio.Reports.Tests.Derailers;

/// <summary>
/// Seen on 31 December 2024, the window being that year. P-1: overshadowed since 1 February; other duties from then to 2 March
/// (30 days). P-2: stalled on 1 May by a budget cut. P-3: nothing. P-4: a budget cut from 1 June 2022 to 1 June 2023 (365
/// days). P-5: seen in copies of a register only.
/// </summary>
public class DerailersByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-02-01", new ObserveDerailers([Derailer.OvershadowedByOtherInitiatives, Derailer.CompetingDuties]))
        .Do("P-1", "2024-03-02", new ClearDerailer(Derailer.CompetingDuties))
        .Running("P-2", "2024-01-01").Do("P-2", "2024-05-01", new Stall([Derailer.BudgetCut]))
        .Running("P-3", "2024-01-01")
        .Running("P-4", "2022-01-01")
        .Do("P-4", "2022-06-01", new ObserveDerailers([Derailer.BudgetCut]))
        .Do("P-4", "2023-06-01", new ClearDerailer(Derailer.BudgetCut))
        .Do("P-5", "2024-01-01", new Register("P-5", "Theirs", Coverage: new("GMPP", [FactKind.Existence], Sight.AtSnapshots)));

    private static readonly DerailerResult Report = DerailerReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-12-31"));

    // P-1 and P-2 of P-1 to P-4; of three observed two were cleared and one stands.
    [Fact]
    public void Figures()
    {
        Report.Counts("hitByAny").ShouldBe((2, 4, 0, 1));
        Report.Counts("hitBySeveral").ShouldBe((0, 4, 0, 1));
        Report.Figure("derailersStanding").Value.ShouldBe(1);
        Report.Counts("derailersCleared").ShouldBe((2, 3, 1, 0));
    }

    // P-1 was hit by three: two observed, the third named by a stall. P-2 by two, one of them three times.
    [Fact]
    public void Hit_by_three_or_more_different_ones()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01")
            .Do("P-1", "2024-02-01", new ObserveDerailers([Derailer.OvershadowedByOtherInitiatives, Derailer.CompetingDuties]))
            .Do("P-1", "2024-05-01", new Stall([Derailer.BudgetCut]))
            .Running("P-2", "2024-01-01")
            .Do("P-2", "2024-02-01", new ObserveDerailers([Derailer.CompetingDuties, Derailer.BudgetCut]))
            .Do("P-2", "2024-05-01", new Stall([Derailer.BudgetCut])).Do("P-2", "2024-05-02", new Resume())
            .Do("P-2", "2024-06-01", new Stall([Derailer.BudgetCut]));
        var report = DerailerReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));
        report.Counts("hitBySeveral").ShouldBe((1, 2, 0, 0));
        report.Figure("hitBySeveral").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("P-1");
    }

    // After 30 days 2/3 are left; one is censored at 334; at 365 the last is cleared.
    [Fact]
    public void Time_to_clear() => Report.Figure("medianDaysToClear").Value.ShouldBe(365);

    [Fact]
    public void By_kind_and_what_comes_together()
    {
        Report.Kinds.Where(k => k.Hit.Numerator > 0).Select(k => (k.Derailer, k.Observed, k.Named, k.Hit.Numerator, k.Hit.Denominator)).ShouldBe(
        [
            (Derailer.OvershadowedByOtherInitiatives, 1, 0, 1, 4), (Derailer.CompetingDuties, 1, 0, 1, 4), (Derailer.BudgetCut, 0, 1, 1, 4),
        ]);
        var pair = Report.Pairs.ShouldHaveSingleItem();
        (pair.One, pair.Other, pair.Programmes, pair.OfOne.Value).ShouldBe(
            (Derailer.OvershadowedByOtherInitiatives, Derailer.CompetingDuties, 1, 1d));
    }

    // P-1 dropped an item for want of a plan, P-2 put one off for a reorganisation and handed it over to P-3, also where it was
    // put off on the very day.
    [Theory]
    [InlineData("2024-05-01")]
    [InlineData("2024-06-01")]
    public void Why_scope_was_dropped_or_put_off_counts_where_that_was(string putOff)
    {
        var book = new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01").Running("P-3", "2024-01-01")
            .Do("P-1", "2024-01-02", new AddScopeItem("A-1", "Portal", 1, 50))
            .Do("P-2", "2024-01-02", new AddScopeItem("B-1", "Search", 1, 50))
            .Do("P-1", "2024-05-01", new DropScopeItem("A-1", [Derailer.NoViableActionPlan]))
            .Do("P-2", putOff, new DeferScopeItem("B-1", [Derailer.Reorganisation], ToPhase: 2))
            .Do("P-2", "2024-06-01", new TransferScopeItem("B-1", "P-3", ToPhase: 1));
        var report = DerailerReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));
        report.Kinds.Where(k => k.Hit.Numerator > 0).Select(k => (k.Derailer, k.Named, k.Hit.Numerator)).ShouldBe(
            [(Derailer.Reorganisation, 1, 1), (Derailer.NoViableActionPlan, 1, 1)]);
        report.Figure("hitByAny").Evidence.ShouldNotBeNull().Select(e => e.Code).ShouldBe(["P-1", "P-2"]);
    }

    [Fact]
    public void The_published_share_stands_beside_ours_with_what_it_counted()
    {
        var published = Report.Published.ShouldHaveSingleItem();
        (published.Percent, published.Ours).ShouldBe((77m, 0.25));
        published.Counted.ShouldContain("customer strategists");
    }

    [Fact]
    public void What_stands() => Report.Standing.Select(s => (s.Programme, s.Derailer, s.Days)).ShouldBe(
        [("P-1", Derailer.OvershadowedByOtherInitiatives, 334)]);

    // P-1 was hit by two.
    [Fact]
    public void How_many_are_several_is_a_setting()
    {
        var figure = DerailerReport.Compute(
            Given.Facts, Given.Organisation.Evolve(Book.Recorded(new SettingChanged("severalDerailers", "2"))), Given.On("2024-12-31")).Figure("hitBySeveral");
        (figure.Title, figure.Numerator, figure.Denominator).ShouldBe(("Hit by 2 or more", 1, 4));
        figure.Evidence.ShouldNotBeNull().ShouldHaveSingleItem().Code.ShouldBe("P-1");
    }
}
