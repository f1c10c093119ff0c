using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Portfolio.Ledger;

/// <summary>
/// One connection's prepared call of <c>ledger.append</c>. Its parameters are lists that are filled anew for each group,
/// so that a group costs no allocations of its own here.
/// </summary>
internal sealed class AppendCall : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand command;
    private readonly NpgsqlParameter<int> incarnation = new() { NpgsqlDbType = NpgsqlDbType.Integer };
    private readonly NpgsqlParameter<long> knownSize = new() { NpgsqlDbType = NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<byte[]> knownRoot = new() { NpgsqlDbType = NpgsqlDbType.Bytea };
    private readonly List<string> actors = [];
    private readonly List<string> roles = [];
    private readonly List<string> ways = [];
    private readonly List<Guid> commandIds = [];
    private readonly List<string> keys = [];
    private readonly List<byte[]> hashes = [];
    private readonly List<Guid> correlations = [];
    private readonly OptionalArray<DateTime?> recorded = new(NpgsqlDbType.TimestampTz);
    private readonly List<int> streamRequests = [];
    private readonly List<string> streams = [];
    private readonly List<long> expectedVersions = [];
    private readonly List<int> eventStreams = [];
    private readonly List<string> types = [];
    private readonly List<int> schemas = [];
    private readonly List<string> data = [];
    private readonly List<DateOnly> effective = [];
    private readonly OptionalArray<DateOnly?> reported = new(NpgsqlDbType.Date);
    private readonly OptionalArray<string?> sources = new(NpgsqlDbType.Text);
    private readonly OptionalArray<long?> causes = new(NpgsqlDbType.Bigint);
    private readonly List<int> textEvents = [];
    private readonly List<string> textNames = [];
    private readonly List<byte[]> textSalts = [];
    private readonly List<string> textContents = [];
    private readonly List<long> decided = [];
    private readonly OptionalArray<string?> withdrawn = new(NpgsqlDbType.Text);
    private bool warned;

    private AppendCall(NpgsqlConnection connection, Guid ledgerId)
    {
        this.connection = connection;
        connection.Notice += (_, notice) => warned |= notice.Notice.InvariantSeverity == "WARNING";
        command = new NpgsqlCommand(
            "select request, outcome, command_id, first_position, events, recorded_at, stream, version, root "
            + "from ledger.append(" + string.Join(", ", Enumerable.Range(1, 29).Select(number => $"${number}")) + ")",
            connection);
        Add(ledgerId, NpgsqlDbType.Uuid);
        command.Parameters.Add(incarnation);
        command.Parameters.Add(knownSize);
        command.Parameters.Add(knownRoot);
        AddArray(actors, NpgsqlDbType.Text);
        AddArray(roles, NpgsqlDbType.Text);
        AddArray(ways, NpgsqlDbType.Text);
        AddArray(commandIds, NpgsqlDbType.Uuid);
        AddArray(keys, NpgsqlDbType.Text);
        AddArray(hashes, NpgsqlDbType.Bytea);
        AddArray(correlations, NpgsqlDbType.Uuid);
        command.Parameters.Add(recorded.Parameter);
        AddArray(streamRequests, NpgsqlDbType.Integer);
        AddArray(streams, NpgsqlDbType.Text);
        AddArray(expectedVersions, NpgsqlDbType.Bigint);
        AddArray(eventStreams, NpgsqlDbType.Integer);
        AddArray(types, NpgsqlDbType.Text);
        AddArray(schemas, NpgsqlDbType.Integer);
        AddArray(data, NpgsqlDbType.Text);
        AddArray(effective, NpgsqlDbType.Date);
        command.Parameters.Add(reported.Parameter);
        command.Parameters.Add(sources.Parameter);
        command.Parameters.Add(causes.Parameter);
        AddArray(textEvents, NpgsqlDbType.Integer);
        AddArray(textNames, NpgsqlDbType.Text);
        AddArray(textSalts, NpgsqlDbType.Bytea);
        AddArray(textContents, NpgsqlDbType.Text);
        AddArray(decided, NpgsqlDbType.Bigint);
        command.Parameters.Add(withdrawn.Parameter);
    }

    /// <summary>False once the connection has gone.</summary>
    public bool IsOpen => connection.FullState.HasFlag(System.Data.ConnectionState.Open);

    public static async Task<AppendCall> OpenAsync(NpgsqlDataSource database, Guid ledgerId, CancellationToken cancellation)
    {
        var call = new AppendCall(await database.OpenConnectionAsync(cancellation), ledgerId);
        try
        {
            await call.command.PrepareAsync(cancellation);
            return call;
        }
        catch
        {
            await call.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Appends a group in one transaction and gives the outcome of each request, in their order, and where the ledger
    /// stands after it. On a retry, what was recorded under a request's own command id is no repeat: only the first
    /// answer to it was lost on the way.
    /// </summary>
    /// <exception cref="CommitInDoubtException">The wait for a synchronous standby was cut short.</exception>
    public async Task<(AppendOutcome[] Outcomes, long Size, ImmutableArray<byte> Root)> RunAsync(
        List<PendingAppend> group,
        KnownHead known,
        bool retry,
        CancellationToken cancellation)
    {
        Fill(group);
        incarnation.TypedValue = known.Incarnation;
        knownSize.TypedValue = known.Size;
        knownRoot.TypedValue = ImmutableCollectionsMarshal.AsArray(known.Root)!;
        warned = false;
        var outcomes = new AppendOutcome[group.Count];
        var (size, root) = (0L, ImmutableArray<byte>.Empty);
        await using (var rows = await command.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
            {
                var index = rows.GetInt32(0) - 1;
                if (index >= 0)
                    outcomes[index] = Decode(rows, outcomes[index], group[index].Request, retry);
                else
                    (size, root) = (rows.GetInt64(3), ImmutableArray.Create(rows.GetFieldValue<byte[]>(8)));
            }
        }
        // The append itself never warns. What does is a commit that stopped waiting for its standby.
        if (warned)
            throw new CommitInDoubtException();
        return (outcomes, size, root);
    }

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static AppendOutcome Decode(NpgsqlDataReader row, AppendOutcome? before, AppendRequest request, bool retry)
    {
        switch (row.GetString(1))
        {
            case "key reused":
                return new AppendOutcome.KeyReused();
            case "outdated":
                return new AppendOutcome.Outdated(row.GetInt64(7));
            case "conflict":
                var stream = row.GetString(6);
                var expected = request.Streams.First(each => each.Stream == stream).Expected;
                return new AppendOutcome.Conflict(stream, expected, row.GetInt64(7));
            case var outcome:
                var version = new StreamVersion(row.GetString(6), row.GetInt64(7));
                if (before is AppendOutcome.Stored stored)
                    return stored with { Versions = stored.Versions.Add(version) };
                var first = row.GetInt64(3);
                var count = row.GetInt32(4);
                var recordedAt = new DateTimeOffset(row.GetDateTime(5));
                return outcome == "appended" || (retry && row.GetGuid(2) == request.CommandId)
                    ? new AppendOutcome.Appended(first, count, recordedAt, [version])
                    : new AppendOutcome.Repeated(first, count, recordedAt, [version]);
        }
    }

    private void Fill(List<PendingAppend> group)
    {
        Clear();
        foreach (var pending in group)
        {
            var request = pending.Request;
            actors.Add(request.ActorId);
            roles.Add(request.ActorRole);
            ways.Add(request.Way);
            commandIds.Add(request.CommandId);
            keys.Add(request.Key);
            hashes.Add(ImmutableCollectionsMarshal.AsArray(request.ContentHash)!);
            correlations.Add(request.CorrelationId);
            recorded.Add(request.RecordedAt?.UtcDateTime);
            decided.Add(request.DecidedAt);
            withdrawn.Add(request.Withdraws);
            foreach (var stream in request.Streams)
            {
                streamRequests.Add(keys.Count);
                streams.Add(stream.Stream);
                expectedVersions.Add(stream.Expected.Value);
                foreach (var each in stream.Events)
                    Fill(each);
            }
        }
        recorded.Done();
        withdrawn.Done();
        reported.Done();
        sources.Done();
        causes.Done();
    }

    private void Fill(NewEvent each)
    {
        eventStreams.Add(streams.Count);
        types.Add(each.Type);
        schemas.Add(each.Schema);
        data.Add(each.Data);
        effective.Add(each.EffectiveOn);
        reported.Add(each.ReportedOn);
        sources.Add(each.Source);
        causes.Add(each.CausedBy);
        foreach (var text in each.Texts)
        {
            textEvents.Add(eventStreams.Count);
            textNames.Add(text.Name);
            textSalts.Add(RandomNumberGenerator.GetBytes(16));
            textContents.Add(text.Content);
        }
    }

    private void Clear()
    {
        foreach (var parameter in command.Parameters)
        {
            // Not the known root: an array is a list too, of a fixed size, and would be filled with zeros.
            if (((NpgsqlParameter)parameter).Value is System.Collections.IList { IsFixedSize: false } list)
                list.Clear();
        }
        recorded.Clear();
        withdrawn.Clear();
        reported.Clear();
        sources.Clear();
        causes.Clear();
    }

    private void Add<T>(T value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });

    private void AddArray<T>(List<T> values, NpgsqlDbType element) => Add(values, NpgsqlDbType.Array | element);
}
