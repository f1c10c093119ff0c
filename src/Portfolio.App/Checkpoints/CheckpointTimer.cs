using Npgsql;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Checkpoints;

/// <summary>Makes a checkpoint now and then while the program serves. What goes wrong is logged, and shown by readiness.</summary>
public sealed class CheckpointTimer(CheckpointPublisher publisher, CheckpointPlace place, TimeProvider clock, ILogger<CheckpointTimer> logger)
    : BackgroundService
{
    private volatile string? _trouble;

    /// <summary>Why the last one could not be made or sent, or null.</summary>
    public string? Trouble => _trouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(place.Every, clock);
        do
        {
            try
            {
                await publisher.PublishAsync(stoppingToken);
                _trouble = null;
            }
            catch (Exception failed) when (failed is HttpRequestException or IOException or UnauthorizedAccessException or NpgsqlException or TimeoutException)
            {
                _trouble = failed.Message;
                logger.LogWarning("The checkpoint could not be published; it is tried again in {Every}: {Reason}", place.Every, failed.Message);
            }
            catch (LedgerDamagedException damaged)
            {
                _trouble = damaged.Message;
                logger.LogCritical("{Reason}", damaged.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
