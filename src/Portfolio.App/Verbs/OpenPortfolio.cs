using System.Collections.Immutable;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Checkpoints;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Node;
using Portfolio.App.Postgres;
using Portfolio.App.Reporting;
using Portfolio.App.Simulate;
using Portfolio.App.Views;
using Portfolio.App.WebHooks;
using Portfolio.Ledger;

namespace Portfolio.App.Verbs;

/// <summary>A node on the ledger of a place, with the embedded PostgreSQL where there is one; closed in the right order.</summary>
public sealed class OpenPortfolio : IAsyncDisposable
{
    internal const string Database = "portfolio";

    /// <summary>The tables beside the ledger's own.</summary>
    public static readonly ImmutableArray<MigrationSource> Migrations =
    [
        PortfolioNode.Migrations, ApiKeys.Migrations, AccessLog.Migrations, SubscriptionProgress.Migrations,
        WebHookTable.Migrations, ImportTable.Migrations, SavedViewTable.Migrations, ReportingViews.Migrations,
    ];

    private readonly EmbeddedPostgres? _postgres;

    private OpenPortfolio(PortfolioNode node, string connectionString, EmbeddedPostgres? postgres, SampleFill? simulated) =>
        (Node, ConnectionString, _postgres, Simulated) = (node, connectionString, postgres, simulated);

    public PortfolioNode Node { get; }

    /// <summary>Of the database, as the user who migrates it.</summary>
    public string ConnectionString { get; }

    /// <summary>What the ledger was filled with now; null where it was left as it is.</summary>
    public SampleFill? Simulated { get; }

    /// <summary>Opens the ledger, making it when it is not there.</summary>
    /// <param name="sample">
    /// What a ledger made now is filled with, being marked a sample for good; null: with nothing. One that exists keeps its
    /// mark and what it holds; a filling that was broken off is finished in any case.
    /// </param>
    /// <param name="progress">Is told how many simulated events are recorded.</param>
    /// <param name="settings">How the node holds what it knows; left out, everything in memory.</param>
    /// <param name="appender">How large groups may be; left out, as for a node that serves people.</param>
    /// <exception cref="EmbeddedPostgresException">The embedded PostgreSQL cannot serve; the message says what to do.</exception>
    /// <exception cref="MigrationException">The database does not fit this program.</exception>
    public static async Task<OpenPortfolio> OpenAsync(
        LedgerPlace place,
        SimulationPlan? sample,
        ILogger logger,
        CancellationToken cancellation,
        IProgress<long>? progress = null,
        NodeSettings? settings = null,
        GroupAppenderSettings? appender = null)
    {
        EmbeddedPostgres? postgres = null;
        LedgerDatabase? ledger = null;
        try
        {
            var connectionString = place.ConnectionString;
            if (connectionString is null)
            {
                postgres = await EmbeddedPostgres.StartAsync(
                    new EmbeddedPostgresOptions(place.DataFolder), logger, cancellation);
                await postgres.EnsureDatabaseAsync(Database, cancellation);
                connectionString = postgres.ConnectionString(Database);
            }

            var simulated = await SampleLedger.FillAsync(connectionString, sample, progress, cancellation);
            ledger = await LedgerDatabase.OpenAsync(
                connectionString, new LedgerSettings { Migrations = Migrations, Appender = appender ?? new() }, cancellation);
            var checkpoints = CheckpointPlace.Of(place);
            if (checkpoints is not null && await checkpoints.Kept().NewestAsync(cancellation) is { } newest)
            {
                var incarnations = await OpenedIncarnations.ReadAsync(ledger, cancellation);
                var leftBehind = await incarnations.LeavingBehindAsync(newest.Checkpoint, cancellation) is not null;
                await ledger.RecallAsync(newest.Checkpoint, leftBehind, cancellation);
            }

            settings = (settings ?? new()) with
            {
                Erased = ErasedPeopleFile.Of(place, checkpoints),
                Redacted = RedactedTextsFile.Of(place, checkpoints),
            };
            return new OpenPortfolio(
                await PortfolioNode.StartAsync(ledger, TimeProvider.System, logger, cancellation, settings: settings),
                connectionString, postgres, simulated);
        }
        catch
        {
            if (ledger is not null)
            {
                await ledger.DisposeAsync();
            }

            if (postgres is not null)
            {
                await postgres.DisposeAsync();
            }

            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }
}
