using Npgsql;
using NpgsqlTypes;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger;

/// <summary>
/// Makes proofs from the stored leaf hashes and tiles: for a tree of a million events some hundred of them, in one round
/// trip. What it gives is as true as what is stored; that is for the proof's reader to verify.
/// </summary>
public sealed class ProofReader(NpgsqlDataSource database)
{
    internal const string LeavesQuery =
        """
        select e.position - 1, e.leaf_hash
        from unnest($1::bigint[], $2::integer[]) r (first, count)
        cross join lateral (
            select position, leaf_hash from ledger.events
            where position > r.first and position <= r.first + r.count order by position limit r.count) e
        """;

    internal const string TilesQuery =
        """
        select t.level, t.index, t.hash
        from unnest($1::smallint[], $2::bigint[], $3::integer[]) r (level, first, count)
        cross join lateral (
            select level, index, hash from ledger.tiles
            where level = r.level and index >= r.first and index < r.first + r.count order by index limit r.count) t
        """;

    /// <summary>The proof that the event at a position is in the tree of the first <paramref name="size"/> events.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not in that tree.</exception>
    /// <exception cref="LedgerDamagedException">The ledger does not reach so far, or lacks a hash.</exception>
    public Task<byte[][]> InclusionAsync(long position, long size, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, size);
        return ReadAsync([.. InclusionProof.Path(position, size)], cancellation);
    }

    /// <summary>The proof that the tree of <paramref name="newSize"/> events begins with that of <paramref name="oldSize"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the old one is greater than the new one.</exception>
    /// <exception cref="LedgerDamagedException">The ledger does not reach so far, or lacks a hash.</exception>
    public Task<byte[][]> ConsistencyAsync(long oldSize, long newSize, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        return ReadAsync(ConsistencyProof.Ranges(oldSize, newSize), cancellation);
    }

    /// <summary>The root of the tree of the first <paramref name="size"/> events.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    /// <exception cref="LedgerDamagedException">The ledger does not reach so far, or lacks a hash.</exception>
    public async Task<byte[]> RootAsync(long size, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return (await ReadAsync([new TreeRange(0, size)], cancellation))[0];
    }

    private async Task<byte[][]> ReadAsync(TreeRange[] ranges, CancellationToken cancellation)
    {
        var hashes = new StoredHashes();
        var needed = StoredHashes.NeededFor(ranges).ToLookup(range => range.Level == 0);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Leaves(needed[true]));
        batch.BatchCommands.Add(Tiles(needed[false]));
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            hashes.Add(0, rows.GetInt64(0), rows.GetFieldValue<byte[]>(1));
        await rows.NextResultAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            hashes.Add(rows.GetInt16(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2));
        return [.. ranges.Select(hashes.Of)];
    }

    private static NpgsqlBatchCommand Leaves(IEnumerable<StoredRange> ranges) => new(LeavesQuery)
    {
        Parameters =
        {
            Array(ranges.Select(range => range.First), NpgsqlDbType.Bigint),
            Array(ranges.Select(range => range.Count), NpgsqlDbType.Integer),
        },
    };

    private static NpgsqlBatchCommand Tiles(IEnumerable<StoredRange> ranges) => new(TilesQuery)
    {
        Parameters =
        {
            Array(ranges.Select(range => (short)range.Level), NpgsqlDbType.Smallint),
            Array(ranges.Select(range => range.First), NpgsqlDbType.Bigint),
            Array(ranges.Select(range => range.Count), NpgsqlDbType.Integer),
        },
    };

    private static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType element) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | element };
}
