using Npgsql;
using NpgsqlTypes;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Node.Snapshots;

/// <summary>
/// Roots of the ledger's tree at rising positions, multiples of 256: from the tiles, each of which is the root of 256
/// leaves, so that the frontier over them is the tree's own.
/// </summary>
internal sealed class TreeRoots(NpgsqlDataSource database)
{
    public const int Tile = 256;

    private readonly MerkleFrontier _frontier = new();

    /// <param name="position">Not before the last one asked for.</param>
    /// <returns>The root; empty where the ledger has no such position.</returns>
    public async Task<byte[]> AtAsync(long position, CancellationToken cancellation)
    {
        if (position % Tile != 0)
        {
            return [];
        }

        await using var query = database.CreateCommand(
            "select hash from ledger.tiles where level = 1 and index >= $1 and index < $2 order by index");
        query.Parameters.Add(new() { Value = _frontier.Size, NpgsqlDbType = NpgsqlDbType.Bigint });
        query.Parameters.Add(new() { Value = position / Tile, NpgsqlDbType = NpgsqlDbType.Bigint });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            _frontier.Append(rows.GetFieldValue<byte[]>(0));
        }

        return _frontier.Size == position / Tile ? _frontier.Root : [];
    }
}
