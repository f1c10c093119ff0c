using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger;

/// <summary>
/// Verifies a ledger in its database, as it stands when it begins: what is appended meanwhile is not looked at. Pages are
/// read and hashed several at once, each on a connection of its own, and taken in their order.
/// </summary>
public static class LedgerVerification
{
    internal const string EventsQuery =
        $"select {EventRow.SealedColumns} from ledger.events where position > $1 and position <= $2 order by position";

    internal const string TextsQuery =
        "select position, name, salt, content, redacted_by from ledger.texts where position > $1 and position <= $2 order by position";

    private const int PageSize = 4096;

    // One statement, so that the head and what it is held against are of one moment.
    private const string StateQuery =
        """
        select h.ledger_id, h.incarnation, h.sample, h.size, h.root, h.last_recorded_at, h.frontier, h.recent, h.withdrawn_at,
            (select max(position) from ledger.events), (select max(position) from ledger.texts)
        from ledger.head h
        """;

    /// <param name="database">Gives the connections to read with, as a node.</param>
    /// <param name="checkpoints">What it is held against beside itself; their signatures are the caller's to verify.</param>
    /// <param name="progress">Is told, page by page, how many events were found right.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LedgerDamagedException">There is not one head, as an append writes it, to begin with.</exception>
    public static async Task<VerificationReport> RunAsync(
        NpgsqlDataSource database,
        IReadOnlyCollection<Checkpoint> checkpoints,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellation)
    {
        var state = await StateAsync(database, cancellation);
        var ledger = state.Ledger;
        var verifier = new LedgerVerifier(checkpoints, await TilesAsync(database, ledger.Size, cancellation), state.Recent);
        var fault = checkpoints.Select(each => OfAnother(ledger, each)).FirstOrDefault(each => each is not null)
            ?? await TakeAllAsync(database, verifier, ledger.Size, progress, cancellation)
            ?? verifier.Finish(ledger.Size, state.LastEvent)
            ?? (state.LastText > ledger.Size ? NoEventsText(state.LastText) : null)
            ?? WithdrawnBeyond(state)
            ?? verifier.HoldAgainst(state.Head)
            ?? await RemovedAsync(database, verifier, cancellation);
        return new VerificationReport(ledger, verifier.Size, verifier.Streams, verifier.Redacted, verifier.Agreeing, fault);
    }

    private static async Task<Fault?> TakeAllAsync(
        NpgsqlDataSource database,
        LedgerVerifier verifier,
        long size,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellation)
    {
        var (most, begun) = (Math.Max(2, Environment.ProcessorCount), 0L);
        var pages = new Queue<Task<ExaminedPage>>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            while (true)
            {
                while (pages.Count < most && (begun < size || begun == 0))
                {
                    // The first page begins before everything, so that what stands before position 1 is found.
                    var (after, last) = (begun == 0 ? long.MinValue : begun, Math.Min(begun + PageSize, size));
                    pages.Enqueue(Task.Run(() => ReadAsync(database, after, last, stop.Token), stop.Token));
                    begun = Math.Max(last, 1);
                }
                if (!pages.TryPeek(out var page))
                    return null;
                var (events, stranger) = await page;
                foreach (var examined in events)
                {
                    if (verifier.Take(examined) is { } fault)
                        return fault;
                }
                // Where its event is missing, that is what the next page finds, or the end.
                if (stranger is not null && stranger.First <= verifier.Size)
                    return stranger;
                _ = pages.Dequeue();
                progress?.Report(new VerificationProgress(verifier.Size, size));
            }
        }
        finally
        {
            await stop.CancelAsync();
            foreach (var page in pages)
                await ((Task)page).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<ExaminedPage> ReadAsync(
        NpgsqlDataSource database,
        long after,
        long last,
        CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var texts = await TextsAsync(connection, after, last, cancellation);
        var (examiner, events) = (new EventExaminer(), new List<ExaminedEvent>());
        await RawRows.ReadAsync(
            connection,
            Between(EventsQuery, after, last),
            row =>
            {
                var sealedEvent = Decode(row);
                var position = sealedEvent?.Event.Position ?? row.Int64();
                texts.Remove(position, out var own);
                events.Add(sealedEvent is null ? Unreadable(position) : examiner.Examine(sealedEvent, own ?? []));
            },
            cancellation);
        Fault? stranger = texts.Count == 0 ? null : NoEventsText(texts.Keys.Min());
        return new(events, stranger);
    }

    // A value that no append could have written, such as a day beyond the calendar, is no event's.
    private static SealedEvent? Decode(RawRow row)
    {
        try
        {
            return EventRow.DecodeSealed(row);
        }
        catch (Exception unreadable) when (unreadable is InvalidCastException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static async Task<Dictionary<long, List<SealedText>>> TextsAsync(
        NpgsqlConnection connection,
        long after,
        long last,
        CancellationToken cancellation)
    {
        var texts = new Dictionary<long, List<SealedText>>();
        await RawRows.ReadAsync(
            connection,
            Between(TextsQuery, after, last),
            row =>
            {
                ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(texts, row.Int64(), out _);
                (own ??= []).Add(new SealedText(row.Text(), row.OptionalBytes(), row.OptionalText()) { RedactedBy = row.OptionalInt64() });
            },
            cancellation);
        return texts;
    }

    // A text may have been redacted after this had begun and before its page was read, by an event beyond those verified.
    private static async Task<Fault?> RemovedAsync(NpgsqlDataSource database, LedgerVerifier verifier, CancellationToken cancellation)
    {
        if (verifier.FirstRemoved() is null)
            return null;
        await foreach (var page in new LogReader(database).ReadAsync(verifier.Size, cancellation))
        {
            foreach (var recorded in page)
                verifier.TakeBeyond(recorded);
        }
        return verifier.FirstRemoved();
    }

    private static async Task<State> StateAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(StateQuery);
        await using var row = await query.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
            throw new LedgerDamagedException("The ledger has no head.");
        var state = Decode(row);
        return await row.ReadAsync(cancellation) ? throw new LedgerDamagedException("The ledger has more than one head.") : state;
    }

    private static State Decode(NpgsqlDataReader row)
    {
        try
        {
            var root = row.GetFieldValue<byte[]>(4);
            var recordedAt = new DateTimeOffset(row.GetDateTime(5));
            return new(
                new LedgerHead(row.GetGuid(0), row.GetInt32(1), row.GetBoolean(2), row.GetInt64(3), [.. root], recordedAt),
                new StoredHead(root, [.. row.GetFieldValue<byte[]?[]>(6)], recordedAt),
                row.GetFieldValue<byte[]>(7),
                row.GetInt64(8),
                row.IsDBNull(9) ? 0 : row.GetInt64(9),
                row.IsDBNull(10) ? 0 : row.GetInt64(10));
        }
        catch (Exception unreadable) when (unreadable is InvalidCastException or OverflowException or ArgumentException or InvalidOperationException)
        {
            throw new LedgerDamagedException("The ledger’s head holds a value that no append writes.", unreadable);
        }
    }

    // Those of the events that are verified. Some more may have been completed since the head was read; one beyond what there
    // is now is nobody's, and the append that comes to its place would fail.
    private static async Task<List<StoredTile>> TilesAsync(NpgsqlDataSource database, long size, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(
            """
            select level, index, hash from ledger.tiles
            where (index + 1) * 256::numeric ^ level <= $1 or index < 0 or level < 1
                or (index + 1) * 256::numeric ^ level > (select max(size) from ledger.head)
            """);
        query.Parameters.Add(new() { Value = size, NpgsqlDbType = NpgsqlDbType.Bigint });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var tiles = new List<StoredTile>();
        while (await rows.ReadAsync(cancellation))
            tiles.Add(new StoredTile(rows.GetInt16(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2)));
        return tiles;
    }

    // COPY takes no parameters.
    private static string Between(string query, long after, long last) => query
        .Replace("$1", string.Create(CultureInfo.InvariantCulture, $"'{after}'::bigint"), StringComparison.Ordinal)
        .Replace("$2", string.Create(CultureInfo.InvariantCulture, $"'{last}'::bigint"), StringComparison.Ordinal);

    private static ExaminedEvent Unreadable(long position) =>
        new(Nothing(position), [], [], new Fault(FaultKind.Leaf, position, position, "The event holds a value that no append writes."));

    private static SealedEvent Nothing(long position) => new(
        new RecordedEvent(position, "", 0, "", 0, "", [], default, null, default, "", "", "", default, default, null, null), [], null, default, null)
    {
        StoredLeafHash = [],
    };

    private static Fault NoEventsText(long position) =>
        new(FaultKind.Text, position, position, "There is a text of an event that is not there.");

    // What was decided before it is refused: beyond the end it would refuse everybody.
    private static Fault? WithdrawnBeyond(State state) => state.WithdrawnAt < 0 || state.WithdrawnAt > state.Ledger.Size
        ? new(FaultKind.Head, state.Ledger.Size, state.Ledger.Size,
            $"The ledger’s head says that a name was withdrawn at position {state.WithdrawnAt}, and there are {state.Ledger.Size} events.")
        : null;

    private static Fault? OfAnother(LedgerHead ledger, Checkpoint checkpoint)
    {
        if (checkpoint.LedgerId != ledger.LedgerId)
            return Wrong($"A checkpoint is of ledger {checkpoint.LedgerId}, and this is ledger {ledger.LedgerId}.");
        if (checkpoint.Sample != ledger.Sample)
            return Wrong($"A checkpoint says that the ledger is {(checkpoint.Sample ? "" : "not ")}marked sample, and its head says otherwise.");
        return checkpoint.Incarnation > ledger.Incarnation
            ? Wrong($"A checkpoint is of incarnation {checkpoint.Incarnation}, and the ledger says that it is in incarnation {ledger.Incarnation}.")
            : null;

        static Fault Wrong(string sentence) => new(FaultKind.Checkpoint, 0, 0, sentence);
    }

    private sealed record State(LedgerHead Ledger, StoredHead Head, byte[] Recent, long WithdrawnAt, long LastEvent, long LastText);

    private sealed record ExaminedPage(List<ExaminedEvent> Events, Fault? Stranger);
}
