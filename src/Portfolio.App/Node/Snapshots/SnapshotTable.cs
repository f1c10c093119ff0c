using System.Buffers;
using System.Data;
using Npgsql;
using NpgsqlTypes;
using Portfolio.Ledger;

namespace Portfolio.App.Node.Snapshots;

/// <summary>The table of snapshots of this program's shape, and whether they fit the ledger.</summary>
internal sealed class SnapshotTable(NpgsqlDataSource database, string shape)
{
    /// <summary>The tables it needs.</summary>
    public static readonly MigrationSource Migrations =
        MigrationSource.FromResources("snapshots", typeof(SnapshotTable).Assembly, "Node.Snapshots.Schema");

    /// <summary>The table; null where the ledger was opened without it, and then there are no snapshots.</summary>
    public static async Task<SnapshotTable?> FindAsync(NpgsqlDataSource database, EventCodec codec, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand("select to_regclass('snapshots.chunks') is not null");
        return await query.ExecuteScalarAsync(cancellation) is true ? new SnapshotTable(database, PackedEvents.ShapeOf(codec.Types)) : null;
    }

    /// <summary>
    /// The chunks that a node may start from: without a gap from the first position on, each made of this ledger, with the
    /// root that the ledger's tree has at its end: the root proves the events, in whichever incarnation they were packed. The
    /// first that does not fit ends them.
    /// </summary>
    public async Task<IReadOnlyList<SnapshotChunk>> FittingAsync(LedgerHead head, CancellationToken cancellation)
    {
        var chunks = await ListAsync(cancellation);
        var (fitting, roots) = (new List<SnapshotChunk>(), new TreeRoots(database));
        foreach (var chunk in chunks)
        {
            var follows = chunk.After == (fitting.Count == 0 ? 0 : fitting[^1].Last) && chunk.Last <= head.Size;
            if (!follows || chunk.LedgerId != head.LedgerId)
            {
                break;
            }

            var root = await roots.AtAsync(chunk.Last, cancellation);
            if (!root.AsSpan().SequenceEqual(chunk.Root))
            {
                break;
            }

            fitting.Add(chunk);
        }

        return fitting;
    }

    /// <summary>The packed events of a chunk; null where it is gone, or is not what was written.</summary>
    /// <returns>In memory of the pool, for whoever asked to dispose of.</returns>
    public async Task<PackedContent?> ContentAsync(SnapshotChunk chunk, ArrayPool<byte> pool, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand("select content from snapshots.chunks where shape = $1 and after = $2");
        query.Parameters.Add(new() { Value = shape });
        query.Parameters.Add(new() { Value = chunk.After });
        await using var rows = await query.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        if (!await rows.ReadAsync(cancellation))
        {
            return null;
        }

        await using var stream = await rows.GetStreamAsync(0, cancellation);
        var content = await PackedContent.ReadAsync(stream, (int)stream.Length, pool, cancellation);
        if (chunk.Holds(content.Bytes))
        {
            return content;
        }

        content.Dispose();
        return null;
    }

    /// <summary>Writes a chunk; where another node has written it meanwhile, that one stays.</summary>
    public async Task WriteAsync(SnapshotChunk chunk, byte[] content, CancellationToken cancellation)
    {
        await using var insert = database.CreateCommand(
            """
            insert into snapshots.chunks (shape, after, events, ledger_id, incarnation, root, checksum, content)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict do nothing
            """);
        insert.Parameters.Add(new() { Value = shape });
        insert.Parameters.Add(new() { Value = chunk.After });
        insert.Parameters.Add(new() { Value = chunk.Events });
        insert.Parameters.Add(new() { Value = chunk.LedgerId });
        insert.Parameters.Add(new() { Value = chunk.Incarnation });
        insert.Parameters.Add(new() { Value = chunk.Root });
        insert.Parameters.Add(new() { Value = chunk.Checksum });
        insert.Parameters.Add(new() { Value = content, NpgsqlDbType = NpgsqlDbType.Bytea });
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Removes this shape's chunks behind a position, and other programs' that have had their day.</summary>
    public async Task TidyAsync(long behind, CancellationToken cancellation)
    {
        // A day: while a new version is rolled out, nodes of the old one may still start from theirs.
        await using var delete = database.CreateCommand(
            """
            delete from snapshots.chunks
            where (shape = $1 and after >= $2) or (shape <> $1 and written_at < now() - interval '1 day')
            """);
        delete.Parameters.Add(new() { Value = shape });
        delete.Parameters.Add(new() { Value = behind });
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Removes all of them, of every shape.</summary>
    public async Task DropAsync(CancellationToken cancellation)
    {
        await using var delete = database.CreateCommand("delete from snapshots.chunks");
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Every chunk of this shape, by position, whether it fits or not.</summary>
    public async Task<IReadOnlyList<SnapshotChunk>> ListAsync(CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(
            """
            select after, events, ledger_id, incarnation, root, checksum from snapshots.chunks where shape = $1 order by after
            """);
        query.Parameters.Add(new() { Value = shape });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var chunks = new List<SnapshotChunk>();
        while (await rows.ReadAsync(cancellation))
        {
            chunks.Add(new SnapshotChunk(
                rows.GetInt64(0), rows.GetInt32(1), rows.GetGuid(2), rows.GetInt32(3), rows.GetFieldValue<byte[]>(4),
                rows.GetFieldValue<byte[]>(5)));
        }

        return chunks;
    }
}
