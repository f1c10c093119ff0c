using System.Collections.Concurrent;
using Portfolio.App.Reports;
using Portfolio.App.Tests.Access.Provider;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Web;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Reports;

/// <summary>
/// What was on record when the program started is looked through when it has nothing else to do, and told by itself. What the
/// look finds, and what it costs nobody, is with stopped projections.
/// </summary>
public sealed class ProjectionWatchTests
{
    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 5)]
    [InlineData(1_000, ProjectionWatch.MostLooks)]
    public async Task It_looks_through_all_once_the_program_was_idle_for_a_while_or_never_is(int busyFor, int looks)
    {
        await using var now = await NodeRun.StartAsync();
        await now.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"), new SetMilestone("GO-LIVE", "Live", new DateOnly(2099, 1, 31)));
        await now.ExecuteAsync("ERP", new Propose("ERP", "One ledger", "MKT"), new PlanPhase(1, "First"), new AddScopeItem("BOOKS", "Books", 1, 50));
        var database = now.ConnectionString;
        using var log = new KeptLog();
        await using var node = await NodeRun.OpenAsync(database, codec: Unfoldable.MilestonesAndScopeItems());
        var (clock, used, asked, reports) = (new SteppedTime(), TimeSpan.Zero, 0, new ReportCatalogue());
        await using var watch = await WatchRun.StartAsync(
            node, log, clock, () => asked++ <= busyFor ? used += IdleTrim.Every : used, reports);

        for (var look = 0; look < looks; look++)
        {
            await Processes.UntilAsync(() => clock.Waiting == 1);
            log.Lines.ShouldBeEmpty($"before look {look + 1}");
            clock.Step();
        }

        await Processes.UntilAsync(() => log.Lines.Count == 2);
        log.Lines.Count(l => l.StartsWith("The state of the programme stopped at position 3, version 2 of programme/CRM-2", StringComparison.Ordinal)).ShouldBe(1);
        log.Lines.Count(l => l.StartsWith("The facts for reports stopped at position 6, version 3 of programme/ERP", StringComparison.Ordinal)).ShouldBe(1);
        node.View.KnownStops.Select(s => s.Stream).ShouldBe(["programme/CRM-2"]);
        reports.StopsIn(node.View).Select(s => s.Stream).ShouldBe(["programme/ERP"]);
        clock.Waiting.ShouldBe(0, "nothing is waited for but the next change");
    }

    // A pause ends when the test says so.
    private sealed class SteppedTime : TimeProvider
    {
        private readonly ConcurrentQueue<Action> _pauses = new();

        public int Waiting => _pauses.Count;

        public void Step()
        {
            _pauses.TryDequeue(out var pause).ShouldBeTrue();
            pause!();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _pauses.Enqueue(() => callback(state));
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
