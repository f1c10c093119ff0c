using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Reports.Forecasting;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.PhaseTwo;

namespace Portfolio.App.Tests.Reports;

public sealed class PastForecastTests
{
    private static readonly Actor Officer = new("officer", "pmo", "test");

    private static readonly View Told = View.Empty.With(
    [
        Event(1, new(2026, 1, 10), new ProgrammeProposed("P-1", "P-1", "IT", [], null, null, null, null, null, null)),
        .. Enumerable.Range(2, PastForecasts.MostSaid).Select(i => Event(
            i, new(2026, 1, 9 + i), i % 2 == 0 ? new SponsorAppointed("ann", SponsorRole.Lead) : new SponsorVacated("ann"))),
    ]);

    // Recorded on 10 January, 20 March and 31 March; the second quarter is another story.
    private static readonly View Given = View.Empty.With(
    [
        Event(1, new(2026, 1, 10), new ProgrammeProposed("P-1", "P-1", "IT", [], null, null, null, null, null, null)),
        Event(2, new(2026, 3, 20), new SponsorAppointed("ann", SponsorRole.Lead)),
        Event(3, new(2026, 3, 31), new SponsorVacated("ann")),
    ]);

    // Position 3 is the newest for as long as nothing follows: first the day is the one that is asked for, then any after it.
    [Theory]
    [InlineData(2, "2026-03-20")]
    [InlineData(2, "2026-03-31")]
    [InlineData(3, "2026-03-31")]
    [InlineData(3, "2026-04-01")]
    [InlineData(3, "2026-08-01")]
    public void The_same_link_rests_on_the_same_forecasts_whatever_day_it_is_followed(int position, string asOf)
    {
        var (catalogue, day) = (new ReportCatalogue(), Day(asOf));
        Ends(today: day).ShouldBe(Ends(today: day.AddDays(400)));

        List<(DateOnly, long)> Ends(DateOnly today) =>
            [.. catalogue.ForecastsOf(Given, Knowledge.Recorded(position, today, day)).Select(q => (q.On, q.Knowledge.KnownAt))];
    }

    [Theory]
    [InlineData(3, "2026-03-31", null)] // that day is not over
    [InlineData(3, "2026-04-01", "2026-03-31")] // nothing more can come of March
    [InlineData(2, "2026-03-31", null)]
    [InlineData(2, "2026-03-20", null)]
    [InlineData(3, "2026-07-01", "2026-06-30")] // nothing was recorded since, and what was known at the end of June was known
    public void A_quarter_speaks_once_all_that_was_recorded_in_it_lies_before_what_is_asked(int position, string asOf, string? last)
    {
        var quarters = new ReportCatalogue().ForecastsOf(Given, Knowledge.Recorded(position, new(2027, 1, 1), Day(asOf)));
        (quarters.Count == 0 ? default(DateOnly?) : quarters[^1].On).ShouldBe(last is null ? null : Day(last));
    }

    [Fact]
    public void Of_what_sources_had_said_the_questions_asked_last_are_kept_and_no_more()
    {
        var past = new PastForecasts();
        var first = Said(1);
        for (var position = 2; position <= PastForecasts.MostSaid; position++)
        {
            Said(position);
        }

        Said(1).ShouldBeSameAs(first);
        Said(PastForecasts.MostSaid + 1);
        Said(1).ShouldNotBeSameAs(first);

        // At each position the source says something about January, so that what was said by the end of March is another each time.
        QuarterForecast Said(int position) => past.Of(Told, Knowledge.Reported(position, new(2027, 1, 1), new(2026, 4, 1)))[^1];
    }

    [Fact]
    public void Once_somebody_waits_for_them_their_computation_rests_no_more()
    {
        var (catalogue, known) = (new ReportCatalogue(), Knowledge.Recorded(4, new(2027, 1, 1), new(2027, 1, 1)));
        var given = Given.With([Event(4, new(2026, 12, 31), new SponsorAppointed("ben", SponsorRole.Lead))]);
        var (used, slept) = (TimeSpan.Zero, 0);
        var waiter = new Thread(() => catalogue.ForecastsOf(given, known));

        var quarters = catalogue.ForecastsAheadOf(given, known, new Throttle(new Slices(), () => used += TimeSpan.FromDays(1), _ =>
        {
            slept++;
            waiter.Start();
            while (!waiter.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            {
                Thread.Yield();
            }
        }), TestContext.Current.CancellationToken);
        waiter.Join();

        quarters.Count.ShouldBeGreaterThan(2);
        slept.ShouldBe(1);
    }

    [Fact]
    public void Until_they_are_there_a_report_that_can_do_without_says_so_and_is_not_kept()
    {
        var (catalogue, known) = (new ReportCatalogue(), Knowledge.Recorded(3, new(2027, 1, 1), new(2027, 1, 1)));
        var (entry, asked) = (ReportCatalogue.Find("phase-2")!, new ReportParameters(known, Evidence: false));
        var early = (Report: default(Report), Whole: true);
        catalogue.ForecastsAheadOf(
            Given, known, new Throttle(new Slices(), Used, _ => early = catalogue.ComputeNow(entry, Given, asked)), TestContext.Current.CancellationToken);

        early.Whole.ShouldBeFalse();
        early.Report.ShouldBeOfType<PhaseTwoResult>().Forecast.InWords.ShouldContain("not yet computed");
        var whole = catalogue.ComputeNow(entry, Given, asked);
        whole.Whole.ShouldBeTrue();
        whole.Report.ShouldBeOfType<PhaseTwoResult>().Forecast.Computed.ShouldBeTrue();
        catalogue.ComputeNow(entry, Given, asked).Report.ShouldBeSameAs(whole.Report);
    }

    private TimeSpan _used;

    private TimeSpan Used() => _used += TimeSpan.FromDays(1);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Recorded Event(int position, DateOnly on, DomainEvent happened) => new(
        position, "programme/P-1", position, happened, on, on, new DateTimeOffset(on, new(9, 0), TimeSpan.Zero), Officer, Guid.NewGuid(), []);

    // Whenever it is looked at, as long as a throttle works at a time has passed.
    private sealed class Slices : TimeProvider
    {
        private long _slices;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _slices += Throttle.Slice.Ticks;
    }
}
