using System.Collections.Concurrent;
using Portfolio.App.Node;
using Portfolio.App.Reports.Forecasting;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Reports;

/// <summary>
/// Finds out where projections stop, before anybody asks: programmes that were read at a start, recorded late or retracted are
/// folded when somebody asks for them, their facts when a report does, and readiness is to say so before. What changes is looked
/// at at once; all that was read at a start only when the program is otherwise idle, one programme after the other, and nothing
/// that is folded for it is kept. The log says each once.
/// </summary>
/// <param name="clock">For pauses.</param>
/// <param name="processor">Processor time that the program has used so far.</param>
internal sealed class ProjectionWatch(
    PortfolioNode node, ReportCatalogue reports, TimeProvider clock, Func<TimeSpan> processor, ILogger logger) : BackgroundService
{
    /// <summary>What many commands change is looked at once.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>After so many looks for idleness (<see cref="IdleTrim.Every"/>) it is no longer waited for: some are never idle.</summary>
    public const int MostLooks = 24;

    private readonly Lock _turn = new();
    private readonly ConcurrentDictionary<ProjectionStop, bool> _told = [];

    // Whatever had changed by then was looked at.
    private View _seen = node.View;

    public static ProjectionWatch OfProcess(PortfolioNode node, ReportCatalogue reports, TimeProvider clock, ILogger logger) =>
        new(node, reports, clock, () => Environment.CpuUsage.TotalTime, logger);

    /// <summary>Says in the log where a projection stopped, unless that was said before.</summary>
    public void Tell(ProjectionStop stop)
    {
        if (_told.TryAdd(stop, true))
        {
            logger.LogCritical("{Stop} What rests on it is refused until a program that can fold it runs; the rest goes on.", stop.Sentence);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        UntilBrokenAsync(() => LookAtChangesAsync(stoppingToken), stoppingToken),
        UntilBrokenAsync(() => LookThroughAsync(stoppingToken), stoppingToken));

    private async Task UntilBrokenAsync(Func<Task> watch, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await watch();
            }
            catch (Exception fault) when (ReferenceEquals(fault, node.Broken))
            {
                // Nothing more comes that could stop one.
                return;
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // Whoever asks for what has stopped is told of it nevertheless.
                logger.LogError(fault, "Stopped projections could not be looked for; it is tried again");
                await Task.Delay(IdleTrim.Every, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LookAtChangesAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await node.MoreAsync(_seen.Position, _seen.History, cancellation);
            await Task.Delay(Pause, clock, cancellation);
            var view = node.View;
            if (_seen.History == view.History)
            {
                await QuietlyAsync(ChangedSince(_seen, view), cancellation);
            }

            _seen = view;
        }
    }

    // All there is, and again where the log was read anew.
    private async Task LookThroughAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await IdleAsync(cancellation);
            var view = node.View;
            await QuietlyAsync(view.Programmes.Keys, cancellation);
            await node.MoreAsync(long.MaxValue, view.History, cancellation);
        }
    }

    // Twice in a row, as whoever gives memory back has it: then what this leaves behind is given back too.
    private async Task IdleAsync(CancellationToken cancellation)
    {
        var used = processor();
        for (var (looks, idle) = (0, 0); looks < MostLooks && idle < 2; looks++)
        {
            await Task.Delay(IdleTrim.Every, clock, cancellation);
            var now = processor();
            (used, idle) = (now, now - used < IdleTrim.Idle ? idle + 1 : 0);
        }
    }

    // On a thread of its own, which rests while others need the processor.
    private Task QuietlyAsync(IEnumerable<string> streams, CancellationToken cancellation) => Task.Factory.StartNew(
        () =>
        {
            var throttle = Throttle.OfProcess(clock);
            TellOfOrganisation(node.View);
            foreach (var stream in streams)
            {
                cancellation.ThrowIfCancellationRequested();
                Look(stream);
                throttle.Rest();
            }
        },
        cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void TellOfOrganisation(View view)
    {
        foreach (var stop in view.OrganisationStop is { } own ? [own] : view.Organisation.Stops)
        {
            Tell(stop);
        }
    }

    // In turn, and each time at what is known by then: the last look at a programme has seen the most of it.
    private void Look(string stream)
    {
        lock (_turn)
        {
            // Read anew meanwhile, the log may not hold it any more.
            if (node.View is var view && view.Programmes.ContainsKey(stream) && reports.LookForStop(stream, view) is { } stop)
            {
                Tell(stop);
            }
        }
    }

    private static IEnumerable<string> ChangedSince(View before, View view) => before.Position + 1 < view.Log.FirstHeld
        ? view.Programmes.Keys
        : view.Log.After(before.Position).Select(e => e.Stream).Where(view.Programmes.ContainsKey).Distinct();
}
