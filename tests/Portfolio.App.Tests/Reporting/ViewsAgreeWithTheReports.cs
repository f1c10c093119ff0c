using Npgsql;
using Portfolio.App.Simulate;
using Portfolio.App.Tests.Node;
using Portfolio.Domain;
using Portfolio.Fixtures;
using Portfolio.Reports;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Tests.Reporting;

/// <summary>
/// What somebody would ask of the views in SQL is what leadership reads on the reports: how many of how many, and sums. Of
/// programmes that the organisation sees itself; of what is only known from copies of a register the views do not say which days
/// nobody looked at.
/// </summary>
public sealed class ViewsAgreeWithTheReports(ViewsAgreeWithTheReports.ASample sample) : IClassFixture<ViewsAgreeWithTheReports.ASample>
{
    private const string Running = "'Active', 'Stalled', 'OnHold'";

    private static readonly DateOnly Day = new(2026, 6, 30);

    // The programmes that are seen, and the state of each on the day; every query goes on from here.
    private const string Given =
        """
        with seen as (
            select distinct stream from reporting.programme_events
            except select stream from reporting.programme_events where type in ('CoverageDeclared', 'ProgrammeRegistered')
        ), standing as (
            select s.stream, s.state from reporting.states s join seen using (stream)
            where begun_on <= $1 and (ended_on is null or ended_on > $1)
        ), sitting as (
            select s.stream, s.role from reporting.sponsorships s join seen using (stream)
            where from_on <= $1 and (to_on is null or to_on > $1)
        ), moved as (
            select f.stream,
                (array_agg(finish order by effective_on desc, position desc))[1] as latest,
                coalesce(
                    (array_agg(finish order by effective_on desc, position desc) filter (where kind = 'Commissioned'))[1],
                    (array_agg(finish order by effective_on, position))[1]) as original,
                count(*) filter (where kind = 'Rebaselined') as times
            from reporting.finishes f join seen using (stream) where effective_on <= $1 group by f.stream
        ), promised as (
            select p.*, item_fate = 'Delivered' and (promised_by is null or item_fate_on <= promised_by) as kept,
                item_fate = 'Delivered' and item_fate_on > promised_by as late,
                item_fate = 'Dropped' or (item_fate <> 'Delivered' and promised_by < $1) as broken
            from reporting.promises p join seen using (stream)
        ), said as (
            select distinct on (s.stream) s.stream, s.overall
            from reporting.statuses s join seen using (stream) join standing t using (stream)
            join (select stream, min(begun_on) as began from reporting.states where state = 'Active' group by stream) r using (stream)
            where t.state in ('Active', 'Stalled') and not superseded and effective_on <= $1 and period >= began
            order by s.stream, period desc
        )
        """;

    [Theory]
    [InlineData("stalls", "stalledNow", "count(*) filter (where state = 'Stalled'), count(*) from standing where state in ('Active', 'Stalled')")]
    [InlineData("stalls", "onHoldNow", "count(*) filter (where state = 'OnHold'), count(*) from standing where state in (" + Running + ")")]
    [InlineData("stalls", "everStalled",
        "count(distinct stream) filter (where state = 'Stalled'), count(distinct stream) from reporting.states join seen using (stream) where state in (" + Running + ") and begun_on <= $1")]
    [InlineData("stalls", "medianDaysStalled",
        "count(*) filter (where ended_on <= $1), count(*) from reporting.stalls join seen using (stream) where begun_on <= $1")]
    [InlineData("stalls", "stallRate",
        "(select count(*) from reporting.stalls join seen using (stream) where begun_on <= $1), sum(least(ended_on, $1) - begun_on) / 30.4375 from reporting.states join seen using (stream) where state = 'Active' and begun_on <= $1")]
    [InlineData("sponsors", "vacantNow",
        "count(*) filter (where stream not in (select stream from sitting)), count(*) from standing where state in (" + Running + ")")]
    [InlineData("sponsors", "jointNow",
        "count(*) filter (where stream in (select stream from sitting where role = 'Joint')), count(*) from standing where state in (" + Running + ") and stream in (select stream from sitting)")]
    [InlineData("re-baselines", "rebaselined", "count(*) filter (where times > 0), count(*) from moved")]
    [InlineData("re-baselines", "rebaselinedAgain", "count(*) filter (where times > 1), count(*) from moved where times > 0")]
    [InlineData("re-baselines", "delayed", "count(*) filter (where latest > original), count(*) from moved")]
    [InlineData("phase-2", "deferredItems",
        "(select count(*) from reporting.deferrals join seen using (stream)), count(*) from reporting.scope_items join seen using (stream) where fate <> 'Transferred'")]
    [InlineData("phase-2", "deferredToLater", "count(*) filter (where not planned), count(*) from reporting.deferrals join seen using (stream)")]
    [InlineData("phase-2", "deferredAgain", "count(*) filter (where times > 1), count(*) from reporting.deferrals join seen using (stream)")]
    [InlineData("promises", "promisesKept", "count(*) filter (where kept), count(*) from promised where kept or late or broken")]
    [InlineData("promises", "promisesLate", "count(*) filter (where late), count(*) from promised where kept or late or broken")]
    [InlineData("promises", "promisesBroken", "count(*) filter (where broken), count(*) from promised where kept or late or broken")]
    [InlineData("derailers", "derailersCleared",
        "count(*) filter (where cleared_on <= $1), count(*) from reporting.derailers join seen using (stream) where observed_on <= $1")]
    [InlineData("freshness", "greenNow", "count(*) filter (where overall in ('Green', 'Amber/Green')), count(*) from said where overall is not null")]
    public async Task How_many_of_how_many(string report, string figure, string sql)
    {
        var told = Figure(report, figure);
        var (numerator, denominator) = await AskAsync(sql);

        ((double?)told.Numerator).ShouldBe(numerator);
        told.Denominator.ShouldNotBeNull().ShouldBe(denominator, 1e-9);
        numerator.ShouldBeGreaterThan(0, "something is compared");
    }

    [Theory]
    [InlineData("re-baselines", "meanDaysMoved", "avg(latest - original)::float8, 1 from moved where times > 0")]
    [InlineData("phase-2", "valueDeferred", "sum(customer_value * (100 - delivered_percent_before) / 100.0)::float8, 1 from reporting.deferrals join seen using (stream)")]
    [InlineData("phase-2", "meanValueDeferred", "avg(customer_value)::float8, 1 from reporting.deferrals join seen using (stream)")]
    [InlineData("promises", "promisesOpen", "count(*)::float8, 1 from promised where (kept or late or broken) is not true and item_fate = 'Open'")]
    [InlineData("derailers", "derailersStanding",
        "count(*)::float8, 1 from reporting.derailers d join seen using (stream) join standing t using (stream) where observed_on <= $1 and (cleared_on is null or cleared_on > $1) and t.state in ('Proposed', " + Running + ")")]
    public async Task Sums_and_means(string report, string figure, string sql) =>
        Figure(report, figure).Value.ShouldNotBeNull().ShouldBe((await AskAsync(sql)).Numerator, 1e-9);

    private Figure Figure(string report, string figure) =>
        ReportList.All.Single(r => r.Name == report).Compute(sample.Seen, sample.Organisation, new(sample.Known)).Figures.Single(f => f.Name == figure);

    private async Task<(double Numerator, double Denominator)> AskAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(sample.Database) { Options = "-c role=ledger_reader", Pooling = false }.ConnectionString);
        await using var query = database.CreateCommand($"{Given} select one::float8, other::float8 from (select {sql}) as asked (one, other)");
        query.Parameters.Add(new() { Value = Day });
        await using var row = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await row.ReadAsync(TestContext.Current.CancellationToken);
        return (row.GetDouble(0), row.GetDouble(1));
    }

    public sealed class ASample : IAsyncLifetime
    {
        public string Database { get; private set; } = "";

        public IReadOnlyList<ProgrammeFacts> Seen { get; private set; } = [];

        public Organisation Organisation { get; private set; } = Organisation.Initial;

        public Knowledge Known { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Database = await PostgresRun.CreateDatabaseAsync();
            await SampleLedger.FillAsync(Database, new SimulationPlan(150, 7, Seed: 8, Day), null, TestContext.Current.CancellationToken);
            await using var node = await NodeRun.OpenAsync(Database);
            Known = Knowledge.Recorded(node.View.Position, Day);
            Organisation = node.View.Organisation;
            Seen =
            [
                .. node.View.Programmes.Values.Select(ProgrammeFacts.Of)
                    .Where(p => p is { Opened: not null, Registered: false } && p.Coverage.All(c => c.Coverage == Domain.Programmes.Coverage.Own)),
            ];
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
