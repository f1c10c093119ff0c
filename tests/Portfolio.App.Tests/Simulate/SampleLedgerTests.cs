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

        (await SampleLedger.FillNewAsync(database, Plan, null, CancellationToken.None)).ShouldBe(expected.Count);

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

        (await SampleLedger.FillNewAsync(database, Plan, null, CancellationToken.None)).ShouldBeNull();

        await using var node = await StartAsync(database);
        node.View.Position.ShouldBe(0);
    }

    [Fact]
    public async Task A_sample_is_filled_once()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        var plan = Plan with { Programmes = 3, Years = 1 };
        var events = await SampleLedger.FillNewAsync(database, plan, null, CancellationToken.None);

        (await SampleLedger.FillNewAsync(database, plan, null, CancellationToken.None)).ShouldBeNull();

        await using var node = await StartAsync(database);
        node.View.Position.ShouldBe(events!.Value);
    }

    [Fact]
    public async Task A_sample_larger_than_what_may_wait_is_filled_also_when_nobody_is_told_of_it()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        var plan = Plan with { Programmes = 150 };

        var events = await SampleLedger.FillNewAsync(database, plan, null, CancellationToken.None);

        events!.Value.ShouldBeGreaterThan(new GroupAppenderSettings().Waiting);
    }

    private static async Task<PortfolioNode> StartAsync(string database) => await PortfolioNode.StartAsync(
        await LedgerDatabase.OpenAsync(database, new LedgerSettings(), CancellationToken.None),
        TimeProvider.System,
        NullLogger.Instance,
        CancellationToken.None);
}
