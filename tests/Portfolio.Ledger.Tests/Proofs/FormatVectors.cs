using System.Buffers;
using System.Security.Cryptography;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Proofs;

/// <summary>FORMAT.md's vectors, which neither the C# nor the SQL has made: both must come to them.</summary>
public class FormatVectors(OneLedger one) : IClassFixture<OneLedger>
{
    private static readonly DateTimeOffset RecordedAt = new(2026, 3, 15, 9, 26, 53, 589, 793, TimeSpan.Zero);
    private static readonly Guid CommandId = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
    private static readonly Guid CorrelationId = Guid.Parse("0f0e0d0c-0b0a-0908-0706-050403020100");
    private static readonly byte[] Commitment = Leaf.Commitment([.. Enumerable.Range(0, 16).Select(i => (byte)i)], "Grüße");

    private static readonly SealedEvent A = new(
        new RecordedEvent(
            1, "boat/1", 1, "BoatSighted", 1, """{"knots": 7}""", ["note"], new DateOnly(2026, 3, 14), null, RecordedAt,
            "keeper-1", "keeper", "http", CommandId, CorrelationId, null, null),
        [[.. Commitment]],
        "key-1",
        [.. SHA256.HashData("content"u8)],
        2)
    {
        StoredLeafHash = [],
    };

    private static readonly SealedEvent B = new(
        new RecordedEvent(
            2, "port/Ærø", 1, "BoatBerthed", 3, "{}", [], new DateOnly(1999, 12, 31), new DateOnly(2026, 3, 1), RecordedAt,
            "keeper-1", "keeper", "http", CommandId, CorrelationId, 1, """{"row":7}"""),
        [],
        null,
        default,
        null)
    {
        StoredLeafHash = [],
    };

    private static readonly BytesTree Bytes = new(256);

    private const string Note =
        "portfolio.ledger/6f1ed002-ab55-4a11-8c5e-0123456789ab\n7\nNWAZGAMChESyMgGKwEf9tWHAnCOnpodsheCLXk1I6fM=\n"
        + "ledger 6f1ed002-ab55-4a11-8c5e-0123456789ab\nincarnation 1\nsample no\n\n"
        + "— portfolio.ledger/6f1ed002-ab55-4a11-8c5e-0123456789ab tOYuGzBFAiEAk7NT11yTNSMl1ILYyIhK0rVp5fTdITsb9Z4mIqdrIKU"
        + "CIFBWTVycnaOVqm22VqZ/7QRG9odk8hiMsxh5mqPvpqMU\n";

    private const string Key =
        "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEYpI+bzpGjfhFKUiI74p2rlfMwfL\n"
        + "ttRE7dLV5lP4kjhUfFTwvYnXTvHcrOBnEiYG0UNdz5QqmaeXTECdb/NMTg==\n-----END PUBLIC KEY-----\n";

    [Fact]
    public void The_page_and_the_program_agree_on_every_byte()
    {
        var vectors = File.ReadAllLines(PathOf("src/Portfolio.Ledger/FORMAT.md"))
            .SkipWhile(line => line != "## Vectors")
            .Where(line => line.StartsWith("    ", StringComparison.Ordinal))
            .Select(line => line.Trim());
        var tree = new MerkleFrontier();

        vectors.ShouldBe(
        [
            Hex(Commitment),
            Hex(Encoded(A)),
            Hex(Leaf.Hash(A)),
            Hex(Encoded(B)),
            Hex(Leaf.Hash(B)),
            Hex(tree.Root),
            Hex(Grown(tree, Leaf.Hash(A))),
            Hex(Grown(tree, Leaf.Hash(B))),
            Hex(Grown(tree, Leaf.Hash(A))),
            Hex(Bytes.Leaf(1)),
            .. new[] { 3, 4, 6, 7, 256 }.Select(size => Hex(Bytes.Root(size))),
            .. Bytes.Inclusion(5, 7).Select(Hex),
            .. Bytes.Inclusion(7, 7).Select(Hex),
            .. Bytes.Consistency(3, 7).Select(Hex),
            .. Bytes.Consistency(4, 7).Select(Hex),
            .. Bytes.Consistency(6, 7).Select(Hex),
            .. Note.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            .. Key.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ]);
    }

    [Fact]
    public void The_checkpoint_that_OpenSSL_has_signed_verifies()
    {
        var key = CheckpointKey.FromPem(Key).ShouldHaveSingleItem();
        var signed = SignedCheckpoint.Parse(Note);

        key.Name.ShouldBe("b4e62e1b");
        signed.IsSignedBy([key]).ShouldBeTrue();
        signed.Checkpoint.ShouldBe(
            new Checkpoint(Guid.Parse("6f1ed002-ab55-4a11-8c5e-0123456789ab"), 1, false, 7, [.. Bytes.Root(7)]));
    }

    [Fact]
    public async Task The_database_comes_to_the_same_leaves_and_roots()
    {
        const string a =
            """
            ledger.leaf_hash(
                1, 'boat/1', 1, 'BoatSighted', 1, '{"knots": 7}', array['note'],
                array[sha256('\x000102030405060708090a0b0c0d0e0f'::bytea || convert_to('Grüße', 'UTF8'))],
                '2026-03-14', null, '2026-03-15T09:26:53.589793Z', 'keeper-1', 'keeper', 'http',
                '00112233-4455-6677-8899-aabbccddeeff', '0f0e0d0c-0b0a-0908-0706-050403020100', null, null,
                'key-1', sha256('content'), 2)
            """;
        const string b =
            """
            ledger.leaf_hash(
                2, 'port/Ærø', 1, 'BoatBerthed', 3, '{}', null, null,
                '1999-12-31', '2026-03-01', '2026-03-15T09:26:53.589793Z', 'keeper-1', 'keeper', 'http',
                '00112233-4455-6677-8899-aabbccddeeff', '0f0e0d0c-0b0a-0908-0706-050403020100', 1, '{"row":7}',
                null, null, null)
            """;

        (await HexAsync($"select {a}")).ShouldBe("a2cfcca774385cd374b54da7cdf3ac2e4de2896a020a96fbd9a6b5a8a8766c1a");
        (await HexAsync($"select {b}")).ShouldBe("0455fe27f97a3472a93bc680e52048e863ed9bc85ff13e5539cb008aedc6d402");
        (await HexAsync("select root from ledger.head")).ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        (await HexAsync($"select root from ledger.grow_tree(array[]::bytea[], 0, {a} || {b} || {a})"))
            .ShouldBe("b9f720a5a06e797ccbf7867a14028549ff4760cccdc7c0f044d8d74ce3e753f7");
        (await HexAsync($"with one as (select * from ledger.grow_tree(array[]::bytea[], 0, {a})) "
            + $"select g.root from one, ledger.grow_tree(one.frontier, 1, {b}) g"))
            .ShouldBe("865f3f14ea068e0df32ee86fbebf0f85c8c0024193d194c55abb3d8466adbb94");
    }

    private static byte[] Grown(MerkleFrontier tree, byte[] leaf)
    {
        tree.Append(leaf);
        return tree.Root;
    }

    private static byte[] Encoded(SealedEvent sealedEvent)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Leaf.Encode(sealedEvent, bytes);
        return bytes.WrittenSpan.ToArray();
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, file)))
            folder = folder.Parent ?? throw new FileNotFoundException(file);
        return Path.Combine(folder.FullName, file);
    }

    private async Task<string> HexAsync(string sql) => Hex((byte[])(await one.Ledger.OwnerAsync(sql))!);
}
