using Portfolio.App.Reports.Forecasting;

namespace Portfolio.App.Tests.Reports;

public sealed class ThrottleTests
{
    private readonly ManualTime _time = new();
    private readonly List<TimeSpan> _slept = [];
    private TimeSpan _used;

    [Fact]
    public void It_rests_nine_times_as_long_as_it_worked_while_the_program_is_busy()
    {
        var throttle = Start();

        Work(throttle, Throttle.Slice, others: Throttle.Slice);

        _slept.ShouldBe([Throttle.Slice * Throttle.Rests]);
    }

    [Fact]
    public void It_looks_at_no_less_than_a_slice_of_work()
    {
        var throttle = Start();

        Work(throttle, Throttle.Slice / 2, others: Throttle.Slice);
        _slept.ShouldBeEmpty();
        Work(throttle, Throttle.Slice / 2, others: TimeSpan.Zero);

        _slept.ShouldBe([Throttle.Slice * Throttle.Rests]);
    }

    [Fact]
    public void With_nobody_else_at_work_it_does_not_rest()
    {
        var throttle = Start();

        for (var i = 0; i < 20; i++)
        {
            Work(throttle, Throttle.Slice, others: Throttle.Slice * (Throttle.Busy * 0.9));
        }

        _slept.ShouldBeEmpty();
    }

    [Fact]
    public void Whether_others_are_at_work_is_judged_over_its_rest_too()
    {
        var throttle = Start();
        Work(throttle, Throttle.Slice, others: Throttle.Slice);

        // Of ten slices that have passed, nine of them at rest, the others used two: no longer busy.
        Work(throttle, Throttle.Slice, others: Throttle.Slice * 2);
        _slept.Count.ShouldBe(1);

        Work(throttle, Throttle.Slice, others: Throttle.Slice);
        _slept.Count.ShouldBe(2);
    }

    private Throttle Start() => new(_time, () => _used, slept =>
    {
        _slept.Add(slept);
        _time.Pass(slept);
    });

    private void Work(Throttle throttle, TimeSpan work, TimeSpan others)
    {
        _used += work + others;
        _time.Pass(work);
        throttle.Rest();
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Pass(TimeSpan time) => _ticks += time.Ticks;
    }
}
