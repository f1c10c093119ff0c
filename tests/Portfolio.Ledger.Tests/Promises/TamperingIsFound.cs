using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>
/// Promise 8 against the owner of the database, who has switched the triggers off: whatever is altered is found, and the
/// first bad position is named. <see cref="TamperingIsFoundByACheckpoint"/> has what was done with the tree computed anew.
/// </summary>
public class TamperingIsFound(TwoTiles one) : IClassFixture<TwoTiles>
{
    [Fact]
    public async Task What_nobody_has_touched_verifies()
    {
        var report = await LedgerVerification.RunAsync(await one.TamperAsync("select 1"), one.Kept, null, default);

        report.Fault.ShouldBeNull();
        (report.Verified, report.Streams, report.Redacted, report.Agreeing).ShouldBe((TwoTiles.Size, 2, 0, 2));
    }

    [Theory]
    [MemberData(nameof(ChangedColumns.Each), MemberType = typeof(ChangedColumns))]
    public async Task A_changed_column(string column, string change, int position)
    {
        await FoundAsync(position, position, FaultKind.Leaf, $"update ledger.events set {column} = {change} where position = {position}");
    }

    [Fact]
    public async Task Every_column_is_tried()
    {
        var columns = await one.Ledger.OwnerAsync(
            "select array_agg(attname::text) from pg_attribute "
            + "where attrelid = 'ledger.events'::regclass and attnum > 0 and not attisdropped and attname <> 'position'");

        ChangedColumns.Columns.ShouldBe((string[])columns!, ignoreOrder: true);
    }

    [Theory]
    [InlineData("delete from ledger.events where position = 1", 1, 1, FaultKind.Position)]
    [InlineData("delete from ledger.events where position = 300", 300, 300, FaultKind.Position)]
    [InlineData("delete from ledger.events where position between 257 and 400", 257, 400, FaultKind.Position)]
    [InlineData("delete from ledger.events where position > 590", 591, 600, FaultKind.Position)]
    [InlineData("update ledger.events set position = 601 where position = 300", 300, 300, FaultKind.Position)]
    [InlineData("update ledger.events set position = -5 where position = 600", -5, -5, FaultKind.Position)]
    public async Task An_event_removed_or_moved(string change, int first, int last, FaultKind kind) =>
        await FoundAsync(first, last, kind, change);

    [Fact]
    public async Task Two_events_exchanged() => await FoundAsync(299, 299, FaultKind.Leaf,
        """
        update ledger.events set position = -1 where position = 299;
        update ledger.events set position = 299 where position = 300;
        update ledger.events set position = 300 where position = -1;
        """);

    [Fact]
    public async Task An_event_added_at_the_end() => await FoundAsync(601, 601, FaultKind.Position, Inserted("601"));

    [Fact]
    public async Task An_event_added_in_the_midst() => await FoundAsync(300, 300, FaultKind.Leaf,
        $"""
        update ledger.events set position = -position where position >= 300;
        update ledger.events set position = 1 - position where position < 0;
        {Inserted("300")};
        """);

    [Fact]
    public async Task An_event_that_stands_twice() => await FoundAsync(300, 300, FaultKind.Position,
        $"""
        alter table ledger.events drop constraint events_pkey;
        drop index ledger.events_stream_version;
        insert into ledger.events select * from ledger.events where position = 300;
        """,
        undo:
        """
        truncate ledger.events;
        alter table ledger.events add primary key (position);
        create unique index events_stream_version on ledger.events (stream, version);
        """);

    [Theory]
    [MemberData(nameof(ChangedTexts.Each), MemberType = typeof(ChangedTexts))]
    public async Task A_changed_text(string change, int position) => await FoundAsync(position, position, FaultKind.Text, change);

    [Fact]
    public async Task A_text_beyond_the_end() =>
        await FoundAsync(700, 700, FaultKind.Text, "insert into ledger.texts values (700, 'note', null, null)");

    [Theory]
    [InlineData("update ledger.tiles set hash = sha256(hash) where index = 1", 257, 512)]
    [InlineData("delete from ledger.tiles where index = 0", 1, 256)]
    [InlineData("update ledger.tiles set index = index + 5 where index = 1", 257, 512)]
    [InlineData("insert into ledger.tiles values (0, 0, '')", 600, 600)]
    [InlineData("insert into ledger.tiles values (1, 9, '')", 600, 600)]
    [InlineData("insert into ledger.tiles values (32767, 0, '')", 600, 600)]
    public async Task A_changed_tile(string change, int first, int last) => await FoundAsync(first, last, FaultKind.Tile, change);

    [Fact]
    public async Task A_tile_that_stands_twice() => await FoundAsync(257, 512, FaultKind.Tile,
        """
        alter table ledger.tiles drop constraint tiles_pkey;
        insert into ledger.tiles select * from ledger.tiles where index = 1;
        """,
        undo: "truncate ledger.tiles; alter table ledger.tiles add primary key (level, index)");

    // 600 is 512 + 64 + 16 + 8.
    [Theory]
    [InlineData("frontier = array_replace(frontier, frontier[10], sha256(''))", 1, 512)]
    [InlineData("frontier = array_replace(frontier, frontier[7], sha256(''))", 513, 576)]
    [InlineData("frontier = array_replace(frontier, frontier[4], null)", 593, 600)]
    [InlineData("frontier[1] = sha256('')", 600, 600)]
    [InlineData("root = sha256(root)", 600, 600)]
    [InlineData("last_recorded_at = last_recorded_at + interval '1 second'", 600, 600)]
    [InlineData("recent = set_byte(recent, 89, 255 - get_byte(recent, 89))", 596, 596)]
    [InlineData("recent = int8send(598) || substring(recent from 9)", 598, 598)]
    [InlineData("recent = int8send(7000) || substring(recent from 9)", 7000, 7000)]
    [InlineData("recent = substring(recent from 2)", 600, 600)]
    [InlineData("withdrawn_at = 601", 600, 600)]
    [InlineData("withdrawn_at = -1", 600, 600)]
    public async Task A_changed_head(string change, int first, int last) =>
        await FoundAsync(first, last, FaultKind.Head, $"update ledger.head set {change}");

    [Theory]
    [InlineData("last_recorded_at = '0044-03-15 BC'")]
    [InlineData("frontier = array[frontier, frontier]")]
    public async Task A_head_that_no_append_has_written(string change) =>
        (await DamagedAsync($"update ledger.head set {change}")).ShouldBe("The ledger’s head holds a value that no append writes.");

    [Fact]
    public async Task A_head_that_is_gone() => (await DamagedAsync("delete from ledger.head")).ShouldBe("The ledger has no head.");

    // Each node would go on from whichever it is given.
    [Fact]
    public async Task A_second_head()
    {
        try
        {
            var found = await DamagedAsync(
                """
                alter table ledger.head drop constraint head_pkey;
                insert into ledger.head select * from ledger.head;
                """);
            found.ShouldBe("The ledger has more than one head.");
        }
        finally
        {
            await one.Ledger.OwnerAsync("truncate ledger.head; alter table ledger.head add primary key (only_row)");
        }
    }

    [Theory]
    [InlineData("size = 599", 600, 600)]
    [InlineData("size = 601", 601, 601)]
    [InlineData("size = 0", 1, 600)]
    public async Task A_changed_size(string change, int first, int last) =>
        await FoundAsync(first, last, FaultKind.Position, $"update ledger.head set {change}", kept: []);

    [Theory]
    [InlineData("ledger_id = gen_random_uuid()", "this is ledger")]
    [InlineData("sample = not sample", "marked sample")]
    [InlineData("incarnation = incarnation - 1", "incarnation 0")]
    public async Task A_changed_identity_against_a_checkpoint(string change, string sentence) =>
        (await FoundAsync(0, 0, FaultKind.Checkpoint, $"update ledger.head set {change}")).ShouldContain(sentence);

    [Theory]
    [InlineData(301, 301, 450)]
    [InlineData(100, 1, 300)]
    public async Task A_change_with_the_whole_tree_computed_anew(int position, int first, int last)
    {
        var change = $"update ledger.events set data = '{{\"knots\": 99}}' where position = {position}; {ComputedAnew.All}";

        (await one.FaultAsync(change, [])).ShouldBeNull("by itself it is in order");
        (await FoundAsync(first, last, FaultKind.Checkpoint, change)).ShouldBe(first == 1
            ? "The first 300 events are not those that a checkpoint vouches for."
            : "The checkpoint of 300 events agrees, and the one of 450 does not: something between them was altered.");
    }

    [Fact]
    public async Task The_leaf_hash_computed_anew_alone_is_found_by_the_tile_or_the_frontier()
    {
        foreach (var (position, kind, first, last) in new[] { (20, FaultKind.Tile, 1, 256), (555, FaultKind.Head, 513, 576), (600, FaultKind.Head, 593, 600) })
            await FoundAsync(first, last, kind, $"update ledger.events set data = '{{\"knots\": 99}}' where position = {position}; {ComputedAnew.Leaves}", kept: []);
    }

    [Fact]
    public async Task A_ledger_cut_short_and_computed_anew_is_found_by_the_checkpoint_beyond_its_end()
    {
        await FoundAsync(301, 450, FaultKind.Checkpoint,
            "delete from ledger.events where position > 300; delete from ledger.texts where position > 300; "
            + ComputedAnew.All);
    }

    // Versions, commands and times, where the tree was computed anew so that only their own order is left to find it.
    [Theory]
    [InlineData("version = 1000", 302, FaultKind.Version)]
    [InlineData("recorded_at = '2001-01-01'", 301, FaultKind.RecordedAt)]
    [InlineData("caused_by = 5000", 301, FaultKind.Cause)]
    [InlineData("command_key = null", 301, FaultKind.Command)]
    [InlineData("command_size = 3", 301, FaultKind.Command)]
    [InlineData("command_size = 1", 302, FaultKind.Command)]
    [InlineData("command_id = gen_random_uuid()", 302, FaultKind.Command)]
    public async Task What_is_out_of_order_though_every_hash_agrees(string change, int found, FaultKind kind)
    {
        var at = kind is FaultKind.Version ? 302 : 301;
        var fault = (await one.FaultAsync($"update ledger.events set {change} where position = {at}; {ComputedAnew.All}", [])).ShouldNotBeNull();
        (fault.Kind, fault.First).ShouldBe((kind, change == "command_size = 3" ? 303 : found));
    }

    private async Task<string> DamagedAsync(string change)
    {
        var ledger = await one.TamperAsync(change);
        return (await Should.ThrowAsync<LedgerDamagedException>(() => LedgerVerification.RunAsync(ledger, one.Kept, null, default))).Message;
    }

    private static string Inserted(string position) =>
        $"""
        insert into ledger.events
        select (jsonb_populate_record(e, jsonb_build_object('position', {position}, 'stream', 'boat/new', 'version', 1, 'command_key', 'new'))).*
        from ledger.events e where position = 299
        """;

    private async Task<string> FoundAsync(
        int first, int last, FaultKind kind, string change, IReadOnlyCollection<Checkpoint>? kept = null, string? undo = null)
    {
        try
        {
            return await one.FoundAsync(first, last, kind, change, kept ?? one.Kept);
        }
        finally
        {
            if (undo is not null)
                await one.Ledger.OwnerAsync(undo);
        }
    }
}
