using Npgsql;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Accesses;

/// <summary>
/// Lets go, once a day, what the setting <c>accessLogDays</c> no longer keeps. Several nodes may do so at once; each removal
/// leaves its own entry.
/// </summary>
public sealed class AccessLogPurge(PortfolioNode node, TimeProvider clock, ILogger<AccessLogPurge> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>Removes what is older, and says how many entries went.</summary>
    public async Task<long> PurgeAsync(CancellationToken cancellation)
    {
        await using var purge = node.Ledger.Pool.CreateCommand("select audit.purge_access_log($1)");
        purge.Parameters.Add(new() { Value = node.View.Organisation.Settings.AccessLogDays });
        return (long)(await purge.ExecuteScalarAsync(cancellation))!;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var days = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or ProjectionStoppedException)
            {
                logger.LogError(fault, "The access log could not be purged; it is tried again tomorrow");
            }
        }
        while (await days.WaitForNextTickAsync(stoppingToken));
    }
}
