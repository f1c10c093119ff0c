using MathNet.Numerics.LinearAlgebra;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>
/// What a programme's risk is said to be without a factor is what it is once the factor is gone: each is really changed,
/// and the forecast made anew by the same model.
/// </summary>
public class WhatMovesTheRisk
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private static readonly DateOnly Today = new(2025, 12, 31);

    // Learnt from where funded items are delivered three times as often, those put off to "later" half as often.
    private static readonly IReadOnlyList<QuarterForecast> Quarters = new MadeUp(1, programmes: 150).Quarters(Today);

    [Fact]
    public void Without_its_money_or_with_it_the_risk_becomes_what_was_said()
    {
        var risk = Risk(Waiting(funded: true));
        var move = risk.Moves.Single(m => m.Factor == Factor.Funded);
        move.Items.ShouldBe(2);
        move.Moves.ShouldBeLessThan(-0.02);
        Risk(Waiting(funded: false)).NeverDelivered.ShouldBe(move.Otherwise, 1e-12);

        var other = Risk(Waiting(funded: false)).Moves.Single(m => m.Factor == Factor.Funded);
        other.Items.ShouldBe(0);
        other.Otherwise.ShouldBe(risk.NeverDelivered, 1e-12);
        other.Moves.ShouldBe(-move.Moves, 1e-12);
    }

    [Fact]
    public void Were_one_of_two_items_not_put_off_to_later_the_risk_becomes_what_was_said()
    {
        var risk = Risk(Waiting(funded: false, secondToLater: true));
        var move = risk.Moves.Single(m => m.Factor == Factor.Later);
        move.Items.ShouldBe(1);
        move.Moves.ShouldBeGreaterThan(0.01);
        Risk(Waiting(funded: false)).NeverDelivered.ShouldBe(move.Otherwise, 1e-12);
    }

    [Fact]
    public void The_three_that_move_it_most_come_first_and_none_left_out_moves_it_more()
    {
        var risk = Risk(Waiting(funded: true));
        risk.Moves.Count.ShouldBe(3);
        risk.Moves.Select(m => Math.Abs(m.Moves)).ShouldBeInOrder(SortDirection.Descending);
        risk.Moves.ShouldAllBe(m => Math.Abs(risk.NeverDelivered - m.Otherwise - m.Moves) < 1e-12);
        risk.Moves.Select(m => m.Factor).ShouldContain(Factor.Later);
    }

    [Fact]
    public void The_risk_is_the_share_of_the_value_and_not_of_the_items()
    {
        var report = Report(Waiting(funded: false, secondToLater: true));
        var by = report.Items.ToDictionary(i => i.Item);
        var risk = report.Programmes.ShouldHaveSingleItem();
        risk.CustomerValue.ShouldBe(100);
        risk.NeverDelivered.ShouldBe((0.8 * by["A-1"].Never) + (0.2 * by["A-2"].Never), 1e-12);
    }

    // Four fifths of the value in the one item, a fifth in the other: the slope of the share is the same mixture of theirs, which
    // are taken from a small change of each coefficient.
    [Fact]
    public void How_sure_the_share_is_follows_from_how_sure_the_coefficients_are()
    {
        var report = Report(Waiting(funded: false, secondToLater: true), sponsor: "eve");
        var fit = Quarters[^1].Model.Fit.ShouldNotBeNull();
        var never = report.Figure("neverDelivered");
        never.Estimator.ShouldBe(CompetingLogit.Method);
        var (share, slope) = (Share(fit), Vector<double>.Build.Dense(fit.Coefficients.Count, i => (Share(Moved(fit, i, 1e-5)) - Share(Moved(fit, i, -1e-5))) / 2e-5));
        never.Value.ShouldNotBeNull().ShouldBe(share, 1e-12);

        var (error, centre) = (Math.Sqrt(slope.DotProduct(fit.Covariance * slope)), Math.Log(share / (1 - share)));
        var reach = 1.959963984540054 * error / (share * (1 - share));
        never.Interval.ShouldNotBeNull().Lower.ShouldNotBeNull().ShouldBe(1 / (1 + Math.Exp(reach - centre)), 1e-7);
        never.Interval.Upper.ShouldNotBeNull().ShouldBe(1 / (1 + Math.Exp(-reach - centre)), 1e-7);

        double Share(CompetingLogit by) => report.Items.Sum(
            i => (i.Item == "A-1" ? 0.8 : 0.2) * ItemForecast.Of(by, i.Factors.Aggregate(new Factors(0), (all, f) => all.With(f, true)), i.Waited).Never);

        static CompetingLogit Moved(CompetingLogit fit, int coefficient, double by)
        {
            var moved = fit.Coefficients.Clone();
            moved[coefficient] += by;
            return fit with { Coefficients = moved };
        }
    }

    [Fact]
    public void While_the_base_rate_speaks_no_factor_moves_anything()
    {
        var report = ForecastReport.Compute(Waiting(funded: true).Facts, Organisation.Initial, new(MadeUp.On(Today)), []);
        report.Programmes.ShouldHaveSingleItem().Moves.ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_beside_a_factor_goes_with_it()
    {
        var all = new Factors(uint.MaxValue);
        foreach (var factor in Factors.All)
        {
            foreach (var there in new[] { true, false })
            {
                var switched = all.Switched(factor, there);
                switched.Has(factor).ShouldBe(there);
                var none = new Factors(0).Switched(factor, there);
                none.Has(factor).ShouldBe(there);
                (none.Has(Factor.Later) && none.Has(Factor.Funded)).ShouldBeFalse();
                (none.Has(Factor.DeferredThrice) && !none.Has(Factor.DeferredTwice)).ShouldBeFalse();
                (none.Has(Factor.PromiseOverdue) && !none.Has(Factor.Promised)).ShouldBeFalse();
            }
        }

        all.Switched(Factor.Later, true).Has(Factor.Funded).ShouldBeFalse();
        all.Switched(Factor.DeferredTwice, false).Has(Factor.DeferredThrice).ShouldBeFalse();
        all.Switched(Factor.Promised, false).Has(Factor.PromiseOverdue).ShouldBeFalse();
        all.Switched(Factor.Stalled, true).Has(Factor.OnHold).ShouldBeFalse();
    }

    private static Book Waiting(bool funded, bool secondToLater = false) => new Book()
        .Running("P-1", "2025-01-01", sponsor: "eve")
        .Do("P-1", "2025-01-01", new ReplanPhase(2, Funded: funded, Title: "Second, perhaps"))
        .Do("P-1", "2025-01-02", new AddScopeItem("A-1", "Portal", 1, 80))
        .Do("P-1", "2025-01-02", new AddScopeItem("A-2", "Letters", 1, 20))
        .Do("P-1", "2025-06-01", new DeferScopeItem("A-1", Cut, ToPhase: 2))
        .Do("P-1", "2025-06-01", secondToLater ? new DeferScopeItem("A-2", Cut, ToLater: true) : new DeferScopeItem("A-2", Cut, ToPhase: 2));

    private static ProgrammeRisk Risk(Book book) => Report(book).Programmes.ShouldHaveSingleItem();

    // The back-test is that of the made-up portfolio, so all of it is there and one programme is looked at.
    private static ForecastResult Report(Book book, string? sponsor = null)
    {
        var all = new MadeUp(1, programmes: 150).Facts.Concat(book.Facts).ToList();
        var organisation = book.Organisation;
        var report = ForecastReport.Compute(all, organisation, new(Knowledge.Recorded(1, Today.AddDays(1), Today), Sponsor: sponsor), Quarters);
        report.Model.Speaks.ShouldBe(ForecastSource.Covariates);
        return report with
        {
            Items = Portfolio.Reports.Figures.Rows.Of(report.Items.Where(i => i.Programme == "P-1").ToList(), i => i),
            Programmes = Portfolio.Reports.Figures.Rows.Of(report.Programmes.Where(p => p.Programme == "P-1").ToList(), p => p),
        };
    }
}
