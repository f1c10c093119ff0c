using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Portfolio.Ledger;

/// <summary>
/// Takes free texts out, by <c>ledger.redact</c>. The redaction is an event of the type <see cref="EventType"/> with the
/// data <c>{"position": …, "texts": […]}</c>, recorded in the same transaction.
/// </summary>
public sealed class TextRedactor
{
    /// <summary>Type of the event that a redaction is; its schema is 1.</summary>
    public const string EventType = "TextRedacted";

    private readonly NpgsqlDataSource database;
    private readonly LogReader reader;
    private readonly KnownLedger known;

    internal TextRedactor(NpgsqlDataSource database, LogReader reader, KnownLedger known)
    {
        this.database = database;
        this.reader = reader;
        this.known = known;
    }

    /// <summary>
    /// The outcome of the redaction as of an append; null when all the texts had been taken out before, and nothing was
    /// recorded. Unknown where the connection was lost, or the wait for a synchronous standby was cut short.
    /// <see cref="LedgerErrors.NoSuchText"/> where the event has no text of a name.
    /// </summary>
    public async Task<AppendOutcome?> RedactAsync(RedactionRequest request, CancellationToken cancellation)
    {
        for (var adopted = false; ; adopted = true)
        {
            try
            {
                return await RunAsync(request, known.Current, cancellation);
            }
            catch (PostgresException refused) when (refused.SqlState == LedgerErrors.WrongIncarnation)
            {
                if (adopted || !await known.AdoptAsync(reader, cancellation))
                    return known.Refusal();
            }
            catch (PostgresException refused) when (refused.SqlState is LedgerErrors.Forked or LedgerErrors.WrongLedger)
            {
                known.Forked(known.Current, refused.MessageText);
                return known.Refusal();
            }
            catch (PostgresException refused) when (!LostConnection.Is(refused))
            {
                return new AppendOutcome.Refused(refused.SqlState, refused.MessageText);
            }
            catch (Exception failure) when (failure is CommitInDoubtException || LostConnection.Is(failure))
            {
                return new AppendOutcome.Unknown(failure.Message);
            }
        }
    }

    private async Task<AppendOutcome?> RunAsync(RedactionRequest request, KnownHead before, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var warned = false;
        connection.Notice += (_, notice) => warned |= notice.Notice.InvariantSeverity == "WARNING";
        await using var redact = new NpgsqlCommand(
            "select outcome, first_position, events, recorded_at, version from ledger.redact("
            + string.Join(", ", Enumerable.Range(1, 17).Select(number => $"${number}")) + ")",
            connection);
        void Add(object value, NpgsqlDbType type) => redact.Parameters.Add(new() { Value = value, NpgsqlDbType = type });
        Add(known.LedgerId, NpgsqlDbType.Uuid);
        Add(before.Incarnation, NpgsqlDbType.Integer);
        Add(before.Size, NpgsqlDbType.Bigint);
        Add(before.Root.ToArray(), NpgsqlDbType.Bytea);
        Add(request.ActorId, NpgsqlDbType.Text);
        Add(request.ActorRole, NpgsqlDbType.Text);
        Add(request.Way, NpgsqlDbType.Text);
        Add(request.CommandId, NpgsqlDbType.Uuid);
        Add(request.Key, NpgsqlDbType.Text);
        Add(request.ContentHash.ToArray(), NpgsqlDbType.Bytea);
        Add(request.CorrelationId, NpgsqlDbType.Uuid);
        Add(request.Stream, NpgsqlDbType.Text);
        Add(request.EffectiveOn, NpgsqlDbType.Date);
        Add(request.Position, NpgsqlDbType.Bigint);
        Add(request.Names.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Add(request.Reason, NpgsqlDbType.Text);
        Add(RandomNumberGenerator.GetBytes(16), NpgsqlDbType.Bytea);
        AppendOutcome? outcome;
        await using (var rows = await redact.ExecuteReaderAsync(cancellation))
        {
            await rows.ReadAsync(cancellation);
            outcome = rows.GetString(0) switch
            {
                "redacted before" => null,
                "key reused" => new AppendOutcome.KeyReused(),
                "appended" => new AppendOutcome.Appended(
                    rows.GetInt64(1), rows.GetInt32(2), new DateTimeOffset(rows.GetDateTime(3)), Versions(rows)),
                _ => new AppendOutcome.Repeated(
                    rows.GetInt64(1), rows.GetInt32(2), new DateTimeOffset(rows.GetDateTime(3)), Versions(rows)),
            };
        }
        // The redaction itself never warns. What does is a commit that stopped waiting for its standby.
        if (warned)
            throw new CommitInDoubtException();
        if (outcome is AppendOutcome.Appended appended)
            await HintAsync(connection, appended.LastPosition, cancellation);
        return outcome;

        ImmutableArray<StreamVersion> Versions(NpgsqlDataReader rows) => [new StreamVersion(request.Stream, rows.GetInt64(4))];
    }

    private static async Task HintAsync(NpgsqlConnection connection, long position, CancellationToken cancellation)
    {
        await using var notify = new NpgsqlCommand("select pg_notify($1, $2)", connection);
        notify.Parameters.AddWithValue(CommitHint.Channel);
        notify.Parameters.AddWithValue(position.ToString(CultureInfo.InvariantCulture));
        await notify.ExecuteNonQueryAsync(cancellation);
    }
}
