using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Portfolio.App.Administration;
using Portfolio.App.Node.Snapshots;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Node;

/// <summary>
/// A replica of the log that decides commands. It folds the log into a <see cref="View"/>, answers from memory, and appends
/// through the ledger's one door. Nodes need not know of each other: the log orders them.
/// </summary>
public sealed class PortfolioNode : IAsyncDisposable
{
    /// <summary>Tables of its own that a node uses where they are there.</summary>
    public static readonly MigrationSource Migrations = SnapshotTable.Migrations;

    private const int Tries = 3;

    private static readonly TimeSpan RecallPause = TimeSpan.FromSeconds(1);

    private readonly LedgerDatabase _ledger;
    private readonly GroupAppender _appender;
    private readonly TimeProvider _clock;
    private readonly EventCodec _codec;
    private readonly NodeSettings _settings;
    private readonly Follower _follower;
    private readonly StreamGate _gate = new();
    private readonly ConcurrentDictionary<string, long> _lastOf = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly ILogger _logger;
    private Task _following = Task.CompletedTask;
    private Task _packing = Task.CompletedTask;

    private PortfolioNode(
        LedgerDatabase ledger, People people, EventCodec codec, TimeProvider clock, ILogger logger, NodeSettings settings)
    {
        (_ledger, People, _codec, _clock, _logger, _settings) = (ledger, people, codec, clock, logger, settings);
        _follower = NewFollower(View.Empty);

        // Applied before the callers are answered, so that each can read at once what it was told is done.
        _appender = ledger.StartAppender(TakeOwn);
    }

    public LedgerDatabase Ledger => _ledger;

    public People People { get; }

    /// <summary>The last position that it took from snapshots when it started; 0 if it read the log alone.</summary>
    public long FromSnapshots { get; private set; }

    /// <summary>What is known now.</summary>
    public View View => _follower.View;

    /// <summary>Why the node no longer follows the log (an event it cannot read), or null.</summary>
    public Exception? Broken => _follower.Broken;

    /// <summary>Today, in the organisation's time zone.</summary>
    public DateOnly Today => DayOf(_clock.GetUtcNow());

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>The day of an instant, in the organisation's time zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zones.Of(View.Organisation.Settings.TimeZone)).DateTime);

    /// <summary>The last instant of a day in the organisation's time zone, as UTC.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var zone = Zones.Of(View.Organisation.Settings.TimeZone);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).AddTicks(-1).ToUniversalTime();
    }

    /// <summary>
    /// Takes in all that the ledger holds, from snapshots as far as there are, then follows it until disposed. Takes the
    /// ledger over, and closes it.
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
        var node = new PortfolioNode(ledger, people, codec ?? new EventCodec(), clock, logger, settings);
        try
        {
            await node.CatchUpAsync(node._follower, cancellation);
            await people.KeepErasedAsync(cancellation);
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }

        node._following = Task.Run(() => node.FollowAsync(node._stop.Token), CancellationToken.None);
        return node;
    }

    /// <summary>The last position that somebody recorded by this node; 0 if none.</summary>
    /// <param name="actor">The actor's id.</param>
    public long LastOf(string actor) => _lastOf.GetValueOrDefault(actor);

    /// <summary>Waits until a position is known here.</summary>
    public Task ReachAsync(long position, CancellationToken cancellation) => _follower.ReachAsync(position, cancellation);

    /// <summary>Waits until anything behind a position is known here.</summary>
    public Task MoreAsync(long position, CancellationToken cancellation) => _follower.MoreAsync(position, cancellation);

    /// <summary>Decides commands on one programme, one after another, and records all their events as one command.</summary>
    /// <param name="code">The programme's code.</param>
    /// <param name="ifVersion">Only if the stream has this version; else the newest is taken, and again on a conflict.</param>
    public async Task<Answer> ExecuteAsync(
        string code,
        IReadOnlyList<ProgrammeCommand> commands,
        Envelope envelope,
        int? ifVersion,
        CancellationToken cancellation)
    {
        var (stream, dated) = (Code.Stream("programme", code), Date(envelope));
        return await ExecuteAsync(stream, dated, ifVersion, view =>
        {
            var history = view.Programmes.GetValueOrDefault(stream, ProgrammeHistory.Empty);
            return (history.Version, Draft.Decide(history, commands, OccasionOf(view, dated)));
        }, cancellation);
    }

    /// <summary>Decides and records a command about the organisation.</summary>
    public Task<Answer> ExecuteAsync(OrganisationCommand command, Envelope envelope, CancellationToken cancellation)
    {
        var dated = Date(envelope);
        return ExecuteAsync(command.Stream, dated, null, view => (
            view.OtherVersions.GetValueOrDefault(command.Stream),
            view.Organisation.Decide(command, OccasionOf(view, dated))), cancellation);
    }

    /// <summary>
    /// Records facts that need no deciding (what an administrator did) as one command, wherever their stream stands.
    /// </summary>
    public async Task<Answer> RecordAsync(
        string stream, IReadOnlyList<NewFact> facts, Envelope envelope, CancellationToken cancellation)
    {
        var dated = Date(envelope);
        if (Hindrance() is { } hindrance)
        {
            return hindrance;
        }

        if (envelope.Key is { } key && await FindAsync(stream, envelope.Actor, key, cancellation) is { } first)
        {
            return first;
        }

        var commandId = envelope.CommandId ?? Guid.CreateVersion7(_clock.GetUtcNow());
        var request = RequestOf([(stream, ExpectedVersion.Any, facts.ToValueList())], dated, commandId, View.History);
        return await AnswerAsync(await _appender.AppendAsync(request, cancellation), stream, cancellation);
    }

    /// <summary>Takes free texts of an event out, on the record. Texts that were taken out before need no second redaction.</summary>
    public async Task<Answer> RedactAsync(RedactTexts redaction, Envelope envelope, CancellationToken cancellation)
    {
        if (Hindrance() is { } hindrance)
        {
            return hindrance;
        }

        if (envelope.Key is { } key
            && await FindAsync(AdministrationStreams.Ledger, envelope.Actor, key, cancellation) is { } first)
        {
            return first;
        }

        var commandId = envelope.CommandId ?? Guid.CreateVersion7(_clock.GetUtcNow());
        var outcome = await _ledger.Redactor.RedactAsync(
            new RedactionRequest(
                envelope.Actor.Id,
                envelope.Actor.Role,
                envelope.Actor.Way,
                commandId,
                envelope.Key?.Key ?? commandId.ToString("N"),
                envelope.Key is { } given ? [.. given.ContentHash.Span] : NoContent,
                envelope.CorrelationId ?? commandId,
                AdministrationStreams.Ledger,
                Today,
                redaction.Position,
                [.. redaction.Texts.Distinct(StringComparer.Ordinal)],
                redaction.Reason),
            cancellation);
        return outcome switch
        {
            null => new Answer.Done(View.Position, VersionOf(AdministrationStreams.Ledger), [], Repeated: false),
            AppendOutcome.Refused { SqlState: LedgerErrors.NoSuchText } refused =>
                new Answer.Refused([new Refusal("text-exists", refused.Reason)]),
            _ => await AnswerAsync(outcome, AdministrationStreams.Ledger, cancellation),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _packing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _ledger.DisposeAsync();
        _stop.Dispose();
    }

    private async Task<Answer> ExecuteAsync(
        string stream,
        Dated dated,
        int? ifVersion,
        Func<View, (int Version, Decision Decision)> decide,
        CancellationToken cancellation)
    {
        var envelope = dated.Envelope;
        if (Hindrance() is { } hindrance)
        {
            return hindrance;
        }

        // Looked up before deciding: a repeat of a command that was done would be refused by its own effect.
        if (envelope.Key is { } key && await FindAsync(stream, envelope.Actor, key, cancellation) is { } first)
        {
            return Noted(envelope.Actor, first);
        }

        // One after another for each stream: commands of this node never race each other, only other nodes'.
        using var turn = await _gate.EnterAsync(stream, cancellation);
        try
        {
            return Noted(envelope.Actor, await DecideAsync(stream, dated, ifVersion, decide, cancellation));
        }
        catch (Exception fault) when (ReferenceEquals(fault, Broken))
        {
            // It may be recorded: this node can no longer see so far.
            return new Answer.Unavailable(fault.Message);
        }
    }

    private Answer Noted(Actor actor, Answer answer)
    {
        if (answer is Answer.Done done)
        {
            _lastOf.AddOrUpdate(actor.Id, done.Position, (_, last) => Math.Max(last, done.Position));
        }

        return answer;
    }

    private async Task<Answer> DecideAsync(
        string stream,
        Dated dated,
        int? ifVersion,
        Func<View, (int Version, Decision Decision)> decide,
        CancellationToken cancellation)
    {
        var envelope = dated.Envelope;
        var commandId = envelope.CommandId ?? Guid.CreateVersion7(_clock.GetUtcNow());
        var askedForPeople = false;
        for (var tried = 1; ; tried++)
        {
            var view = View;
            var (version, decision) = decide(view);
            if (ifVersion is { } expected && expected != version)
            {
                return new Answer.Conflict(version);
            }

            if (decision is not Decision.Accepted accepted)
            {
                var why = ((Decision.Refused)decision).Why;
                if (!askedForPeople && why.Any(w => w.Rule == "person-is-known"))
                {
                    // Another node may have added the person meanwhile.
                    askedForPeople = true;
                    await People.RefreshAsync(cancellation);
                    continue;
                }

                return new Answer.Refused(why);
            }

            if (accepted.Facts.Count == 0)
            {
                return new Answer.Done(view.Position, version, [], Repeated: false);
            }

            var request = RequestOf(
                [
                    (stream, ExpectedVersion.At(version), accepted.Facts),
                    .. accepted.Elsewhere.Select(e => (
                        Code.Stream("programme", e.Code), ExpectedVersion.At(view.Programme(e.Code).Version), e.Facts)),
                ],
                dated, commandId, view.History);
            var outcome = await _appender.AppendAsync(request, cancellation);
            if (outcome is AppendOutcome.Conflict conflict)
            {
                // The caller's condition speaks of the stream that was asked, not of the others that the command touches.
                var asked = conflict.Stream == stream;
                if ((ifVersion is null || !asked) && tried < Tries)
                {
                    await WaitForAsync(conflict.Stream, (int)conflict.Actual, cancellation);
                    continue;
                }

                if (!asked)
                {
                    return new Answer.Overloaded(TimeSpan.FromSeconds(1));
                }
            }

            return await AnswerAsync(outcome, stream, cancellation);
        }
    }

    /// <summary>Why nothing can be recorded here now, or null.</summary>
    private Answer? Hindrance()
    {
        if (_ledger.Known.Fork is { } fork)
        {
            return new Answer.Forked(fork);
        }

        // What was recorded since may forbid it, and this node does not see it.
        return Broken is { } broken ? new Answer.Stopped(broken.Message) : null;
    }

    private async Task<Answer> AnswerAsync(AppendOutcome outcome, string stream, CancellationToken cancellation)
    {
        switch (outcome)
        {
            case AppendOutcome.Stored stored:
                // Another node's events may lie before them: those come with the tail.
                await _follower.ReachAsync(stored.LastPosition, cancellation);
                return new Answer.Done(
                    stored.LastPosition,
                    (int)stored.Versions.FirstOrDefault(v => v.Stream == stream).Version,
                    [.. View.Log.After(stored.FirstPosition - 1, stored.Count)],
                    stored is AppendOutcome.Repeated);
            case AppendOutcome.Conflict conflict:
                return new Answer.Conflict((int)conflict.Actual);
            case AppendOutcome.KeyReused:
                return new Answer.KeyReused();
            case AppendOutcome.Overloaded overloaded:
                return new Answer.Overloaded(overloaded.RetryAfter);
            case AppendOutcome.Unknown unknown:
                return new Answer.Unavailable(unknown.Reason);
            case AppendOutcome.Forked forked:
                return new Answer.Forked(forked.Reason);
            case AppendOutcome.Refused shortage when LedgerErrors.IsShortage(shortage.SqlState):
                return new Answer.Exhausted(shortage.Reason);
            case AppendOutcome.Refused refused:
                throw new InvalidOperationException(
                    $"The ledger refused an append that this node made: {refused.Reason} ({refused.SqlState})");
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome}.");
        }
    }

    private async Task<Answer?> FindAsync(string stream, Actor actor, CommandKey key, CancellationToken cancellation) =>
        await _ledger.Commands.FindAsync(actor.Id, key.Key, [.. key.ContentHash.Span], cancellation) is { } known
            ? await AnswerAsync(known, stream, cancellation)
            : null;

    // The note stands with the first event of the stream that was asked.
    private static AppendRequest RequestOf(
        IReadOnlyList<(string Stream, ExpectedVersion Expected, ValueList<NewFact> Facts)> parts,
        Dated envelope,
        Guid commandId,
        int history)
    {
        var given = envelope.Envelope;
        var streams = parts.Select((part, n) => new StreamAppend(
            part.Stream,
            part.Expected,
            [
                .. part.Facts.Select((fact, i) => EventCodec.Encode(
                    n == 0 && i == 0 ? fact.With(TextNames.Note, given.Note) : fact,
                    envelope.EffectiveOn, envelope.ReportedOn, given.Source)),
            ]));

        return new AppendRequest(
            given.Actor.Id,
            given.Actor.Role,
            given.Actor.Way,
            commandId,
            given.Key?.Key ?? commandId.ToString("N"),
            given.Key is { } key ? [.. key.ContentHash.Span] : NoContent,
            given.CorrelationId ?? commandId,
            [.. streams],
            given.RecordedAt,
            history);
    }

    // A command without a key is sent under its own id, which nobody else knows: its content need not be told apart.
    private static readonly ImmutableArray<byte> NoContent = [.. SHA256.HashData([])];

    // The days are fixed once, so that midnight never falls between deciding and recording.
    private Dated Date(Envelope envelope)
    {
        var today = DayOf(envelope.RecordedAt ?? _clock.GetUtcNow());
        return new(envelope, today, envelope.EffectiveOn ?? today, envelope.ReportedOn ?? today);
    }

    private Occasion OccasionOf(View view, Dated envelope) =>
        new(envelope.EffectiveOn, envelope.Today, view.Organisation, People.Knows) { Programme = view.Programme };

    private sealed record Dated(Envelope Envelope, DateOnly Today, DateOnly EffectiveOn, DateOnly ReportedOn);

    private async Task WaitForAsync(string stream, int version, CancellationToken cancellation)
    {
        while (VersionOf(stream) < version)
        {
            await _follower.ReachAsync(View.Position + 1, cancellation);
        }
    }

    private int VersionOf(string stream) => View.Programmes.TryGetValue(stream, out var history)
        ? history.Version
        : View.OtherVersions.GetValueOrDefault(stream);

    private ValueTask TakeOwn(ImmutableArray<RecordedEvent> events)
    {
        try
        {
            _follower.Take(Decode(events));
        }
        catch (Exception fault) when (LostConnection.Is(fault))
        {
            // They are recorded; only what they build on could not be recalled. The tail brings them again, and their
            // callers wait for it.
            _logger.LogWarning(fault, "What was recorded here cannot be taken in yet behind position {Position}", View.Position);
        }
        catch (Exception fault)
        {
            // The appender stops with it: readiness is to say so.
            _follower.Break(fault);
            _logger.LogCritical(fault, "What was recorded here cannot be taken in behind position {Position}", View.Position);
            throw;
        }

        return ValueTask.CompletedTask;
    }

    // All that can be read: the first that cannot stops the reader just there.
    private void Take(ImmutableArray<RecordedEvent> page)
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

    private Recorded[] Decode(ImmutableArray<RecordedEvent> events)
    {
        var decoded = new Recorded[events.Length];
        for (var i = 0; i < decoded.Length; i++)
        {
            decoded[i] = Decode(events[i]);
        }

        return decoded;
    }

    private Recorded Decode(RecordedEvent e)
    {
        var recorded = _codec.Decode(e);
        if (recorded.Event is PersonErased erased)
        {
            People.Forget(erased.Person);
        }

        return recorded;
    }

    private Follower NewFollower(View start) => new(
        _settings.HeldEvents is { } held ? new MemoryBound(held, new OldEvents(_ledger.Pool, _codec)) : null, start);

    private async Task CatchUpAsync(Follower follower, CancellationToken cancellation)
    {
        var snapshots = await SnapshotTable.FindAsync(_ledger.Pool, _codec, cancellation);
        var packed = FromSnapshots = await new LogStart(_ledger, _codec, snapshots, _clock, _logger).RunAsync(follower, cancellation);
        if (follower != _follower)
        {
            _follower.Replace(follower.View);
        }

        if (snapshots is not null)
        {
            // The one before, if there was one, ends by itself.
            var writer = new SnapshotWriter(snapshots, _ledger, _settings.SnapshotEvents);
            _packing = Task.WhenAll(_packing, Task.Run(
                () => writer.FollowAsync(_follower, packed, _clock, _logger, _stop.Token), CancellationToken.None));
        }
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        var tail = _ledger.StartTail();
        var anew = false;
        while (true)
        {
            try
            {
                if (anew)
                {
                    await ReadAnewAsync(cancellation);
                    anew = false;
                }

                await foreach (var page in tail.FollowAsync(() => View.Position, cancellation))
                {
                    Take(page);
                    await KeepErasedAsync(cancellation);
                }
            }
            catch (HistoryReplacedException replaced)
            {
                _logger.LogWarning("{Reason}", replaced.Message);
                anew = true;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (LostConnection.Is(fault))
            {
                // Following goes over such failures by itself; recalling what the events build on does not.
                _logger.LogWarning(fault, "The log is followed again from position {Position} in a second", View.Position);
                await Task.Delay(RecallPause, _clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception fault)
            {
                // Never skipped: readiness says so, and nothing newer is shown until a program that can read it starts.
                _follower.Break(fault);
                _logger.LogCritical(fault, "The log can no longer be followed from position {Position}", View.Position);
                return;
            }
        }
    }

    // By this node too: each may have a list of its own outside the database, and the one that erased may have died over it.
    private async Task KeepErasedAsync(CancellationToken cancellation)
    {
        try
        {
            await (People.HasUnkept ? People.KeepErasedAsync(cancellation) : Task.CompletedTask);
        }
        catch (Npgsql.NpgsqlException fault)
        {
            _logger.LogWarning(fault, "Who was erased could not be kept; it is tried again with the next event, and at the next start");
        }
    }

    /// <summary>
    /// Takes the ledger for what it is now. Until that is done the old view answers, and nothing is appended, for what is
    /// known has not changed yet.
    /// </summary>
    private async Task ReadAnewAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                var head = await _ledger.Reader.HeadAsync(cancellation);
                await CatchUpAsync(NewFollower(View.Empty with { History = View.History + 1 }), cancellation);
                var (before, opened) = (_ledger.Known.Current, await OpenedIncarnations.ReadAsync(_ledger, cancellation));
                _ledger.Known.Restart(head);
                if (opened.Unrecorded(head.Incarnation) is not null)
                {
                    // Nobody's decision: what this node held goes on counting, and nothing is recorded.
                    var held = Checkpoint.Of(head) with { Incarnation = before.Incarnation, Size = before.Size, Root = before.Root };
                    await _ledger.RecallAsync(held, leftBehind: false, cancellation);
                }

                // The restored database may name people again who were erased since.
                await People.KeepErasedAsync(cancellation);
                return;
            }
            catch (Npgsql.NpgsqlException fault)
            {
                _logger.LogWarning(fault, "The log could not be read anew; it is tried again");
                await Task.Delay(TimeSpan.FromSeconds(1), _clock, cancellation);
            }
        }
    }
}
