using Npgsql;
using NpgsqlTypes;
using Portfolio.App.Access;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Benchmarks.Filling;

/// <summary>
/// A ledger that was filled in one go, by COPY as the owner of its tables: ten million events take minutes. Its leaves and
/// its tree are computed here; the ledger's own functions are asked whether they agree.
/// </summary>
internal static class FilledLedger
{
    private const string Columns =
        "position, version, command_id, correlation_id, recorded_at, effective_on, reported_on, schema, command_size, "
        + "stream, type, actor, role, way, leaf_hash, data, command_key, command_hash";

    /// <summary>Makes and fills the ledger, unless it holds something already.</summary>
    public static async Task EnsureAsync(string database, int programmes, long events, CancellationToken cancellation)
    {
        // Marked sample: what it holds was made up.
        await using (var ledger = await LedgerDatabase.OpenAsync(
            database, new LedgerSettings { Sample = true, Migrations = [ApiKeys.Migrations] }, cancellation))
        {
            if (ledger.Head.Size > 0)
            {
                return;
            }
        }

        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 0 });
        await using var connection = await owner.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var (tree, frontier, tiles) = (new GrowingTree(), new MerkleFrontier(), new List<(short Level, long Index, byte[] Hash)>());
        DateTimeOffset last = default;
        await using (var copy = await connection.BeginBinaryImportAsync(
            $"copy ledger.events ({Columns}) from stdin (format binary)", cancellation))
        {
            var made = new MadeUpEvents(programmes);
            for (var position = 1L; position <= events; position++)
            {
                var e = made.At(position);
                var leaf = Leaf.Hash(e);
                tiles.AddRange(tree.Append(leaf));
                frontier.Append(leaf);
                await WriteAsync(copy, e, leaf, cancellation);
                last = e.Event.RecordedAt;
            }

            await copy.CompleteAsync(cancellation);
        }

        await using (var copy = await connection.BeginBinaryImportAsync(
            "copy ledger.tiles (level, index, hash) from stdin (format binary)", cancellation))
        {
            foreach (var (level, index, hash) in tiles)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(level, NpgsqlDbType.Smallint, cancellation);
                await copy.WriteAsync(index, NpgsqlDbType.Bigint, cancellation);
                await copy.WriteAsync(hash, NpgsqlDbType.Bytea, cancellation);
            }

            await copy.CompleteAsync(cancellation);
        }

        await using (var head = new NpgsqlCommand(
            "update ledger.head set size = $1, root = $2, frontier = $3, last_recorded_at = $4", connection))
        {
            head.Parameters.Add(new() { Value = events });
            head.Parameters.Add(new() { Value = frontier.Root });
            head.Parameters.Add(new() { Value = tree.Frontier, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
            head.Parameters.Add(new() { Value = last.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
            await head.ExecuteNonQueryAsync(cancellation);
        }

        await CheckAsync(connection, cancellation);
        await transaction.CommitAsync(cancellation);
        await using var settle = owner.CreateCommand("vacuum analyze ledger.events");
        await settle.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, SealedEvent e, byte[] leaf, CancellationToken cancellation)
    {
        var r = e.Event;
        await copy.StartRowAsync(cancellation);
        await copy.WriteAsync(r.Position, NpgsqlDbType.Bigint, cancellation);
        await copy.WriteAsync(r.Version, NpgsqlDbType.Bigint, cancellation);
        await copy.WriteAsync(r.CommandId, NpgsqlDbType.Uuid, cancellation);
        await copy.WriteAsync(r.CorrelationId, NpgsqlDbType.Uuid, cancellation);
        await copy.WriteAsync(r.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz, cancellation);
        await copy.WriteAsync(r.EffectiveOn, NpgsqlDbType.Date, cancellation);
        await copy.WriteAsync(r.ReportedOn!.Value, NpgsqlDbType.Date, cancellation);
        await copy.WriteAsync(r.Schema, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(e.CommandSize!.Value, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(r.Stream, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(r.Type, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(r.ActorId, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(r.ActorRole, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(r.Way, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(leaf, NpgsqlDbType.Bytea, cancellation);
        await copy.WriteAsync(r.Data, NpgsqlDbType.Json, cancellation);
        await copy.WriteAsync(e.CommandKey!, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(e.CommandHash.ToArray(), NpgsqlDbType.Bytea, cancellation);
    }

    // Some thousand leaves by the ledger's own function, and the root from its frontier by the ledger's own function.
    private static async Task CheckAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var query = new NpgsqlCommand(
            """
            select
                (select count(*) from ledger.events e
                 where e.position % (select size / 5000 + 1 from ledger.head) = 0 and e.leaf_hash <> ledger.leaf_hash(
                    e.position, e.stream, e.version, e.type, e.schema, e.data::text, e.text_names, e.text_commitments,
                    e.effective_on, e.reported_on, e.recorded_at, e.actor, e.role, e.way, e.command_id, e.correlation_id,
                    e.caused_by, e.source::text, e.command_key, e.command_hash, e.command_size)),
                (select g.root = h.root from ledger.head h cross join ledger.grow_tree(h.frontier, h.size, '') g)
            """,
            connection);
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        if (rows.GetInt64(0) > 0 || !rows.GetBoolean(1))
        {
            throw new InvalidOperationException("The ledger that was filled is not what the ledger's own functions make of it.");
        }
    }
}
