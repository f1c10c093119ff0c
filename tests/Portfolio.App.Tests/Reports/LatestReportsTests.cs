using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Tests.Node;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Reports;

/// <summary>What answers know that are computed anew while commands come.</summary>
public sealed class LatestReportsTests
{
    private const string Reader = "reader";

    [Fact]
    public async Task One_that_waited_for_others_to_be_computed_knows_what_there_is_when_its_turn_comes()
    {
        await using var run = await NodeRun.StartAsync();
        var clock = new MovedClock();
        using var latest = new LatestReports(run.Node, clock, NullLogger<LatestReports>.Instance);
        using var others = new ManualResetEventSlim(initialState: true);
        var (known, anew) = (new TaskCompletionSource<long>(), false);
        await latest.ComputeAsync("others", Reader, view =>
        {
            others.Wait();
            return AnswerOn(view, run.Node);
        });
        await latest.ComputeAsync("this", Reader, view =>
        {
            if (anew)
            {
                known.TrySetResult(view.Position);
            }

            return AnswerOn(view, run.Node);
        });

        // Both have to be renewed; more comes while this one waits for the other.
        anew = true;
        others.Reset();
        await run.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        clock.Ahead = TimeSpan.FromSeconds(1);
        latest.Find("others", Reader).ShouldNotBeNull();
        latest.Find("this", Reader).ShouldNotBeNull();
        await run.ExecuteAsync("CRM-2", new AppointSponsor("ada"));
        others.Set();

        (await known.Task.WaitAsync(TestContext.Current.CancellationToken)).ShouldBe(run.Node.View.Position);
    }

    [Fact]
    public async Task One_that_is_not_whole_is_computed_anew_though_nothing_more_is_on_record()
    {
        await using var run = await NodeRun.StartAsync();
        var clock = new MovedClock();
        using var latest = new LatestReports(run.Node, clock, NullLogger<LatestReports>.Instance);
        var whole = false;
        await latest.ComputeAsync("this", Reader, This);
        (await latest.ComputeAsync("that", Reader, view => AnswerOn(view, run.Node))).Whole.ShouldBeTrue();
        clock.Ahead = LatestReports.Oldest + TimeSpan.FromSeconds(1);

        whole = true;

        latest.Find("this", Reader).ShouldBeNull();
        latest.Find("that", Reader).ShouldNotBeNull();
        await latest.ComputeAsync("this", Reader, This);
        latest.Find("this", Reader)!.Whole.ShouldBeTrue();

        LatestReports.Answer This(View view) => AnswerOn(view, run.Node) with { Whole = whole };
    }

    private static LatestReports.Answer AnswerOn(View view, PortfolioNode node) => new(view.History, view.Position, node.Today, "\"1\"", "{}"u8.ToArray());

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);
    }
}
