using System.Collections.Immutable;
using Portfolio.App.Postgres;
using Portfolio.Ledger;

namespace Portfolio.App.Verbs;

/// <summary>The ledger of a place without a node on it, for verbs that neither decide nor report.</summary>
public sealed class OpenLedger : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _postgres;

    private OpenLedger(LedgerDatabase ledger, EmbeddedPostgres? postgres) => (Ledger, _postgres) = (ledger, postgres);

    public LedgerDatabase Ledger { get; }

    /// <summary>Opens a ledger that is there, and brings its schema up to this program’s.</summary>
    /// <exception cref="WrongUseException">The data folder holds none.</exception>
    /// <exception cref="EmbeddedPostgresException">The embedded PostgreSQL cannot serve; the message says what to do.</exception>
    /// <exception cref="MigrationException">The database does not fit this program.</exception>
    public static Task<OpenLedger> OpenAsync(LedgerPlace place, ILogger logger, CancellationToken cancellation) => OnAsync(
        place, logger, database => LedgerDatabase.OpenAsync(database, new LedgerSettings(), cancellation), cancellation);

    /// <summary>Opens a ledger that is there to read it: as it is, on a hot standby too, by a user who may only read.</summary>
    /// <param name="needed">Tables that have to be there beside the ledger’s own.</param>
    /// <exception cref="WrongUseException">The data folder holds none.</exception>
    /// <exception cref="EmbeddedPostgresException">The embedded PostgreSQL cannot serve; the message says what to do.</exception>
    /// <exception cref="MigrationException">The database does not fit this program, or may not be read.</exception>
    public static Task<OpenLedger> ReadOnlyAsync(
        LedgerPlace place, ILogger logger, CancellationToken cancellation, params ImmutableArray<MigrationSource> needed) => OnAsync(
        place, logger, database => LedgerDatabase.OpenReadOnlyAsync(database, new LedgerSettings { Migrations = needed }, cancellation), cancellation);

    private static async Task<OpenLedger> OnAsync(
        LedgerPlace place, ILogger logger, Func<string, Task<LedgerDatabase>> open, CancellationToken cancellation)
    {
        if (place.ConnectionString is { } given)
        {
            return new OpenLedger(await open(given), null);
        }

        if (new PostgresFolder(place.DataFolder).Major is null)
        {
            throw new WrongUseException($"There is no ledger in {place.DataFolder}. Name its folder with --data.");
        }

        var postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(place.DataFolder), logger, cancellation);
        try
        {
            await postgres.EnsureDatabaseAsync(OpenPortfolio.Database, cancellation);
            return new OpenLedger(await open(postgres.ConnectionString(OpenPortfolio.Database)), postgres);
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
