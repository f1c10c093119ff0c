using System.Collections.Concurrent;
using Portfolio.App.Reports;

namespace Portfolio.App.Tests.Reports;

/// <summary>What nobody waits for takes one core, and none of the threads that answer requests.</summary>
public class QuietThreadTests
{
    [Fact]
    public async Task Whatever_a_thing_would_have_others_do_is_done_on_the_same_thread()
    {
        using var quiet = new QuietThread("Test");
        var threads = new ConcurrentBag<Thread>();
        await Begin(quiet, () =>
        {
            threads.Add(Thread.CurrentThread);
            var part = Task.Factory.StartNew(
                () => threads.Add(Thread.CurrentThread), CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
            Parallel.For(0, 1000, new() { TaskScheduler = TaskScheduler.Current }, _ => threads.Add(Thread.CurrentThread));
            part.GetAwaiter().GetResult();
        });

        threads.Count.ShouldBe(1002);
        threads.Distinct().ShouldHaveSingleItem().IsThreadPoolThread.ShouldBeFalse();
    }

    [Fact]
    public async Task One_thing_is_done_after_the_other_and_a_fault_stops_none_behind_it()
    {
        using var quiet = new QuietThread("Test");
        var (done, together, most) = (0, 0, 0);
        var faulty = Begin(quiet, () => throw new InvalidOperationException("Not now."));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Begin(quiet, () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref together));
            done++;
            Interlocked.Decrement(ref together);
        })));

        (done, most).ShouldBe((20, 1));
        await Should.ThrowAsync<InvalidOperationException>(faulty);
    }

    [Fact]
    public void What_waits_when_it_is_closed_is_still_done()
    {
        var done = 0;
        var quiet = new QuietThread("Test");
        using var begun = new ManualResetEventSlim();
        _ = Begin(quiet, begun.Wait);
        for (var i = 0; i < 10; i++)
        {
            _ = Begin(quiet, () => done++);
        }

        begun.Set();
        quiet.Dispose();
        done.ShouldBe(10);
    }

    [Fact]
    public async Task What_it_would_have_others_do_is_done_too_though_it_is_being_closed()
    {
        var quiet = new QuietThread("Test");
        using var closing = new ManualResetEventSlim();
        var done = 0;
        var work = Begin(quiet, () =>
        {
            closing.Wait();
            Task.Factory.StartNew(() => done++, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current).GetAwaiter().GetResult();
            Parallel.For(0, 10, new() { TaskScheduler = TaskScheduler.Current }, _ => done++);
        });
        var closed = Task.Run(quiet.Dispose, TestContext.Current.CancellationToken);

        // Closed as far as can be: nothing more is taken from elsewhere.
        while (true)
        {
            try
            {
                _ = Begin(quiet, () => { });
                await Task.Yield();
            }
            catch (TaskSchedulerException)
            {
                break;
            }
        }

        closing.Set();
        await work;
        await closed;
        done.ShouldBe(11);
    }

    private static Task Begin(QuietThread quiet, Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, quiet);
}
