using System.Globalization;
using Npgsql;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Checkpoints;

/// <summary>Makes a checkpoint now and then while the program serves. What goes wrong is logged, and shown by readiness.</summary>
public sealed class CheckpointTimer(CheckpointPublisher publisher, CheckpointPlace place, TimeProvider clock, ILogger<CheckpointTimer> logger)
    : BackgroundService
{
    private volatile string? _trouble;
    private volatile string? _refusal;

    /// <summary>
    /// Why the last one could not be made or sent, or null. Anybody may read it: what it does not say (addresses, folders)
    /// the log says.
    /// </summary>
    public string? Trouble => _trouble;

    /// <summary>That a receiver refused some and took newer ones, or null. Anybody may read it.</summary>
    public string? Refusal => _refusal;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(place.Every, clock);
        do
        {
            try
            {
                await publisher.PublishAsync(stoppingToken);
                _refusal = publisher.Sender?.Refused() is > 0 and var refused
                    ? string.Create(CultureInfo.InvariantCulture, $"{place.Url!.Host} refused {refused} of the checkpoints and took newer ones; refused-… beside them says which")
                    : null;
                _trouble = null;
            }
            catch (Exception failed) when (failed is HttpRequestException or IOException or UnauthorizedAccessException or NpgsqlException or TimeoutException)
            {
                _trouble = Sentence(failed);
                logger.LogWarning("The checkpoint could not be published; it is tried again in {Every}: {Reason}", place.Every, failed.Message);
            }
            catch (LedgerDamagedException damaged)
            {
                _trouble = damaged.Message;
                logger.LogCritical("{Reason}", damaged.Message);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the program goes on without checkpoints, and says so.
                _trouble = Sentence(failed);
                logger.LogError(failed, "The checkpoint could not be published; it is tried again in {Every}", place.Every);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private string Sentence(Exception failed) => failed switch
    {
        HttpRequestException { StatusCode: { } status } => $"{place.Url!.Host} answered {(int)status}",
        HttpRequestException => $"{place.Url!.Host} could not be reached",
        NpgsqlException => "PostgreSQL does not answer",
        IOException or UnauthorizedAccessException or TimeoutException => "the folder of the keys or of the checkpoints cannot be used; the log says why",
        _ => "the log says why",
    };
}
