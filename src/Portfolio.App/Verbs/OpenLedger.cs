using Portfolio.App.Postgres;
using Portfolio.Ledger;

namespace Portfolio.App.Verbs;

/// <summary>The ledger of a place without a node on it, for verbs that neither decide nor report.</summary>
public sealed class OpenLedger : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _postgres;

    private OpenLedger(LedgerDatabase ledger, EmbeddedPostgres? postgres) => (Ledger, _postgres) = (ledger, postgres);

    public LedgerDatabase Ledger { get; }

    /// <summary>Opens a ledger that is there.</summary>
    /// <exception cref="WrongUseException">The data folder holds none.</exception>
    /// <exception cref="EmbeddedPostgresException">The embedded PostgreSQL cannot serve; the message says what to do.</exception>
    /// <exception cref="MigrationException">The database does not fit this program.</exception>
    public static async Task<OpenLedger> OpenAsync(LedgerPlace place, ILogger logger, CancellationToken cancellation)
    {
        if (place.ConnectionString is { } given)
        {
            return new OpenLedger(await LedgerDatabase.OpenAsync(given, new LedgerSettings(), cancellation), null);
        }

        if (new PostgresFolder(place.DataFolder).Major is null)
        {
            throw new WrongUseException($"There is no ledger in {place.DataFolder}. Name its folder with --data.");
        }

        var postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(place.DataFolder), logger, cancellation);
        try
        {
            await postgres.EnsureDatabaseAsync(OpenPortfolio.Database, cancellation);
            return new OpenLedger(
                await LedgerDatabase.OpenAsync(postgres.ConnectionString(OpenPortfolio.Database), new LedgerSettings(), cancellation), postgres);
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }
}
