using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Sponsors;

namespace Portfolio.Reports.Tests.Sponsors;

/// <summary>
/// Four programmes from 1 January 2024, seen on 1 January 2025 (366 days):
/// P-1: ann, swapped for bob on 1 July (182 days), who endorses it on 1 August; stalled 15 August to 1 September (17 days).
/// P-2: ann until 1 November (305 days), nobody since; stalled 1 to 31 March (30 days).
/// P-3: ann and, jointly, cem; completed on 31 December (365 days).
/// P-4: registered, running since 1 January 2022, dee already there; swapped for eve on 1 December (31 days).
/// </summary>
public class SponsorsByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-07-01", new SwapSponsor("ann", "bob", "promoted"))
        .Do("P-1", "2024-08-01", new RecommitSponsor("bob", Commitment.Endorsed))
        .Do("P-1", "2024-08-15", new Stall([Derailer.NewSeniorLeader]))
        .Do("P-1", "2024-09-01", new Resume())
        .Do("P-1", "2024-10-01", new NameDeputySponsor("eve"))
        .Running("P-2", "2024-01-01")
        .Do("P-2", "2024-03-01", new Stall([Derailer.BudgetCut]))
        .Do("P-2", "2024-03-31", new Resume())
        .Do("P-2", "2024-11-01", new VacateSponsor("ann", "left"))
        .Running("P-3", "2024-01-01")
        .Do("P-3", "2024-01-01", new AppointSponsor("cem", SponsorRole.Joint))
        .Do("P-3", "2024-12-31", new Complete())
        .Do("P-4", "2024-01-01", new Register("P-4", "Old", StartedOn: Book.Day("2022-01-01"), Cadence: Cadence.Yearly))
        .Do("P-4", "2024-01-01", new AppointSponsor("dee"))
        .Do("P-4", "2024-12-01", new SwapSponsor("dee", "eve", "retired"));

    private static readonly SponsorResult Report = SponsorReport.Compute(Given.Facts, Given.Organisation, Given.On("2025-01-01"));

    // P-2 of the three that run; its seat is empty since 1 November, 61 days.
    [Fact]
    public void Vacancies()
    {
        Counts("vacantNow").ShouldBe((1, 3, 0, 0));
        var vacancy = Report.Vacancies.ShouldHaveSingleItem();
        (vacancy.Programme, vacancy.Since, vacancy.Days).ShouldBe(("P-2", Book.Day("2024-11-01"), 61));
        vacancy.Positions.ShouldBe([Given.Last("P-2")]);
    }

    // P-1 and P-4 run and have a sponsor; of the three that run P-1 has a deputy.
    [Fact]
    public void Joint_and_interim_ones_and_deputies()
    {
        Counts("jointNow").ShouldBe((0, 2, 0, 0));
        Counts("interimNow").ShouldBe((0, 2, 0, 0));
        Counts("deputyNow").ShouldBe((1, 3, 0, 0));
    }

    // Left with the programme going on: ann of P-1 and of P-2; ended with it: ann and cem of P-3; still there: bob, eve;
    // nobody knows since when dee had been there.
    [Fact]
    public void Programmes_that_outlive_their_sponsor() => Counts("outlivesSponsor").ShouldBe((2, 4, 2, 1));

    // Of six, one is censored at 31 days; at 182 1 of 5 left; one is censored at 184; at 305 1 of 3 left; the programme of
    // two ended at 365. Left first: 1/5 + 4/5 × 1/3 = 7/15. Tenure never comes down to a half: 4/5 × 2/3 = 8/15.
    [Fact]
    public void Tenure()
    {
        Report.Figure("outlivesSponsorIn24Months").Value!.Value.ShouldBe(7 / 15d, 1e-12);
        Report.Figure("medianTenure").Value.ShouldBeNull();
        var left = Report.Curves.Single(c => c.Name == "sitting").Steps.Where(s => s.Events > 0).ToList();
        left.Select(s => (s.Days, s.AtRisk, Math.Round(s.Value, 10))).ShouldBe(
            [(182, 5, 0.8), (305, 3, Math.Round(8 / 15d, 10))]);
    }

    // P-3 ended after 365 days, with P-1 and P-2 (366, censored) at risk; P-4 was 730 days old when it was first seen.
    [Fact]
    public void Programmes_already_running_count_only_from_when_they_were_seen()
    {
        var end = Report.Curves.Single(c => c.Name == "running").Steps.Single(s => s.Events > 0);
        (end.Days, end.AtRisk, Math.Round(end.Value, 10)).ShouldBe((365, 3, Math.Round(2 / 3d, 10)));
    }

    // Two swaps in 366 + 366 + 365 + 366 = 1463 days.
    [Fact]
    public void Swaps_per_programme_year()
    {
        Report.Figure("swapRate").Numerator.ShouldBe(2);
        Report.Figure("swapRate").Value!.Value.ShouldBe(2 * 365.25 / 1463, 1e-12);
    }

    // After P-1's swap: active 45 days, stalled, active again 28 days until 29 September; after P-4's 31 days: 104 with one
    // stall. All else: 349 − 73 (P-1) + 336 (P-2) + 365 (P-3) + 335 (P-4) = 1312 days, with P-2's stall.
    [Fact]
    public void Stalls_after_a_swap_against_other_time()
    {
        var (after, otherwise, ratio) =
            (Report.Figure("stallRateAfterSwap"), Report.Figure("stallRateOtherwise"), Report.Figure("stallRateRatio"));
        after.Numerator.ShouldBe(1);
        after.Denominator!.Value.ShouldBe(104 / 30.4375, 1e-12);
        otherwise.Numerator.ShouldBe(1);
        otherwise.Denominator!.Value.ShouldBe(1312 / 30.4375, 1e-12);
        ratio.Value!.Value.ShouldBe(1312 / 104d, 1e-9);
        ratio.Estimator.ShouldBe("Poisson rate ratio, exact conditional");
        ratio.SmallBase.ShouldBeTrue();
    }

    // 30 days after P-1's swap and 30 after P-4's, without a stall: P-1's came after 45.
    [Fact]
    public void How_long_after_a_swap_a_stall_follows_it_is_a_setting()
    {
        var report = SponsorReport.Compute(
            Given.Facts, Given.Organisation.Evolve(Book.Recorded(new SettingChanged("swapDays", "30"))), Given.On("2025-01-01"));
        var (after, otherwise) = (report.Figure("stallRateAfterSwap"), report.Figure("stallRateOtherwise"));
        (after.Title, after.Numerator, otherwise.Numerator).ShouldBe(("Stalls per 100 programme-months within 30 days after a swap", 0, 2));
        after.Denominator!.Value.ShouldBe(60 / 30.4375, 1e-12);
        otherwise.Denominator!.Value.ShouldBe((104 + 1312 - 60) / 30.4375, 1e-12);
        report.Swaps.Select(s => (s.Programme, s.StalledSoon)).ShouldBe([("P-4", false), ("P-1", false)]);
    }

    // bob spoke 31 days after his swap; eve's 60 days are not over.
    [Fact]
    public void Recommitment()
    {
        Counts("recommitted").ShouldBe((1, 1, 1, 0));
        Counts("endorsed").ShouldBe((1, 1, 0, 0));
        Report.Swaps.Select(s => (s.Programme, s.From, s.To, s.Recommitment, s.StalledSoon)).ShouldBe(
        [
            ("P-4", "dee", "eve", null, null), ("P-1", "ann", "bob", Commitment.Endorsed, true),
        ]);
    }

    // P-1's seat was empty for 10 days, P-2's for 30, P-3's is since 1 November: 2/3 are still empty after 10 days, 1/3 after 30.
    [Fact]
    public void How_long_a_seat_stays_empty()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-02-01", new VacateSponsor("ann", "left")).Do("P-1", "2024-02-11", new AppointSponsor("bob"))
            .Running("P-2", "2024-01-01").Do("P-2", "2024-03-01", new VacateSponsor("ann", "left")).Do("P-2", "2024-03-31", new AppointSponsor("bob"))
            .Running("P-3", "2024-01-01").Do("P-3", "2024-11-01", new VacateSponsor("ann", "left"));
        var vacant = SponsorReport.Compute(book.Facts, book.Organisation, book.On("2025-01-01")).Figure("medianDaysVacant");
        vacant.Value.ShouldBe(30);
        (vacant.Numerator, vacant.Denominator, vacant.Censored, vacant.NotObserved).ShouldBe((2, 3, 1, 0));
    }

    // P-1 was completed after 100 days, P-2 dropped after 200, P-3 runs: 2/3 go on after 100 days, 1/3 after 200.
    [Fact]
    public void How_long_a_programme_lasts()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-04-10", new Complete())
            .Running("P-2", "2024-01-01").Do("P-2", "2024-07-19", new Drop([Derailer.BudgetCut]))
            .Running("P-3", "2024-01-01");
        var length = SponsorReport.Compute(book.Facts, book.Organisation, book.On("2025-01-01")).Figure("medianProgrammeLength");
        length.Value!.Value.ShouldBe(200 / 30.4375, 1e-12);
        (length.Numerator, length.Denominator, length.Censored, length.NotObserved).ShouldBe((2, 3, 1, 0));
    }

    [Fact]
    public void Who_sits_on_the_day() =>
        Report.Sitting.Select(s => (s.Programme, s.Person, s.BeginSeen, s.Days, s.Deputy)).ShouldBe(
        [
            ("P-1", "bob", true, 184, "eve"), ("P-4", "eve", true, 31, null),
        ]);

    [Fact]
    public void Only_the_programmes_of_one_sponsor()
    {
        var bobs = SponsorReport.Compute(Given.Facts, Given.Organisation, Given.On("2025-01-01") with { Sponsor = "bob" });
        bobs.Header.Programmes.ShouldBe(1);
        bobs.Sitting.ShouldHaveSingleItem().Programme.ShouldBe("P-1");
    }

    private static (int?, double?, int, int) Counts(string name)
    {
        var figure = Report.Figure(name);
        return (figure.Numerator, figure.Denominator, figure.Censored, figure.NotObserved);
    }

    // Bob had until 30 August to say where he stands; the programme was gone by then, whatever came of it later.
    [Theory]
    [InlineData("lost")]
    [InlineData("lost, and dropped much later")]
    [InlineData("completed")]
    [InlineData("completed, and reopened")]
    public void A_new_sponsor_whose_programme_ended_first_did_not_fail_to_recommit(string end)
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-07-01", new SwapSponsor("ann", "bob", "promoted"));
        book = end switch
        {
            "lost" => book.Do("P-1", "2024-08-01", new LeaveRegister("GMPP")),
            "lost, and dropped much later" => book.Do("P-1", "2024-08-01", new LeaveRegister("GMPP"))
                .Do("P-1", "2025-02-01", new LearnOutcome(Outcome.Dropped, Book.Day("2025-01-15"))),
            "completed" => book.Do("P-1", "2024-08-01", new Complete()),
            _ => book.Do("P-1", "2024-08-01", new Complete()).Do("P-1", "2024-12-01", new Reopen("not done")),
        };
        SponsorReport.Compute(book.Facts, book.Organisation, book.On("2025-06-01")).Counts("recommitted").ShouldBe((0, 0, 1, 0));
    }

    // Reopened, it went on for more than 60 days with nothing said; an end after those does not excuse it.
    [Fact]
    public void An_end_after_the_days_does_not_excuse_a_new_sponsor()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-07-01", new SwapSponsor("ann", "bob", "promoted"))
            .Do("P-1", "2024-08-31", new LeaveRegister("GMPP"));
        SponsorReport.Compute(book.Facts, book.Organisation, book.On("2025-06-01")).Counts("recommitted").ShouldBe((0, 1, 0, 0));
    }

    // Ann was seen in her seat for 213 days, until the programme left its register: whether she stayed on until it was
    // dropped nobody saw. Known to have been dropped before it left, it ended then, after 152 days.
    [Theory]
    [InlineData("2025-01-15", 213)]
    [InlineData("2024-06-01", 152)]
    public void A_sponsor_is_not_seen_in_a_seat_after_the_programme_left_its_register(string dropped, int days)
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-08-01", new LeaveRegister("GMPP"))
            .Do("P-1", "2025-02-01", new LearnOutcome(Outcome.Dropped, Book.Day(dropped)));
        var report = SponsorReport.Compute(book.Facts, book.Organisation, book.On("2025-06-01"));
        report.Curves.Single(c => c.Name == "sitting").Steps.ShouldHaveSingleItem().Days.ShouldBe(days);
    }
}
