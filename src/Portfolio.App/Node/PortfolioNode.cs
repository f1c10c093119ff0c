using Portfolio.App.Administration;
using Portfolio.App.Node.Snapshots;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>
/// A replica of the log that decides commands. It folds the log into a <see cref="View"/> (<see cref="Replica"/>, kept up by
/// <see cref="LogFollowing"/>), answers from memory, and appends through the ledger's one door (<see cref="Deciding"/>).
/// Nodes need not know of each other: the log orders them.
/// </summary>
public sealed class PortfolioNode : IAsyncDisposable
{
    /// <summary>Tables of its own that a node uses where they are there.</summary>
    public static readonly MigrationSource Migrations = SnapshotTable.Migrations;

    private readonly Replica _replica;
    private readonly OrganisationDays _days;
    private readonly Deciding _deciding;
    private readonly AdministrativeRecords _acts;
    private readonly CancellationTokenSource _stop = new();
    private readonly Answering _answers;
    private Task _following = Task.CompletedTask;
    private ErasedKeeping? _erased;

    private PortfolioNode(
        LedgerDatabase ledger, People people, Replica replica, RedactedTextsFile? redacted, TimeProvider clock, ILogger logger)
    {
        (Ledger, People, _replica) = (ledger, people, replica);
        _days = new(replica, clock);
        Texts = new(ledger, redacted, _days, logger);
        var appender = ledger.StartAppender(replica.TakeOwn);
        _answers = new(ledger, replica);
        _deciding = new(replica, people, appender, _answers);
        _acts = new(ledger, replica, Texts, _days, appender, _answers);
    }

    public LedgerDatabase Ledger { get; }

    public People People { get; }

    /// <summary>Which texts were taken out.</summary>
    internal TakenTexts Texts { get; }

    /// <summary>The last position that it took from snapshots when it started; 0 if it read the log alone.</summary>
    public long FromSnapshots => _replica.FromSnapshots;

    /// <summary>What is known now.</summary>
    public View View => _replica.View;

    /// <summary>Why the node no longer follows the log (an event it cannot read), or null.</summary>
    public Exception? Broken => _replica.Broken;

    /// <summary>Why the node cannot follow the log for now (the database lets nobody read it), or null.</summary>
    public string? Hindered => _replica.Hindered;

    /// <summary>Today, in the organisation's time zone.</summary>
    public DateOnly Today => _days.Today;

    public DateTimeOffset Now => _days.Now;

    /// <summary>
    /// Takes in all that the ledger holds, from snapshots as far as there are, then follows it until disposed, unless it is to
    /// read only. Takes the ledger over, and closes it.
    /// </summary>
    /// <param name="codec">What it can read; left out, every kind of event there is.</param>
    /// <param name="settings">Left out, it holds everything in memory.</param>
    /// <exception cref="UnreadableEventException">The log holds what it cannot read: a newer program wrote it.</exception>
    public static async Task<PortfolioNode> StartAsync(
        LedgerDatabase ledger,
        TimeProvider clock,
        ILogger logger,
        CancellationToken cancellation,
        EventCodec? codec = null,
        NodeSettings? settings = null)
    {
        settings ??= new();
        var people = new People(ledger.Pool, settings.Erased, logger);
        await people.RefreshAsync(cancellation);
        var replica = new Replica(ledger, people, codec ?? new EventCodec(), clock, logger, settings);
        var node = new PortfolioNode(ledger, people, replica, settings.Redacted, clock, logger);
        try
        {
            await replica.StartAsync(cancellation);
            if (settings.ReadOnly)
            {
                await people.RecallErasedAsync(cancellation);
                await node.Texts.RecallAsync(cancellation);
                return node;
            }

            await people.KeepErasedAsync(cancellation);
            await node.Texts.KeepAsync(cancellation);
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }

        node._erased = new ErasedKeeping(people, node.Texts, replica, clock, logger);
        var following = new LogFollowing(ledger, node._erased, replica, clock, logger);
        node._following = Task.Run(() => following.RunAsync(node._stop.Token), CancellationToken.None);
        return node;
    }

    /// <summary>The day of an instant, in the organisation's time zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => _days.Of(instant);

    /// <summary>The last instant of a day in the organisation's time zone, as UTC.</summary>
    public DateTimeOffset EndOf(DateOnly day) => _days.EndOf(day);

    /// <summary>The last position that somebody recorded by this node; 0 if none.</summary>
    /// <param name="actor">The actor's id.</param>
    public long LastOf(string actor) => _deciding.LastOf(actor);

    /// <summary>Why nothing can be recorded here now, or null.</summary>
    public Answer? Hindrance() => _answers.Hindrance();

    /// <summary>Waits until a position is known here.</summary>
    public Task ReachAsync(long position, CancellationToken cancellation) => _replica.ReachAsync(position, cancellation);

    /// <summary>Waits until anything behind a position is known here, or the ledger was read anew since that history.</summary>
    public Task MoreAsync(long position, int history, CancellationToken cancellation) => _replica.MoreAsync(position, history, cancellation);

    /// <summary>Decides commands on one programme, one after another, and records all their events as one command.</summary>
    /// <param name="code">The programme's code.</param>
    /// <param name="ifVersion">What the caller has seen; without it the newest is taken, and again on a conflict.</param>
    public Task<Answer> ExecuteAsync(
        string code,
        IReadOnlyList<ProgrammeCommand> commands,
        Envelope envelope,
        IfVersion? ifVersion,
        CancellationToken cancellation) =>
        _answers.WhileFollowingAsync(_deciding.ExecuteAsync(new ProgrammeMatter(code, commands), Dated.Of(envelope, _days), ifVersion, cancellation));

    /// <summary>Decides and records a command about the organisation.</summary>
    /// <param name="ifVersion">What the caller has seen; without it the newest is taken, and again on a conflict.</param>
    public Task<Answer> ExecuteAsync(
        OrganisationCommand command, Envelope envelope, CancellationToken cancellation, IfVersion? ifVersion = null) =>
        _answers.WhileFollowingAsync(_deciding.ExecuteAsync(new OrganisationMatter(command), Dated.Of(envelope, _days), ifVersion, cancellation));

    /// <summary>
    /// Records facts that need no deciding (what an administrator did) as one command, wherever their stream stands.
    /// </summary>
    public Task<Answer> RecordAsync(
        string stream, IReadOnlyList<NewFact> facts, Envelope envelope, CancellationToken cancellation) =>
        _answers.WhileFollowingAsync(_acts.RecordAsync(stream, facts, Dated.Of(envelope, _days), cancellation));

    /// <summary>Takes free texts of an event out, on the record. Texts that were taken out before need no second redaction.</summary>
    public Task<Answer> RedactAsync(RedactTexts redaction, Envelope envelope, CancellationToken cancellation) =>
        _answers.WhileFollowingAsync(_acts.RedactAsync(redaction, Dated.Of(envelope, _days), cancellation));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await (_erased?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _replica.DisposeAsync();
        await Ledger.DisposeAsync();
        _stop.Dispose();
    }
}
