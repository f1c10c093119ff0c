using Portfolio.Domain.Programmes;
using Portfolio.Reports.Sponsors;

namespace Portfolio.Reports.Tests.Sponsors;

/// <summary>
/// Five programmes, seen on 1 June 2025; the first four began on 1 January 2020, 1,978 days before.
/// P-1: ann, swapped for bob after 1,000 days, who sits for 978. P-2: ann, completed after 1,200 days. P-3: ann.
/// P-4: ann, and jointly cem for 365 days. P-5, since 1 January 2025: ann left after 50 days; dee sits for the interim for 92.
/// </summary>
public class SeatsByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2020-01-01").Do("P-1", "2022-09-27", new SwapSponsor("ann", "bob", "promoted"))
        .Running("P-2", "2020-01-01").Do("P-2", "2023-04-15", new Complete())
        .Running("P-3", "2020-01-01")
        .Running("P-4", "2020-01-01").Do("P-4", "2024-06-01", new AppointSponsor("cem", SponsorRole.Joint))
        .Running("P-5", "2025-01-01")
        .Do("P-5", "2025-02-20", new VacateSponsor("ann", "left"))
        .Do("P-5", "2025-03-01", new AppointSponsor("dee", SponsorRole.Interim));

    private static readonly SponsorResult Report = SponsorReport.Compute(Given.Facts, Given.Organisation, Given.On("2025-06-01"));

    // Of the four that run, all with a sponsor: P-4 has a joint one, P-5 one for the interim.
    [Fact]
    public void Joint_sponsors_and_those_for_the_interim()
    {
        Report.Counts("jointNow").ShouldBe((1, 4, 0, 0));
        Report.Figure("jointNow").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(new("P-4", [Given.Last("P-4")]));
        Report.Counts("interimNow").ShouldBe((1, 4, 0, 0));
        Report.Figure("interimNow").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(new("P-5", [Given.Last("P-5")]));
    }

    // After 50 days 1 of 8 left; by 1,000 days dee (92), cem (365) and bob (978) are censored, so 7/8 × 1/4 left then; after 1,200
    // days P-2 ended with ann in the seat, which is no leaving. 24 months are 730.5 days, 48 are 1,461.
    [Fact]
    public void Sponsors_gone_within_48_months_while_the_programme_goes_on()
    {
        Report.Figure("outlivesSponsorIn24Months").Value!.Value.ShouldBe(1 / 8d, 1e-12);
        var gone = Report.Figure("outlivesSponsorIn48Months");
        gone.Value!.Value.ShouldBe(11 / 32d, 1e-12);
        (gone.Denominator, gone.Censored, gone.NotObserved).ShouldBe((8, 5, 0));
    }

    // Ann sat until May; that the joint sponsor left in March left no seat empty.
    [Fact]
    public void A_vacancy_began_with_who_left_last()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-02-01", new AppointSponsor("cem", SponsorRole.Joint))
            .Do("P-1", "2024-05-01", new VacateSponsor("ann", "left"));
        var left = book.Last("P-1");
        book.Do("P-1", "2024-03-01", new VacateSponsor("cem", "left"));
        SponsorReport.Compute(book.Facts, book.Organisation, book.On("2024-06-01")).Figure("vacantNow")
            .Evidence.ShouldNotBeNull().ShouldHaveSingleItem().ShouldBe(new("P-1", [left]));
    }

    // Of three, one left after 100 days and one after 200: 2/3 sat longer than 100, 1/3 longer than 200.
    [Fact]
    public void Half_of_the_sponsors_have_left_by_the_median_tenure()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-04-10", new VacateSponsor("ann", "left"))
            .Running("P-2", "2024-01-01").Do("P-2", "2024-07-19", new VacateSponsor("ann", "left"))
            .Running("P-3", "2024-01-01");
        var tenure = SponsorReport.Compute(book.Facts, book.Organisation, book.On("2025-01-01")).Figure("medianTenure");
        tenure.Value!.Value.ShouldBe(200 / 30.4375, 1e-12);
        (tenure.Numerator, tenure.Denominator, tenure.Censored, tenure.NotObserved).ShouldBe((2, 3, 1, 0));
    }

    // Left: two; ended in the seat: ann of P-2.
    [Fact]
    public void Of_those_decided_most_programmes_outlived_their_sponsor() => Report.Counts("outlivesSponsor").ShouldBe((2, 3, 5, 0));
}
