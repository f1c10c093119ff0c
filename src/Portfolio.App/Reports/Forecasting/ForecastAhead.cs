using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Reports.Forecasting;

/// <summary>
/// Computes the forecasts of all past quarter ends when the program starts, and that of a quarter once it is over, so
/// that no report waits for them.
/// </summary>
internal sealed class ForecastAhead(
    PortfolioNode node, ReportCatalogue catalogue, ProjectionWatch watch, TimeProvider clock, ILogger<ForecastAhead> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        (int History, DateOnly Today)? done = null;
        do
        {
            var (view, today) = (node.View, node.Today);
            if (done == (view.History, today))
            {
                continue;
            }

            try
            {
                var from = clock.GetTimestamp();

                // On a thread of its own, for seconds: those that answer are not made fewer, and it rests while they are busy.
                var quarters = await Task.Factory.StartNew(
                    () => catalogue.ForecastsAheadOf(view, Knowledge.Recorded(view.Position, today), Throttle.OfProcess(clock), stoppingToken),
                    stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                var took = clock.GetElapsedTime(from);
                logger.LogDebug("Forecasts of {Quarters} quarter ends are known after {Took}", quarters.Count, took);
                done = (view.History, today);
            }
            catch (Exception fault) when (ProjectionStoppedException.In(fault) is { } stop)
            {
                watch.Tell(stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // Whoever asks for the report computes them, and is told what is wrong.
                logger.LogError(fault, "Forecasts could not be computed ahead; they are tried again in {Every}", Every);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
