using Portfolio.App.Web;

namespace Portfolio.App.Tests.Web;

public sealed class IdleTrimTests
{
    private TimeSpan _used;
    private long _allocated = 2 * IdleTrim.Least;
    private int _collected;

    [Fact]
    public void Memory_is_given_back_once_the_program_had_nothing_to_do_for_two_looks_in_a_row()
    {
        var trim = Trim();

        Look(trim, IdleTrim.Idle / 2).ShouldBe(0);
        Look(trim, IdleTrim.Idle / 2).ShouldBe(1);
    }

    [Fact]
    public void Who_is_busy_is_not_stopped_for_it()
    {
        var trim = Trim();

        Look(trim, IdleTrim.Idle / 2).ShouldBe(0);
        Look(trim, IdleTrim.Idle).ShouldBe(0);
        Look(trim, IdleTrim.Idle / 2).ShouldBe(0);
        Look(trim, IdleTrim.Idle / 2).ShouldBe(1);
    }

    [Fact]
    public void Nothing_is_done_for_little()
    {
        var trim = Trim();
        Look(trim, TimeSpan.Zero);
        Look(trim, TimeSpan.Zero).ShouldBe(1);

        _allocated += IdleTrim.Least - 1;
        Look(trim, TimeSpan.Zero).ShouldBe(1);
        _allocated += 1;
        Look(trim, TimeSpan.Zero).ShouldBe(2);
    }

    [Fact]
    public void It_is_done_once_more_for_what_pools_keep_and_not_a_third_time()
    {
        var trim = Trim();
        Look(trim, TimeSpan.Zero);
        Look(trim, TimeSpan.Zero).ShouldBe(1);

        for (var look = 1; look < IdleTrim.Again; look++)
        {
            Look(trim, TimeSpan.Zero).ShouldBe(1);
        }

        Look(trim, TimeSpan.Zero).ShouldBe(2);
        for (var look = 0; look < 3 * IdleTrim.Again; look++)
        {
            Look(trim, TimeSpan.Zero).ShouldBe(2);
        }
    }

    [Fact]
    public void It_is_not_done_once_more_where_something_was_to_do_meanwhile()
    {
        var trim = Trim();
        Look(trim, TimeSpan.Zero);
        Look(trim, TimeSpan.Zero).ShouldBe(1);

        Look(trim, IdleTrim.Idle).ShouldBe(1);
        for (var look = 0; look < 3 * IdleTrim.Again; look++)
        {
            Look(trim, TimeSpan.Zero).ShouldBe(1);
        }
    }

    private IdleTrim Trim() => new(TimeProvider.System, () => _used, () => _allocated, () => _collected++);

    private int Look(IdleTrim trim, TimeSpan used)
    {
        _used += used;
        trim.Look();
        return _collected;
    }
}
