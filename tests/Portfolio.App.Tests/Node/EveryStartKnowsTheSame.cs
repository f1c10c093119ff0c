using Portfolio.App.Node;
using Portfolio.App.Node.Snapshots;
using Portfolio.App.Programmes;
using Portfolio.App.Reports;
using Portfolio.App.Simulate;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;
using Portfolio.Reports;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// Folding live, from the beginning, from snapshots, and with nearly nothing held in memory: the same events, the same
/// states, the same reports as known at any position.
/// </summary>
public sealed class EveryStartKnowsTheSame
{
    private static readonly SimulationPlan Plan = new(150, 8, Seed: 11, new DateOnly(2026, 6, 30));

    [Fact]
    public async Task Live_from_the_beginning_from_snapshots_and_with_little_memory()
    {
        var (first, second) = (await NodeRun.SampleAsync(Plan), await PostgresRun.CreateDatabaseAsync());

        await using var beginning = await NodeRun.OpenAsync(first);
        beginning.View.Position.ShouldBeGreaterThan(2 * EventLog.ChunkSize);
        await SnapshotRebuild.RunAsync(beginning.Ledger, 1024, null, CancellationToken.None);
        await using var snapshots = await NodeRun.OpenAsync(first, settings: new() { SnapshotEvents = 1024 });
        await using var forgetful = await NodeRun.OpenAsync(first, settings: new() { HeldEvents = 1, SnapshotEvents = 1024 });
        await using var live = await NodeRun.OpenAsync(second, sample: true);
        await using var forgettingLive = await NodeRun.OpenAsync(second, settings: new() { HeldEvents = 500 });
        var filled = (await SampleLedger.FillAsync(second, Plan, null, CancellationToken.None)).ShouldNotBeNull();
        filled.Events.ShouldBe(beginning.View.Position);
        await live.ReachAsync(filled.Events, TestContext.Current.CancellationToken);
        await forgettingLive.ReachAsync(filled.Events, TestContext.Current.CancellationToken);

        beginning.FromSnapshots.ShouldBe(0);
        snapshots.FromSnapshots.ShouldBeGreaterThan(EventLog.ChunkSize);
        beginning.View.Log.FirstHeld.ShouldBe(1);
        ShouldHoldLittleMoreThan(1, forgetful.View);
        ShouldHoldLittleMoreThan(500, forgettingLive.View);
        var reports = ReportsOf(beginning);
        foreach (var node in new[] { snapshots, forgetful, live, forgettingLive })
        {
            ShouldKnowTheSame(node, beginning, reports);
        }
    }

    [Fact]
    public async Task What_was_let_go_of_is_recalled_for_a_late_record_and_for_a_retraction()
    {
        var database = await NodeRun.SampleAsync(Plan);
        await using var node = await NodeRun.OpenAsync(database, settings: new() { HeldEvents = 1 });
        await node.People.AddAsync("Ada Moss", "ada", CancellationToken.None);
        var (_, history) = node.View.Programmes.First(p => p.Value.FirstHeld is null && p.Value.Latest.Open);
        var late = history.FirstDay!.Value.AddDays(1);
        Task<Answer> Execute(ProgrammeCommand command, DateOnly? on) => node.ExecuteAsync(
            history.Latest.Code, [command], new Envelope(NodeRun.Officer, EffectiveOn: on), null, CancellationToken.None);

        var done = (await Execute(new ChangeLead("ada"), late)).ShouldBeOfType<Answer.Done>();
        var grown = node.View.Programme(history.Latest.Code);
        grown.On(late).Lead.ShouldBe("ada");
        grown.On(late.AddDays(-1)).Lead.ShouldNotBe("ada");
        grown.Version.ShouldBe(history.Version + 1);
        (await Execute(new Retract(done.Events[0].CommandId, "a slip"), null)).ShouldBeOfType<Answer.Done>();

        await using var other = await NodeRun.OpenAsync(database);
        ShouldKnowTheSame(node, other, ReportsOf(other));
    }

    [Fact]
    public async Task Reading_in_bulk_is_reading_page_by_page()
    {
        await using var run = await NodeRun.StartAsync();
        await run.Node.ExecuteAsync(
            "CRM-2",
            [new Propose("CRM-2", "Ærøs “one view” ✓", "MKT", Purpose: "Grüße"), new AppointSponsor("ada")],
            new Envelope(NodeRun.Officer, new DateOnly(1999, 12, 31), new DateOnly(2026, 3, 1), "a note", new Source("Größe.csv", 7, "i-1")),
            null,
            CancellationToken.None);
        var (codec, pages, bulk) = (new EventCodec(), new List<Recorded>(), new List<Recorded>());
        await foreach (var page in run.Node.Ledger.Reader.ReadAsync(0, CancellationToken.None))
        {
            pages.AddRange(page.Select(codec.Decode));
        }

        await foreach (var stretch in new LogLoader(run.Node.Ledger.Pool, new EventCodec()).ReadAsync(0, pages.Count, CancellationToken.None))
        {
            bulk.AddRange(stretch);
        }

        bulk.ShouldBe(pages);
        bulk.Count(e => e.Source is not null).ShouldBe(2);
        bulk.ShouldContain(e => e.TextNames.Count == 2);
    }

    [Fact]
    public async Task An_event_that_the_log_should_hold_and_does_not_is_named()
    {
        await using var run = await NodeRun.StartAsync();
        var last = run.Node.View.Position;
        async Task ReadAsync()
        {
            await foreach (var _ in new LogLoader(run.Node.Ledger.Pool, new EventCodec()).ReadAsync(0, last + 1, CancellationToken.None))
            {
            }
        }

        (await Should.ThrowAsync<UnreadableEventException>(ReadAsync)).Position.ShouldBe(last + 1);
    }

    // The newest as asked for, up to a chunk more of the log, and of no programme an event that the log has let go of, unless
    // something was recorded late of it since: that recalls all of it until the next time.
    private static void ShouldHoldLittleMoreThan(long events, View view)
    {
        view.Log.Held.ShouldBeInRange(events, events + EventLog.ChunkSize);
        view.Programmes.Values.ShouldAllBe(history =>
            history.FirstHeld == null || history.FirstHeld >= view.Log.FirstHeld || history.LastPosition >= view.Log.FirstHeld + events);
        view.Programmes.Values.ShouldContain(history => history.FirstHeld == null);
    }

    private static void ShouldKnowTheSame(PortfolioNode node, PortfolioNode expected, IReadOnlyList<(string Name, byte[] Json)> reports)
    {
        var (view, other) = (node.View, expected.View);
        view.Log.After(0).SequenceEqual(other.Log.After(0)).ShouldBeTrue();
        view.OtherVersions.OrderBy(v => v.Key).ShouldBe(other.OtherVersions.OrderBy(v => v.Key));
        view.OrganisationLog.SequenceEqual(other.OrganisationLog).ShouldBeTrue();
        view.Programmes.Keys.Order().ShouldBe(other.Programmes.Keys.Order());
        foreach (var (stream, history) in view.Programmes)
        {
            var same = other.Programmes[stream];
            history.All.SequenceEqual(same.All).ShouldBeTrue();
            history.Standing.SequenceEqual(same.Standing).ShouldBeTrue();
            Shown(history.Latest).ShouldBe(Shown(same.Latest));
        }

        foreach (var (report, expectedReport) in ReportsOf(node).Zip(reports))
        {
            report.Name.ShouldBe(expectedReport.Name);
            report.Json.AsSpan().SequenceEqual(expectedReport.Json).ShouldBeTrue(report.Name);
        }

        string Shown(Programme p) => System.Text.Json.JsonSerializer.Serialize(
            ProgrammeModel.Of(p, 1, 1, DateOnly.MinValue, node.People));
    }

    // Every report as known at early, middle and late positions.
    private static List<(string Name, byte[] Json)> ReportsOf(PortfolioNode node)
    {
        var (view, catalogue) = (node.View, new ReportCatalogue());
        return
        [
            .. new[] { view.Position / 3, view.Position / 2, view.Position }.SelectMany(position => ReportCatalogue.All.Select(report =>
            {
                var parameters = new ReportParameters(Knowledge.Recorded(position, node.DayOf(view.Log[position].RecordedAt)), Evidence: true);
                return ($"{report.Name} at {position}", ReportCatalogue.JsonOf(catalogue.Compute(report, view, parameters), int.MaxValue).ToArray());
            })),
        ];
    }
}
