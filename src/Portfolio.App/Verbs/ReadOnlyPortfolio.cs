using System.Collections.Immutable;
using System.CommandLine;
using Portfolio.App.Administration;
using Portfolio.App.Checkpoints;
using Portfolio.App.Node;
using Portfolio.Ledger;

namespace Portfolio.App.Verbs;

/// <summary>
/// What a ledger holds, as a node holds it, for verbs that tell of it and change nothing: on a hot standby too, by a user who
/// may only read.
/// </summary>
public sealed class ReadOnlyPortfolio : IAsyncDisposable
{
    private readonly OpenLedger _opened;
    private readonly ILoggerFactory _loggers;

    private ReadOnlyPortfolio(OpenLedger opened, PortfolioNode node, ILoggerFactory loggers) => (_opened, Node, _loggers) = (opened, node, loggers);

    public PortfolioNode Node { get; }

    /// <summary>Opens the ledger that a verb was called for, and reads all of it.</summary>
    /// <param name="needed">Tables that have to be there beside the ledger’s own.</param>
    /// <exception cref="WrongUseException">There is none.</exception>
    /// <exception cref="MigrationException">The database does not fit this program, or may not be read.</exception>
    public static async Task<ReadOnlyPortfolio> OpenAsync(
        ParseResult parsed, CancellationToken cancellation, params ImmutableArray<MigrationSource> needed)
    {
        var (place, loggers) = (LedgerPlace.Of(parsed), Verb.Loggers());
        OpenLedger? opened = null;
        try
        {
            var logger = loggers.CreateLogger("Portfolio");
            opened = await OpenLedger.ReadOnlyAsync(place, logger, cancellation, needed);
            var checkpoints = CheckpointPlace.Of(parsed);
            var settings = new NodeSettings
            {
                ReadOnly = true,
                Erased = ErasedPeopleFile.Of(place, checkpoints),
                Redacted = RedactedTextsFile.Of(place, checkpoints),
            };
            var node = await PortfolioNode.StartAsync(opened.Ledger, TimeProvider.System, logger, cancellation, settings: settings);
            return new ReadOnlyPortfolio(opened, node, loggers);
        }
        catch
        {
            if (opened is not null)
            {
                await opened.DisposeAsync();
            }

            loggers.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await _opened.DisposeAsync();
        _loggers.Dispose();
    }
}
