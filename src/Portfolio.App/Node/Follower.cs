using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>
/// Applies the log to the view in order, whoever brings an event: this node's own appends or the tail. What arrives ahead
/// of its turn waits for what lies between.
/// </summary>
internal sealed class Follower(MemoryBound? bound, View start)
{
    private const int FewWaiting = 64;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, Recorded> _early = [];
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private int _sweepAt = FewWaiting;
    private TaskCompletionSource _next = NewNext();
    private volatile View _view = start;
    private volatile Exception? _broken;

    public View View => _view;

    /// <summary>How far it has come, and what waits ahead of its turn.</summary>
    public HeldLog Held
    {
        get
        {
            lock (_gate)
            {
                return new(_view.Position, _early.Count > 0 ? _early.First().Key : null);
            }
        }
    }

    /// <summary>How many waits for a position are held.</summary>
    internal int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Why nothing more is taken, or null.</summary>
    public Exception? Broken => _broken;

    /// <summary>Nothing more will come: whoever waits for it, now or later, is told why. The first reason stays.</summary>
    public void Break(Exception fault)
    {
        lock (_gate)
        {
            _broken ??= fault;
            while (_waiting.TryDequeue(out var waiter, out _))
            {
                waiter.TrySetException(_broken);
            }
        }

        Interlocked.Exchange(ref _next, NewNext()).TrySetResult();
    }

    /// <summary>Takes events in any order; those known already are left out.</summary>
    public void Take(IReadOnlyList<Recorded> events)
    {
        var reached = new List<TaskCompletionSource>();
        lock (_gate)
        {
            var view = _view;
            var next = InOrder(view.Position, events);
            if (next.Count == 0)
            {
                return;
            }

            _view = bound is null ? view.With(next) : bound.Keep(view.With(next));
            Release(reached);
        }

        Interlocked.Exchange(ref _next, NewNext()).TrySetResult();
        reached.ForEach(w => w.TrySetResult());
    }

    /// <summary>
    /// Puts another view in the place of all that was taken. Who waits for a position that it does not reach goes on
    /// waiting: what the ledger holds under that number comes in time.
    /// </summary>
    public void Replace(View other)
    {
        var reached = new List<TaskCompletionSource>();
        lock (_gate)
        {
            _early.Clear();
            _view = other;
            Release(reached);
        }

        Interlocked.Exchange(ref _next, NewNext()).TrySetResult();
        reached.ForEach(w => w.TrySetResult());
    }

    /// <summary>Waits until the view holds a position.</summary>
    /// <exception cref="UnreadableEventException">It never will: an event that lies before it cannot be read here.</exception>
    public Task ReachAsync(long position, CancellationToken cancellation)
    {
        if (_view.Position >= position)
        {
            return Task.CompletedTask;
        }

        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_view.Position >= position)
            {
                return Task.CompletedTask;
            }

            if (_broken is { } fault)
            {
                return Task.FromException(fault);
            }

            Sweep();
            _waiting.Enqueue(waiter, position);
        }

        return cancellation.CanBeCanceled ? UnlessGivenUpAsync(waiter, cancellation) : waiter.Task;
    }

    /// <summary>
    /// Waits until the view holds anything behind a position, or is of another history than the one that the position is of.
    /// All who wait share one signal: who gives up leaves nothing behind, and thousands cost little.
    /// </summary>
    /// <exception cref="UnreadableEventException">As with <see cref="ReachAsync"/>.</exception>
    public async Task MoreAsync(long position, int history, CancellationToken cancellation)
    {
        while (true)
        {
            // Taken before looking: what comes after the look wakes the wait.
            var next = Volatile.Read(ref _next).Task;
            if (_view is var view && (view.Position > position || view.History != history))
            {
                return;
            }

            if (_broken is { } fault)
            {
                throw fault;
            }

            await next.WaitAsync(cancellation);
        }
    }

    private static async Task UnlessGivenUpAsync(TaskCompletionSource waiter, CancellationToken cancellation)
    {
        await using var given = cancellation.UnsafeRegister(static (w, token) => ((TaskCompletionSource)w!).TrySetCanceled(token), waiter);
        await waiter.Task;
    }

    // Who gave up may have waited for a position that never comes, and is found among the others only by looking at all: done
    // when there are twice as many as were left the last time.
    private void Sweep()
    {
        if (_waiting.Count < _sweepAt)
        {
            return;
        }

        var still = _waiting.UnorderedItems.Where(w => !w.Element.Task.IsCompleted).ToList();
        _waiting.Clear();
        _waiting.EnqueueRange(still);
        _sweepAt = Math.Max(FewWaiting, 2 * still.Count);
    }

    private static TaskCompletionSource NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Release(List<TaskCompletionSource> reached)
    {
        while (_waiting.TryPeek(out var waiter, out var position) && position <= _view.Position)
        {
            _waiting.Dequeue();
            reached.Add(waiter);
        }
    }

    private IReadOnlyList<Recorded> InOrder(long position, IReadOnlyList<Recorded> events)
    {
        // The usual case: they follow at once and nothing waits.
        if (_early.Count == 0 && events.Count > 0 && events[0].Position == position + 1)
        {
            return events;
        }

        foreach (var e in events)
        {
            if (e.Position > position)
            {
                _early[e.Position] = e;
            }
        }

        var next = new List<Recorded>();
        while (_early.Count > 0 && _early.First() is var (at, e) && at == position + 1)
        {
            _early.Remove(at);
            next.Add(e);
            position = at;
        }

        return next;
    }
}
