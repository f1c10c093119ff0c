using System.Collections.Immutable;
using Portfolio.App.Administration;
using Portfolio.App.Node.Snapshots;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>
/// What the node holds of the log: from snapshots and the log as it starts, then from its own appends and from the tail,
/// which <see cref="LogFollowing"/> brings.
/// </summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly LedgerDatabase _ledger;
    private readonly People _people;
    private readonly EventCodec _codec;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly NodeSettings _settings;
    private readonly Tail _tail;
    private readonly Follower _follower;
    private readonly CancellationTokenSource _stop = new();
    private Task _packing = Task.CompletedTask;
    private volatile string? _hindered;

    public Replica(
        LedgerDatabase ledger, People people, EventCodec codec, TimeProvider clock, ILogger logger, NodeSettings settings)
    {
        (_ledger, _people, _codec, _clock, _logger, _settings) = (ledger, people, codec, clock, logger, settings);
        _tail = ledger.StartTail();
        _follower = NewFollower(View.Empty);
    }

    /// <summary>A text was taken out, perhaps by another node, or one that came back can be taken out again.</summary>
    public event EventHandler? TextsToKeep;

    /// <summary>The last position that came from snapshots at the start; 0 if the log alone was read.</summary>
    public long FromSnapshots { get; private set; }

    public View View => _follower.View;

    /// <summary>Why nothing more is taken in, or null.</summary>
    public Exception? Broken => _follower.Broken;

    /// <summary>Why nothing more can be taken in for now, or null.</summary>
    public string? Hindered => _hindered;

    /// <summary>Waits until a position is held, and has the log looked at at once where it is not.</summary>
    public Task ReachAsync(long position, CancellationToken cancellation)
    {
        var reached = _follower.ReachAsync(position, cancellation);
        if (!reached.IsCompleted)
        {
            _tail.Wake(position);
        }

        return reached;
    }

    public Task MoreAsync(long position, int history, CancellationToken cancellation) => _follower.MoreAsync(position, history, cancellation);

    /// <summary>The newest version of a stream known here; 0 if it is not known.</summary>
    public int VersionOf(string stream) => View.Programmes.TryGetValue(stream, out var history)
        ? history.Version
        : View.OtherVersions.GetValueOrDefault(stream);

    /// <summary>Waits until a stream is known here up to a version.</summary>
    public async Task ReachVersionAsync(string stream, int version, CancellationToken cancellation)
    {
        while (VersionOf(stream) < version)
        {
            await ReachAsync(View.Position + 1, cancellation);
        }
    }

    /// <summary>What any node records behind what is held, in order, for as long as it is enumerated.</summary>
    /// <param name="nothingNew">See <see cref="Tail.FollowAsync"/>.</param>
    public IAsyncEnumerable<ImmutableArray<RecordedEvent>> FollowAsync(Action nothingNew, CancellationToken cancellation) =>
        _tail.FollowAsync(() => _follower.Held, cancellation, nothingNew);

    /// <summary>Takes in all that the ledger holds by now.</summary>
    public async Task StartAsync(CancellationToken cancellation) => Pack(await LoadAsync(_follower, cancellation));

    /// <summary>Reads the ledger from its beginning and puts that in the place of all that was held.</summary>
    public async Task ReadAnewAsync(CancellationToken cancellation)
    {
        var anew = NewFollower(View.Empty with { History = View.History + 1 });
        var snapshots = await LoadAsync(anew, cancellation);
        _follower.Replace(anew.View);
        Pack(snapshots);
    }

    /// <summary>Says why nothing more can be taken in for now; null: it can again.</summary>
    public void Hinder(string? why) => _hindered = why;

    /// <summary>Nothing more is taken in, and whoever waits is told why.</summary>
    public void Break(Exception fault) => _follower.Break(fault);

    /// <summary>Takes in what this node recorded, before its callers are answered: each can read at once what is done.</summary>
    public ValueTask TakeOwn(ImmutableArray<RecordedEvent> events)
    {
        try
        {
            var decoded = new Recorded[events.Length];
            for (var i = 0; i < decoded.Length; i++)
            {
                decoded[i] = Decode(events[i]);
            }

            _follower.Take(decoded);
        }
        catch (Exception fault) when (LostConnection.Is(fault) || fault is Npgsql.PostgresException)
        {
            // They are recorded; only what they build on could not be recalled. The tail brings them again, and their
            // callers wait for it.
            _logger.LogWarning(fault, "What was recorded here cannot be taken in yet behind position {Position}", View.Position);
        }
        catch (Exception fault)
        {
            // The appender stops with it: readiness is to say so, and whoever waits is told the same.
            Break(fault);
            _logger.LogCritical(fault, "What was recorded here cannot be taken in behind position {Position}", View.Position);
            throw Broken!;
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Takes in a page of the log, all that can be read of it: the first event that cannot stops the reader just there.</summary>
    public void Take(ImmutableArray<RecordedEvent> page)
    {
        var decoded = new List<Recorded>(page.Length);
        try
        {
            foreach (var e in page)
            {
                decoded.Add(Decode(e));
            }
        }
        finally
        {
            _follower.Take(decoded);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _packing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private Recorded Decode(RecordedEvent e)
    {
        var recorded = _codec.Decode(e);
        switch (recorded.Event)
        {
            case PersonErased erased:
                _people.Forget(erased.Person);
                break;
            case TextRedacted or IncarnationOpened:
                TextsToKeep?.Invoke(this, EventArgs.Empty);
                break;
        }

        return recorded;
    }

    private Follower NewFollower(View start) => new(
        _settings.HeldEvents is { } held ? new MemoryBound(held, new OldEvents(_ledger.Pool, _codec)) : null, start);

    private async Task<SnapshotTable?> LoadAsync(Follower follower, CancellationToken cancellation)
    {
        var snapshots = await SnapshotTable.FindAsync(_ledger.Pool, _codec, cancellation);
        FromSnapshots = await new LogStart(_ledger, _codec, snapshots, _clock, _logger).RunAsync(follower, cancellation);
        _codec.Forget();
        return snapshots;
    }

    // From the view that is held by then. The writer before, if there was one, ends by itself.
    private void Pack(SnapshotTable? snapshots)
    {
        if (snapshots is not null && !_settings.ReadOnly)
        {
            var (writer, packed) = (new SnapshotWriter(snapshots, _ledger, _settings.SnapshotEvents), FromSnapshots);
            _packing = Task.WhenAll(_packing, Task.Run(
                () => writer.FollowAsync(_follower, packed, _clock, _logger, _stop.Token), CancellationToken.None));
        }
    }
}
