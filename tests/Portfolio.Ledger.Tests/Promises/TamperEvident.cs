using System.Collections.Immutable;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>Promises 8 and 9, as far as they exist: leaf and root of every event, the same in SQL and in C#.</summary>
public class TamperEvident
{
    [Fact]
    public async Task Leaves_and_root_agree_from_the_first_event_on()
    {
        await using var ledger = await TestLedger.CreateAsync();
        var tree = new MerkleFrontier();
        Hex((await ledger.Reader.HeadAsync(default)).Root).ShouldBe(Hex(tree.Root));

        // Groups of many sizes, over the first tile and into the third, so that each way for a subtree to close comes up.
        foreach (var size in new[] { 1, 1, 2, 3, 1, 4, 7, 8, 1, 29, 64, 100, 35, 1, 255, 256, 1, 3, 60 })
        {
            await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.Any, [.. Enumerable.Range(0, size).Select(Varied)]));
            await foreach (var page in ledger.Reader.ReadSealedAsync(tree.Size, default))
            {
                foreach (var each in page)
                {
                    Hex(Leaf.Hash(each)).ShouldBe(Hex(each.StoredLeafHash), $"leaf {each.Event.Position}");
                    tree.Append(Leaf.Hash(each));
                }
            }
            var head = await ledger.Reader.HeadAsync(default);
            (head.Size, Hex(head.Root)).ShouldBe((tree.Size, Hex(tree.Root)));
        }
        tree.Size.ShouldBeGreaterThan(3 * 256);
        await TilesAreTheSubtreesAsync(ledger);
    }

    [Fact]
    public async Task The_commitment_to_a_text_is_that_of_its_salt_and_content()
    {
        await using var ledger = await TestLedger.CreateAsync();
        NewText[] texts = [new("note", "Grüße, 😀"), new("plan", "")];
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New, Given.Event("{}", texts)));
        await ledger.AppendAsync(Given.Command("boat/2", ExpectedVersion.New, Given.Event("{}", texts)));

        var salts = new HashSet<string>();
        await foreach (var page in ledger.Reader.ReadSealedAsync(0, default))
        {
            foreach (var each in page)
            {
                for (var i = 0; i < texts.Length; i++)
                {
                    var salt = (byte[])(await ledger.OwnerAsync(
                        $"select salt from ledger.texts where position = {each.Event.Position} and name = '{texts[i].Name}'"))!;
                    salt.Length.ShouldBe(16);
                    salts.Add(Convert.ToHexString(salt)).ShouldBeTrue("each text has a salt of its own");
                    Hex(each.TextCommitments[i]).ShouldBe(Hex(Leaf.Commitment(salt, texts[i].Content)));
                }
            }
        }
        salts.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_change_of_any_column_is_seen_in_its_leaf()
    {
        await using var ledger = await TestLedger.CreateAsync();
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.New, Given.Event()));
        await ledger.AppendAsync(Given.Command("boat/1", ExpectedVersion.At(1), Varied(7)));
        await ledger.OwnerAsync("alter table ledger.events disable trigger append_only");
        var changes = new Dictionary<string, string>
        {
            ["position"] = "position + 1",
            ["version"] = "version + 1",
            ["command_id"] = "gen_random_uuid()",
            ["correlation_id"] = "gen_random_uuid()",
            ["caused_by"] = "null",
            ["recorded_at"] = "recorded_at + interval '1 microsecond'",
            ["effective_on"] = "effective_on + 1",
            ["reported_on"] = "null",
            ["schema"] = "schema + 1",
            ["command_size"] = "command_size + 1",
            ["stream"] = "stream || '1'",
            ["type"] = "type || '1'",
            ["actor"] = "actor || '1'",
            ["role"] = "role || '1'",
            ["way"] = "way || '1'",
            ["data"] = "(data::text || ' ')::json",
            ["source"] = "null",
            ["text_names"] = "array_replace(text_names, 'note', 'notes')",
            ["text_commitments"] = "array[text_commitments[2], text_commitments[1]]",
            ["command_key"] = "command_key || '1'",
            ["command_hash"] = "sha256(command_hash)",
        };
        var columns = await ledger.OwnerAsync(
            "select array_agg(attname::text) from pg_attribute "
            + "where attrelid = 'ledger.events'::regclass and attnum > 0 and not attisdropped and attname <> 'leaf_hash'");
        changes.Keys.ShouldBe((string[])columns!, ignoreOrder: true);

        foreach (var (column, change) in changes)
        {
            await using var connection = await ledger.Owner.OpenConnectionAsync();
            await using var undone = await connection.BeginTransactionAsync();
            await using var update = new Npgsql.NpgsqlCommand(
                $"update ledger.events set {column} = {change} where position = 2 returning {EventRow.SealedColumns}", connection);
            await using var rows = await update.ExecuteReaderAsync();
            (await rows.ReadAsync()).ShouldBeTrue();
            var changed = EventRow.DecodeSealed(rows);
            Hex(Leaf.Hash(changed)).ShouldNotBe(Hex(changed.StoredLeafHash), column);
        }
    }

    // Every field present in some events and missing in others, and every length of character in UTF-8.
    private static NewEvent Varied(int i) => new(
        i % 2 == 0 ? "BoatSighted" : "Øresund😀",
        1 + i % 3,
        i % 3 == 0 ? "{}" : $$"""{ "knots" : {{i}}, "name":"Ærø" }""",
        new DateOnly(1999, 12, 1).AddDays(i * 100),
        i % 2 == 0 ? null : new DateOnly(1969, 7, 20).AddDays(i),
        i % 3 == 1 ? $$"""{"row":{{i}}}""" : null,
        i % 7 == 0 && i > 0 ? 1 : null)
    {
        Texts = (i % 5) switch
        {
            2 => [new NewText("note", $"Grüße {i} 😀"), new NewText("plan", "")],
            3 => [new NewText("note", new string('x', 3000))],
            _ => ImmutableArray<NewText>.Empty,
        },
    };

    private static async Task TilesAreTheSubtreesAsync(TestLedger ledger)
    {
        var leaves = new List<byte[]>();
        await foreach (var page in ledger.Reader.ReadSealedAsync(0, default))
            leaves.AddRange(page.Select(Leaf.Hash));
        for (var index = 0; index < leaves.Count / 256; index++)
        {
            var subtree = new MerkleFrontier();
            leaves.Skip(256 * index).Take(256).ToList().ForEach(leaf => subtree.Append(leaf));
            (await ledger.OwnerAsync($"select hash from ledger.tiles where level = 1 and index = {index}")).ShouldBe(subtree.Root);
        }
        (await ledger.OwnerAsync("select count(*) from ledger.tiles")).ShouldBe((long)(leaves.Count / 256));
    }

    private static string Hex(IEnumerable<byte> hash) => Convert.ToHexStringLower(hash.ToArray());
}
