using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Node;
using Portfolio.App.Simulate;
using Portfolio.App.Verbs;
using Portfolio.Domain;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Node;

/// <summary>A node on a database of its own, with a department and two people.</summary>
internal sealed class NodeRun(PortfolioNode node, string connectionString) : IAsyncDisposable
{
    public static readonly Actor Officer = new("officer", "pmo", "test");

    public PortfolioNode Node { get; } = node;

    public string ConnectionString { get; } = connectionString;

    public static async Task<NodeRun> StartAsync(bool sample = false, ILogger? logger = null)
    {
        var database = await PostgresRun.CreateLedgerAsync(OpenPortfolio.Migrations, sample);
        var run = new NodeRun(await OpenAsync(database, sample, logger: logger), database);
        await run.Node.People.AddAsync("Ada Moss", "ada", CancellationToken.None);
        await run.Node.People.AddAsync("Ben Ode", "ben", CancellationToken.None);
        await run.Node.ExecuteAsync(new OpenDepartment("MKT", "Marketing"), new Envelope(Officer), CancellationToken.None);
        return run;
    }

    /// <summary>A database of its own with what is simulated by a plan, which is done once for all who ask.</summary>
    public static Task<string> SampleAsync(SimulationPlan plan) => PostgresRun.CreateCopyAsync(
        plan.ToString(), async database => await SampleLedger.FillAsync(database, plan, null, CancellationToken.None));

    public static async Task<PortfolioNode> OpenAsync(
        string database, bool sample = false, EventCodec? codec = null, NodeSettings? settings = null, TimeProvider? ledgerTime = null,
        ILogger? logger = null) => await PortfolioNode.StartAsync(
            await LedgerDatabase.OpenAsync(
                database,
                new LedgerSettings { Sample = sample, Migrations = OpenPortfolio.Migrations, Time = ledgerTime ?? TimeProvider.System },
                CancellationToken.None),
            TimeProvider.System, logger ?? NullLogger.Instance, CancellationToken.None, codec, settings);

    public Task<Answer> ExecuteAsync(string code, params ProgrammeCommand[] commands) =>
        Node.ExecuteAsync(code, commands, new Envelope(Officer), null, CancellationToken.None);

    /// <summary>
    /// Opens so many programmes, each in an event. While the node has yet to read a new incarnation it records nothing and says
    /// so: then it is asked again.
    /// </summary>
    public async Task WriteAsync(int events)
    {
        for (var i = 0; i < events; i++)
        {
            var code = $"P-{Guid.NewGuid():N}";
            Answer answer;
            while ((answer = await ExecuteAsync(code, new Propose(code, "One of many", "MKT"))) is Answer.Forked or Answer.Overloaded)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            answer.ShouldBeOfType<Answer.Done>();
        }
    }

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}
