using Portfolio.App.Simulate.Rates;

namespace Portfolio.App.Tests.Simulate;

/// <summary>
/// The reports, through real commands, events and facts, find the hazards that a portfolio was made with. Where waiting
/// times are exponential at rates r₁, r₂ …, the incidence of the first by t is r₁/Σr · (1 − e^(−Σr·t)).
/// </summary>
public sealed class RecoveryTests
{
    private const double Drop = 0.004;
    private const double Complete = 0.006;
    private const double Leave = 0.005;

    // Everything is on record on its own day; all programmes were running when first seen.
    private static readonly Hazards Plain = new()
    {
        Lifecycle = new()
        {
            ShareRegistered = 1,
            SharePartlyObserved = 0,
            Drop = Drop,
            CompleteEarly = Complete,
            CompleteWhenDue = Complete,
            CompleteWhenDone = Complete,
            LeaveRegister = Leave,
            LearnOutcome = 0,
            PutOnHold = 0,
        },
        Stalls = new() { Stall = 0 },
        Sponsors = new() { Swap = 0, Vacate = 0 },
        Scope = new() { FewestItems = 0, MostItems = 0, Add = 0 },
        Plans = new() { Rebaseline = 0, CutBudget = 0, CancelPhase = 0 },
        Becoming = BecomingRates.None,
        Around = AroundRates.None,
        Reporting = new() { Missed = 1 },
        Recording = RecordingHabits.AtOnce,
    };

    [Fact]
    public void Stalls_and_swaps_are_found_at_the_rates_they_were_made_with()
    {
        const double stall = 0.03;
        const double swap = 0.05;
        var stalls = new StallRates { Stall = stall, AfterSwap = 3, AfterCut = 1, Resume = 0.25, Drop = 0.04 };
        var exits = stalls.Resume + stalls.Drop + Leave;
        double Ended(double rate, double months) => rate / exits * (1 - Math.Exp(-exits * months));

        var found = Recovery.Of(Plain with
        {
            Stalls = stalls,
            Sponsors = Plain.Sponsors with { Swap = swap },
            Lifecycle = Plain.Lifecycle with { PutOnHold = 0.005 },
        });

        found.CoversAtLeast(100 * stall, r => r.Sponsors.Figure("stallRateOtherwise"));
        found.CoversAtLeast(100 * stall * stalls.AfterSwap, r => r.Sponsors.Figure("stallRateAfterSwap"));
        found.CoversAtLeast(stalls.AfterSwap, r => r.Sponsors.Figure("stallRateRatio"));
        found.CoversAtLeast(12 * swap, r => r.Sponsors.Figure("swapRate"));
        found.Covers(Ended(stalls.Resume, 1), r => r.Stalls.Figure("resumedIn1Months"));
        found.Covers(Ended(stalls.Resume, 3), r => r.Stalls.Figure("resumedIn3Months"));
        found.Covers(Ended(stalls.Resume, 12), r => r.Stalls.Figure("resumedIn12Months"));
        found.Covers(Ended(stalls.Drop, 6), r => r.Stalls.Figure("droppedIn6Months"));
        found.Covers(Math.Log(2) / exits * 30.4375, r => r.Stalls.Figure("medianDaysStalled"));

        // And it would show: rates that are not the true ones lie outside most intervals.
        found.Covering(100 * stall * 1.6, r => r.Sponsors.Figure("stallRateOtherwise")).ShouldBeLessThan(Recovery.Portfolios / 10);
        found.Covering(1, r => r.Sponsors.Figure("stallRateRatio")).ShouldBeLessThan(Recovery.Portfolios / 10);
        found.Covering(Ended(stalls.Resume, 3) / 2, r => r.Stalls.Figure("resumedIn3Months")).ShouldBeLessThan(Recovery.Portfolios / 10);
    }

    [Fact]
    public void Stalls_that_do_not_depend_on_anything_are_found_at_one_rate()
    {
        const double stall = 0.04;
        var found = Recovery.Of(Plain with
        {
            Stalls = new() { Stall = stall, AfterSwap = 1, AfterCut = 1, Resume = 0.2, Drop = 0.02 },
            Sponsors = Plain.Sponsors with { Swap = 0.05 },
        });

        found.CoversAtLeast(100 * stall, r => r.Stalls.Figure("stallRate"));
        found.CoversAtLeast(1, r => r.Sponsors.Figure("stallRateRatio"));
        found.Covering(100 * stall * 1.6, r => r.Stalls.Figure("stallRate")).ShouldBeLessThan(Recovery.Portfolios / 10);
    }

    [Fact]
    public void What_was_deferred_meets_the_fates_it_was_made_with()
    {
        const double promised = 0.4;
        var fates = new DeferralRates
        {
            Deliver = 0.03,
            Drop = 0.02,
            DeferAgain = 0.02,
            PullForward = 0.01,
            Promised = 2,
            Funded = 1,
            ToLater = 1,
            EachFurther = 1,
            WhileStalled = 1,
        };

        // An item is dropped by itself, with its programme, or when that is completed without it; and it is lost from
        // sight with its programme.
        double Incidence(double rate, double deliver, double months)
        {
            var any = deliver + fates.Drop + Drop + Complete + Leave;
            return rate / any * (1 - Math.Exp(-any * months));
        }

        double Overall(Func<double, double> rate, double months) =>
            (promised * Incidence(rate(fates.Deliver * fates.Promised), fates.Deliver * fates.Promised, months))
            + ((1 - promised) * Incidence(rate(fates.Deliver), fates.Deliver, months));

        var found = Recovery.Of(Plain with
        {
            Scope = new()
            {
                FewestItems = 6,
                MostItems = 6,
                Add = 0.05,
                Deliver = 0.02,
                Defer = 0.04,
                DeferMostValuable = 1,
                SharePromised = promised,
            },
            Deferrals = fates,
        });

        found.Covers(Incidence(fates.Deliver * 2, fates.Deliver * 2, 24), r => r.Promised("promised", "deliveredIn24Months"));
        found.Covers(Incidence(fates.Deliver, fates.Deliver, 24), r => r.Promised("not promised", "deliveredIn24Months"));
        found.Covers(Overall(deliver => deliver, 6), r => r.PhaseTwo.Figure("deliveredIn6Months"));
        found.Covers(Overall(deliver => deliver, 24), r => r.PhaseTwo.Figure("deliveredIn24Months"));
        found.Covers(Overall(_ => fates.Drop + Drop + Complete, 12), r => r.PhaseTwo.Figure("droppedIn12Months"));
        found.Covers(Overall(_ => Leave, 24), r => r.PhaseTwo.Figure("unknownIn24Months"));
        found.Covers(1 - Overall(deliver => deliver, 24), r => r.PhaseTwo.Figure("neverIndex"));
        found.Covers(1 - Overall(deliver => deliver + Leave, 24), r => r.PhaseTwo.Figure("neverIndexIfUnknownDelivered"));

        found.Covering(1 - (Overall(deliver => deliver, 24) / 1.6), r => r.PhaseTwo.Figure("neverIndex"))
            .ShouldBeLessThan(Recovery.Portfolios / 10);
    }
}
