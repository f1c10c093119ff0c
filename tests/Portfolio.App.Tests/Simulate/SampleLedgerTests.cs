using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Node;
using Portfolio.App.Simulate;
using Portfolio.Domain;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Simulate;

public sealed class SampleLedgerTests
{
    private static readonly SimulationPlan Plan = new(40, 4, Seed: 21, new DateOnly(2026, 6, 30));

    [Fact]
    public async Task The_ledger_holds_what_was_simulated_event_for_event_with_its_recorded_times()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        var expected = new List<Recorded>();
        foreach (var append in new Simulation(Plan).Appends())
        {
            expected.AddRange(append.At(expected.Count + 1));
        }

        (await SampleLedger.FillAsync(database, Plan, null, CancellationToken.None)).ShouldBe(new SampleFill(Plan, expected.Count, Resumed: false));

        await using var node = await StartAsync(database);
        node.Ledger.Head.Sample.ShouldBeTrue();
        node.View.Log.After(0, expected.Count).SequenceEqual(expected).ShouldBeTrue();
        node.View.Programmes.Values.ShouldAllBe(h => h.FirstBroken() == null);
        var sponsors = node.View.Programmes.Values.SelectMany(h => h.Latest.Sponsors).Select(s => s.Person).ToList();
        sponsors.Count.ShouldBeGreaterThan(20);
        sponsors.ShouldAllBe(person => node.People.Knows(person));
    }

    [Fact]
    public async Task A_ledger_that_is_no_sample_is_left_alone()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        await (await LedgerDatabase.OpenAsync(database, new LedgerSettings(), CancellationToken.None)).DisposeAsync();

        (await SampleLedger.FillAsync(database, Plan, null, CancellationToken.None)).ShouldBeNull();

        await using var node = await StartAsync(database);
        node.View.Position.ShouldBe(0);
    }

    [Fact]
    public async Task A_sample_is_filled_once()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        var plan = Plan with { Programmes = 3, Years = 1 };
        var filled = await SampleLedger.FillAsync(database, plan, null, CancellationToken.None);

        (await SampleLedger.FillAsync(database, plan, null, CancellationToken.None)).ShouldBeNull();

        await using var node = await StartAsync(database);
        node.View.Position.ShouldBe(filled!.Events);
    }

    [Fact]
    public async Task A_sample_larger_than_what_may_wait_is_filled_also_when_nobody_is_told_of_it()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        var plan = Plan with { Programmes = 150 };

        var filled = await SampleLedger.FillAsync(database, plan, null, CancellationToken.None);

        filled!.Events.ShouldBeGreaterThan(new GroupAppenderSettings().Waiting);
    }

    [Fact]
    public async Task One_that_was_broken_off_is_finished_by_the_next_start_whatever_it_asks_for()
    {
        var (database, whole) = (await PostgresRun.CreateDatabaseAsync(), await PostgresRun.CreateDatabaseAsync());
        using var off = new CancellationTokenSource();
        var plan = Plan with { Programmes = 150, Hazards = new() { Scope = new() { FewestItems = 8, MostItems = 9 } } };
        await Should.ThrowAsync<OperationCanceledException>(
            () => SampleLedger.FillAsync(database, plan, new Told(_ => off.Cancel()), off.Token));

        var resumed = await SampleLedger.FillAsync(database, plan: null, null, CancellationToken.None);

        var filled = await SampleLedger.FillAsync(whole, plan, null, CancellationToken.None);
        resumed.ShouldBe(filled! with { Resumed = true });
        await using var node = await StartAsync(database);
        await using var other = await StartAsync(whole);
        node.View.Log.After(0).SequenceEqual(other.View.Log.After(0)).ShouldBeTrue();
        (await SampleLedger.FillAsync(database, plan: null, null, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task One_that_somebody_has_recorded_into_meanwhile_stays_as_it_is()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        using var off = new CancellationTokenSource();
        var plan = Plan with { Programmes = 150 };
        await Should.ThrowAsync<OperationCanceledException>(
            () => SampleLedger.FillAsync(database, plan, new Told(_ => off.Cancel()), off.Token));
        long position;
        await using (var node = await StartAsync(database))
        {
            await node.ExecuteAsync(
                new Portfolio.Domain.Departments.OpenDepartment("EXTRA", "Extra"), new Envelope(new("olive", "pmo", "test")), CancellationToken.None);
            position = node.View.Position;
        }

        (await SampleLedger.FillAsync(database, plan, null, CancellationToken.None)).ShouldBeNull();

        await using var again = await StartAsync(database);
        again.View.Position.ShouldBe(position);
    }

    [Fact]
    public async Task Two_programs_that_fill_one_ledger_fill_it_once()
    {
        var database = await PostgresRun.CreateDatabaseAsync();

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(
            () => SampleLedger.FillAsync(database, Plan with { Programmes = 10 }, null, CancellationToken.None))));

        both.Count(filled => filled is not null).ShouldBe(1);
    }

    private sealed class Told(Action<long> recorded) : IProgress<long>
    {
        public void Report(long value) => recorded(value);
    }

    private static async Task<PortfolioNode> StartAsync(string database) => await PortfolioNode.StartAsync(
        await LedgerDatabase.OpenAsync(database, new LedgerSettings(), CancellationToken.None),
        TimeProvider.System,
        NullLogger.Instance,
        CancellationToken.None);
}
