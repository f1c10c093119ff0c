using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>
/// Programmes with one waiting item, each made by real commands so that some factors are true of it; and beside each, the same
/// with one factor more or less. What the report says of the first, were the factor otherwise, is what it says of the second.
/// </summary>
public class WhatReallyMovesTheRisk
{
    private static readonly DateOnly Today = new(2025, 12, 31);

    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    // To be taken over needs another programme; FactorsByHand has it.
    private static readonly Factor[] Changed = [.. Factors.All.Where(f => f != Factor.TakenOver)];

    private static readonly Factors[] Given =
    [
        Of(), Of(Factor.Funded), Of(Factor.Later), Of(Factor.Funded, Factor.Started, Factor.Promised, Factor.HighValue),
        Of(Factor.Later, Factor.Stalled, Factor.DeferredTwice, Factor.NoSponsor),
        Of(Factor.PhaseOverdue, Factor.FinishMoved, Factor.BudgetCut, Factor.SponsorChanged, Factor.DeferredTwice, Factor.DeferredThrice),
        Of(Factor.OnHold, Factor.Promised, Factor.PromiseOverdue, Factor.FinishPassed, Factor.PartlyDelivered),
    ];

    private static readonly Dictionary<Factors, ProgrammeRisk> Risks = Computed();

    public static TheoryData<uint> Programmes => [.. Given.Select(f => f.Bits)];

    [Theory]
    [MemberData(nameof(Programmes))]
    public void Each_of_the_three_moves_it_as_told_once_it_is_really_changed(uint bits)
    {
        var given = new Factors(bits);
        var risk = Risks[given];
        risk.Moves.Count.ShouldBe(3);
        foreach (var move in risk.Moves)
        {
            move.Items.ShouldBe(given.Has(move.Factor) ? 1 : 0);
            var changed = Risks[given.Switched(move.Factor, !given.Has(move.Factor))];
            changed.NeverDelivered.ShouldBe(move.Otherwise, 1e-12, $"{move.Factor}");
            (risk.NeverDelivered - changed.NeverDelivered).ShouldBe(move.Moves, 1e-12, $"{move.Factor}");
        }
    }

    [Theory]
    [MemberData(nameof(Programmes))]
    public void No_other_factor_moves_it_more_when_it_is_really_changed(uint bits)
    {
        var given = new Factors(bits);
        var risk = Risks[given];
        var least = risk.Moves.Min(m => Math.Abs(m.Moves));
        foreach (var factor in Changed.Except(risk.Moves.Select(m => m.Factor)))
        {
            var changed = Risks[given.Switched(factor, !given.Has(factor))];
            Math.Abs(risk.NeverDelivered - changed.NeverDelivered).ShouldBeLessThanOrEqualTo(least + 1e-12, $"{factor}");
        }
    }

    private static Factors Of(params Factor[] factors) => factors.Aggregate(new Factors(0), (all, f) => all.With(f, true));

    // All in one book and one report.
    private static Dictionary<Factors, ProgrammeRisk> Computed()
    {
        var book = new Book();
        var codes = new Dictionary<string, Factors>();
        foreach (var factors in Given.Concat(Given.SelectMany(g => Changed.Select(f => g.Switched(f, !g.Has(f))))).Distinct())
        {
            var code = $"R-{factors.Bits}";
            codes.Add(code, factors);
            Make(book, code, factors);
        }

        var madeUp = new MadeUp(1, programmes: 150);
        var report = ForecastReport.Compute(
            [.. madeUp.Facts, .. book.Facts], book.Organisation, new(Knowledge.Recorded(1, Today.AddDays(1), Today)), madeUp.Quarters(Today));
        report.Model.Speaks.ShouldBe(ForecastSource.Covariates);
        foreach (var item in report.Items.Where(i => codes.ContainsKey(i.Programme)))
        {
            // What was made is what is read.
            item.Factors.Aggregate(new Factors(0), (all, f) => all.With(f, true)).ShouldBe(codes[item.Programme], $"{item.Programme}: {item.Factors}");
        }

        return report.Programmes.Where(p => codes.ContainsKey(p.Programme)).ToDictionary(p => codes[p.Programme]);
    }

    private static void Make(Book book, string code, Factors factors)
    {
        bool Has(Factor factor) => factors.Has(factor);
        var deferrals = Has(Factor.DeferredThrice) ? 3 : Has(Factor.DeferredTwice) ? 2 : 1;
        var last = deferrals + 1;
        book.Running(code, "2025-01-01", Has(Factor.FinishPassed) ? "2025-11-01" : "2030-01-01")
            .Do(code, "2025-01-01", new PlanPhase(3, "Third"))
            .Do(code, "2025-01-01", new PlanPhase(4, "Fourth"))
            .Do(code, "2025-01-01", new ApproveBudget(new Money(100, "EUR")))
            .Do(code, "2025-01-02", new AddScopeItem(
                "A-1", "Portal", 1, Has(Factor.HighValue) ? 80 : 40,
                Has(Factor.Promised) ? [new("ACME", Book.Day(Has(Factor.PromiseOverdue) ? "2025-10-01" : "2026-12-31"))] : null));
        for (var deferral = 1; deferral <= deferrals; deferral++)
        {
            var later = Has(Factor.Later) && deferral == deferrals;
            book.Do(code, $"2025-06-0{deferral}", later ? new DeferScopeItem("A-1", Cut, ToLater: true) : new DeferScopeItem("A-1", Cut, ToPhase: deferral + 1));
        }

        // What stands behind each factor, in the order of its day.
        foreach (var (there, on, command) in new (bool, string, ProgrammeCommand)[]
        {
            (Has(Factor.Funded), "2025-07-01", new ReplanPhase(last, Funded: true)),
            (Has(Factor.PhaseOverdue), "2025-07-02", new ReplanPhase(last, Finish: Book.Day("2025-10-15"))),
            (Has(Factor.Started), "2025-07-03", new StartPhase(last)),
            (Has(Factor.PartlyDelivered), "2025-07-04", new Deliver("A-1", 40)),
            (Has(Factor.FinishMoved), "2025-07-05", new Rebaseline(Book.Day(Has(Factor.FinishPassed) ? "2025-12-01" : "2031-01-01"), Cut)),
            (Has(Factor.BudgetCut), "2025-07-06", new CutBudget(new Money(60, "EUR"))),
            (Has(Factor.SponsorChanged), "2025-08-01", new SwapSponsor("ann", "bob", "moved on")),
            (Has(Factor.NoSponsor), "2025-08-02", new VacateSponsor(Has(Factor.SponsorChanged) ? "bob" : "ann", "moved on")),
            (Has(Factor.Stalled), "2025-08-03", new Stall(Cut)),
            (Has(Factor.OnHold), "2025-08-04", new PutOnHold()),
        }.Where(c => c.Item1))
        {
            book.Do(code, on, command);
        }
    }
}
