using System.Collections.Immutable;
using System.Security.Cryptography;
using Npgsql;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Proofs;

/// <summary>
/// Promise 8 where tiles stand over tiles: <c>ledger.grow_tree</c> with leaf hashes of nothing, which is much quicker than to
/// record 65,536 events, against what C# computes of the same leaves on its own.
/// </summary>
public class GrowingOverLevels(GrowingOverLevels.Grown grown) : IClassFixture<GrowingOverLevels.Grown>
{
    private const int TwoLevels = 65_536;

    [Fact]
    public async Task Tiles_and_frontier_are_those_of_the_tree()
    {
        (await grown.TilesAsync()).ShouldBe(Enumerable.Range(0, Grown.Size / 256)
            .Select(index => Grown.Tile(1, index, grown.Defined(256 * index, 256 * (index + 1))))
            .Append(Grown.Tile(2, 0, grown.Defined(0, TwoLevels))));
        var frontier = (byte[]?[])(await grown.Ledger.OwnerAsync("select frontier from ledger.head"))!;
        frontier.Where(each => each is not null).Reverse().ShouldBe(grown.Tree.Subtrees.Select(each => each.Hash));
    }

    [Fact]
    public void Each_group_of_leaves_led_to_the_root_of_the_tree()
    {
        grown.Roots.Keys.Max().ShouldBe(Grown.Size);
        foreach (var (size, (sql, tree)) in grown.Roots)
            sql.ShouldBe(tree, $"{size} leaves");
    }

    [Theory]
    [InlineData(256)]
    [InlineData(TwoLevels - 256)]
    [InlineData(TwoLevels - 1)]
    [InlineData(TwoLevels)]
    [InlineData(TwoLevels + 1)]
    [InlineData(TwoLevels + 256)]
    [InlineData(TwoLevels + 257)]
    [InlineData(Grown.Size)]
    public async Task Roots_and_proofs_are_read_from_them(int size)
    {
        var (proofs, root) = (grown.Ledger.Ledger.Proofs, grown.Defined(0, size));
        (await proofs.RootAsync(size, default)).ShouldBe(root);
        (await grown.Ledger.OwnerAsync($"select ledger.root_at({size})")).ShouldBe(root);
        foreach (var position in new[] { 1, 256, 257, TwoLevels - 1, TwoLevels, TwoLevels + 1, TwoLevels + 257, size }.Where(each => each <= size))
        {
            var inclusion = await proofs.InclusionAsync(position, size, default);
            inclusion.ShouldBe(grown.Definition.DefinedPath(position - 1, 0, size));
            InclusionProof.Verify(grown.Definition.Leaf(position), position, size, inclusion, root).ShouldBeTrue();
            var consistency = await proofs.ConsistencyAsync(position, size, default);
            consistency.ShouldBe(grown.Definition.DefinedSubproof(position, 0, size, b: true));
            ConsistencyProof.Verify(position, grown.Defined(0, position), size, root, consistency).ShouldBeTrue();
        }
    }

    // However the leaves that cross it are shared out among groups.
    [Theory]
    [InlineData(136)]
    [InlineData(135, 1)]
    [InlineData(135, 2)]
    [InlineData(1, 134, 1, 1, 1)]
    [InlineData(137)]
    [InlineData(100, 100)]
    public async Task Groups_of_any_size_cross_the_second_level(params int[] groups)
    {
        await using var connection = await grown.Ledger.Owner.OpenConnectionAsync();
        await using var undone = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "alter table ledger.tiles disable trigger all; delete from ledger.tiles where level = 2 or index >= 255");
        var (size, frontier) = (Grown.Before, grown.FrontierBefore);
        foreach (var group in groups)
        {
            (frontier, var root) = await Grown.GrowAsync(connection, frontier, size, grown.Leaves(size, group));
            size += group;
            root.ShouldBe(grown.Defined(0, size), $"{size} leaves");
        }

        (await grown.TilesAsync(connection)).TakeLast(2).ShouldBe(
            [Grown.Tile(1, 255, grown.Defined(TwoLevels - 256, TwoLevels)), Grown.Tile(2, 0, grown.Defined(0, TwoLevels))]);
    }

    // 16,777,215 leaves are too many to give: their frontier is made up, and hides whatever is under it.
    [Fact]
    public async Task A_leaf_may_complete_tiles_of_three_levels_at_once()
    {
        await using var connection = await grown.Ledger.Owner.OpenConnectionAsync();
        await using var undone = await connection.BeginTransactionAsync();
        byte[]?[] frontier = [.. Enumerable.Range(0, 24).Select(height => SHA256.HashData([(byte)height]))];
        var leaf = SHA256.HashData("last"u8);
        var completed = frontier.Aggregate(
            ImmutableList.Create<byte[]>(leaf), (nodes, left) => nodes.Add(MerkleFrontier.Node(left, nodes[^1])));

        var (after, root) = await Grown.GrowAsync(connection, frontier, (1 << 24) - 1, leaf);

        root.ShouldBe(completed[24]);
        after.Select((hash, height) => (hash, height)).Where(each => each.hash is not null).ShouldHaveSingleItem().height.ShouldBe(24);
        (await grown.TilesAsync(connection)).Except(await grown.TilesAsync()).ShouldBe(
            [Grown.Tile(1, 65_535, completed[8]), Grown.Tile(2, 255, completed[16]), Grown.Tile(3, 0, completed[24])]);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A ledger whose tree has grown by 200 leaves at a time, as groups of events do, over the second level.</summary>
    public sealed class Grown : IAsyncLifetime
    {
        public const int Size = 65_536 + 300;

        /// <summary>The last size before the second level is reached.</summary>
        public const int Before = 65_400;

        private const int Group = 200;

        private readonly Dictionary<int, (byte[] Sql, byte[] Tree)> roots = [];

        internal BytesTree Definition { get; } = new(Size);

        public MerkleFrontier Tree { get; } = new();

        public TestLedger Ledger { get; private set; } = null!;

        /// <summary>After each group the root in SQL and that in C#, by size.</summary>
        public IReadOnlyDictionary<int, (byte[] Sql, byte[] Tree)> Roots => roots;

        public byte[]?[] FrontierBefore { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.CreateAsync();
            await using var connection = await Ledger.Owner.OpenConnectionAsync();
            byte[]?[] frontier = [];
            for (var size = 0; size < Size;)
            {
                var group = Math.Min(Group, Size - size);
                (frontier, var root) = await GrowAsync(connection, frontier, size, Leaves(size, group));
                for (var i = 0; i < group; i++)
                    Tree.Append(Definition.Leaf(++size));
                roots.Add(size, (root, Tree.Root));
                if (size == Before)
                    FrontierBefore = frontier;
            }
            await StoreAsync(connection, frontier);
        }

        public byte[] Defined(int first, int end) => Definition.Defined(first, end);

        /// <summary>So many leaf hashes after the first <paramref name="size"/>, end to end.</summary>
        public byte[] Leaves(int size, int count) => [.. Enumerable.Range(size + 1, count).SelectMany(position => Definition.Leaf(position))];

        public static async Task<(byte[]?[] Frontier, byte[] Root)> GrowAsync(
            NpgsqlConnection connection, byte[]?[] frontier, int size, byte[] leaves)
        {
            await using var command = new NpgsqlCommand("select frontier, root from ledger.grow_tree($1, $2, $3)", connection);
            command.Parameters.AddWithValue(frontier);
            command.Parameters.AddWithValue((long)size);
            command.Parameters.AddWithValue(leaves);
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            return (row.GetFieldValue<byte[]?[]>(0), row.GetFieldValue<byte[]>(1));
        }

        /// <summary>All tiles that are stored, by level and index, as <see cref="Tile"/> has one.</summary>
        public async Task<IReadOnlyList<string>> TilesAsync(NpgsqlConnection? connection = null)
        {
            await using var own = connection is null ? await Ledger.Owner.OpenConnectionAsync() : null;
            await using var command = new NpgsqlCommand("select level, index, hash from ledger.tiles order by level, index", connection ?? own);
            await using var rows = await command.ExecuteReaderAsync();
            var tiles = new List<string>();
            while (await rows.ReadAsync())
                tiles.Add(Tile(rows.GetInt16(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2)));
            return tiles;
        }

        public static string Tile(int level, long index, byte[] hash) => $"{level} {index} {Convert.ToHexStringLower(hash)}";

        public ValueTask DisposeAsync() => Ledger.DisposeAsync();

        // Events of which nothing is true but the leaf hash: what proofs are read from.
        private async Task StoreAsync(NpgsqlConnection connection, byte[]?[] frontier)
        {
            await using var command = new NpgsqlCommand(
                """
                with stored as (
                    insert into ledger.events (position, version, command_id, correlation_id, recorded_at, effective_on, schema, stream,
                        type, actor, role, way, leaf_hash, data)
                    select n, n, gen_random_uuid(), gen_random_uuid(), now(), current_date, 1, 'boat/1', 'BoatSighted', 'keeper-1',
                        'keeper', 'test', substring($1 from (32 * n - 31)::integer for 32), '{}'
                    from generate_series(1, $2) n)
                update ledger.head set size = $2, frontier = $3, root = $4
                """, connection);
            command.Parameters.AddWithValue(Leaves(0, Size));
            command.Parameters.AddWithValue((long)Size);
            command.Parameters.AddWithValue(frontier);
            command.Parameters.AddWithValue(Tree.Root);
            await command.ExecuteNonQueryAsync();
        }
    }
}
