using System.Collections.Concurrent;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Node;

/// <summary>
/// Finds out where projections stop, beside the following of the log: programmes that were read at a start, recorded late or
/// retracted are folded when somebody asks for them, and readiness is to say so before. The log says each once.
/// </summary>
internal sealed class ProjectionWatch : IAsyncDisposable
{
    // What many commands change is looked at once.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Replica _replica;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<ProjectionStop, bool> _told = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    public ProjectionWatch(Replica replica, TimeProvider clock, ILogger logger)
    {
        (_replica, _clock, _logger) = (replica, clock, logger);
        _watching = Task.Run(WatchAsync, CancellationToken.None);
    }

    /// <summary>Says in the log where a projection stopped, unless that was said before.</summary>
    public void Tell(ProjectionStop stop)
    {
        if (_told.TryAdd(stop, true))
        {
            _logger.LogCritical("{Stop} What rests on it is refused until a program that can fold it runs; the rest goes on.", stop.Sentence);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        var before = View.Empty;
        try
        {
            while (true)
            {
                var view = _replica.View;
                foreach (var stop in StopsSince(before, view))
                {
                    Tell(stop);
                }

                before = view;
                await _replica.ChangedAsync(view, _stop.Token);
                await Task.Delay(Pause, _clock, _stop.Token);
            }
        }
        catch (Exception fault) when (ReferenceEquals(fault, _replica.Broken))
        {
            // Nothing more comes that could stop one.
        }
    }

    private static IEnumerable<ProjectionStop> StopsSince(View before, View view)
    {
        var changed = before.Position == 0 || before.History != view.History || before.Position + 1 < view.Log.FirstHeld
            ? view.Programmes.Values
            : view.Log.After(before.Position).Select(e => e.Stream).Distinct()
                .Select(stream => view.Programmes.GetValueOrDefault(stream)).OfType<ProgrammeHistory>();
        return (view.OrganisationStop is { } stop ? [stop] : view.Organisation.Stops).Concat(changed.Select(h => h.LookForStop()).OfType<ProjectionStop>());
    }
}
