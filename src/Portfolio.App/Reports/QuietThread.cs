using System.Collections.Concurrent;

namespace Portfolio.App.Reports;

/// <summary>
/// Does one thing after the other on a thread of its own, and whatever a thing would have others do besides on the same
/// thread: what nobody waits for takes one core at most, and none of the threads that answer requests.
/// </summary>
internal sealed class QuietThread : TaskScheduler, IDisposable
{
    private readonly Lock _turn = new();
    private readonly BlockingCollection<Task> _waiting = [];
    private readonly Thread _thread;

    public QuietThread(string name)
    {
        _thread = new(Work) { IsBackground = true, Name = name };
        _thread.Start();
    }

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>What waits is still done.</summary>
    public void Dispose()
    {
        lock (_turn)
        {
            _waiting.CompleteAdding();
        }

        _thread.Join();
        _waiting.Dispose();
    }

    protected override void QueueTask(Task task)
    {
        lock (_turn)
        {
            if (Thread.CurrentThread != _thread || !_waiting.IsAddingCompleted)
            {
                _waiting.Add(task);
                return;
            }
        }

        // A part of what is still done while it is closed.
        TryExecuteTask(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        Thread.CurrentThread == _thread && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _waiting;

    private void Work()
    {
        foreach (var task in _waiting.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
