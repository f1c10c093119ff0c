using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using Portfolio.App.Node;
using Portfolio.App.Verbs;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.Browser.Tests.Running;

/// <summary>
/// A second program on a ledger of its own, for the tests that record: each on a programme that it begins for itself, so
/// that none is in another's way.
/// </summary>
public sealed class Office(Site site) : IAsyncLifetime
{
    private static readonly Actor Officer = new("ben", "pmo", "http");

    private Premises? _premises;

    public PortfolioNode Node => _premises!.Node;

    public async ValueTask InitializeAsync()
    {
        var node = await PortfolioNode.StartAsync(
            await LedgerDatabase.OpenAsync(
                await PostgresRun.CreateLedgerAsync(OpenPortfolio.Migrations), new LedgerSettings { Migrations = OpenPortfolio.Migrations }, CancellationToken.None),
            TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        await node.People.AddAsync("Ada Moss", "ada", CancellationToken.None);
        await node.People.AddAsync("Ben Ode", "ben", CancellationToken.None);
        await node.ExecuteAsync(new OpenDepartment("DESK", "Customer Records"), new Envelope(Officer), CancellationToken.None);
        await node.ExecuteAsync(new OpenAccount("ACME", "Acme & Sons"), new Envelope(Officer), CancellationToken.None);
        _premises = await Premises.OpenAsync(node, site.Browser);
    }

    public IBrowser Browser => site.Browser;

    public Task<Visit> OpenAsync(string? role, BrowserNewContextOptions? options = null) => _premises!.VisitAsync(role, options);

    public HttpClient ClientAs(string? role) => _premises!.ClientAs(role);

    /// <summary>Puts a programme on record that has begun, with two phases and a sponsor, sixty days ago.</summary>
    public async Task<string> BeginAsync(string code)
    {
        await DoAsync(
            code, Node.Today.AddDays(-60), new Propose(code, $"Programme {code}", "DESK", ["ACME"], PlannedFinish: Node.Today.AddDays(300)),
            new AppointSponsor("ada"), new PlanPhase(1, "Foundations"), new PlanPhase(2, "Roll-out"), new Commission());
        return $"/programmes/{code}";
    }

    /// <summary>Records by another way than the pages, as Ben Ode.</summary>
    public async Task DoAsync(string code, DateOnly on, params ProgrammeCommand[] commands) =>
        (await Node.ExecuteAsync(code, commands, new Envelope(Officer, EffectiveOn: on), null, CancellationToken.None)).ShouldBeOfType<Answer.Done>();

    public async ValueTask DisposeAsync()
    {
        if (_premises is not null)
        {
            await _premises.DisposeAsync();
        }
    }
}

[CollectionDefinition(Name)]
public sealed class OfficeCollection : ICollectionFixture<Office>
{
    public const string Name = "office";
}
