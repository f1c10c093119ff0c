using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Tests.Promises;

/// <summary>
/// Promise 8 against an owner of the database who computes the whole tree anew after each change: leaf hashes, tiles,
/// frontier, roots, size and last time. By itself such a ledger is in order, unless the change has left versions, commands
/// or texts in disorder; a checkpoint that was kept elsewhere finds it, and names the span since the one before.
/// </summary>
public class TamperingIsFoundByACheckpoint(TwoTiles one) : IClassFixture<TwoTiles>
{
    [Fact]
    public async Task A_tree_computed_anew_over_what_nobody_has_touched_is_the_same()
    {
        (await one.FaultAsync(ComputedAnew.All, one.KeptToTheEnd)).ShouldBeNull();

        (await one.Ledger.OwnerAsync(
            """
            select count(*) from ledger.head h, saved.head s
            where (h.size, h.root, array_remove(h.frontier, null), h.last_recorded_at, h.recent)
                = (s.size, s.root, array_remove(s.frontier, null), s.last_recorded_at, s.recent)
                and not exists (table ledger.tiles except table saved.tiles)
            """)).ShouldBe(1L);
    }

    [Theory]
    [MemberData(nameof(ChangedColumns.EachWithItsDisorder), MemberType = typeof(ChangedColumns))]
    public async Task A_changed_column(string column, string change, int position, FaultKind? disorder)
    {
        var tampered = $"update ledger.events set {column} = {change} where position = {position}; "
            + (column == ChangedColumns.LeafHash ? ComputedAnew.Tree : ComputedAnew.All);

        if (disorder is { } kind)
        {
            await one.FoundAsync(300, 300, kind, tampered, []);
            await one.FoundAsync(300, 300, kind, tampered, one.KeptToTheEnd);
        }
        else
            await OnlyTheCheckpointFindsAsync(1, 300, tampered);
    }

    [Theory]
    [MemberData(nameof(ChangedColumns.Orderly), MemberType = typeof(ChangedColumns))]
    public Task A_column_changed_with_all_that_goes_with_it(string change) => OnlyTheCheckpointFindsAsync(1, 300, Anew(change));

    [Fact]
    public void Every_column_is_tried_so_that_nothing_but_a_checkpoint_finds_it() =>
        ChangedColumns.WithoutDisorder.Append(ChangedColumns.LeafHash).ShouldBe(ChangedColumns.Columns, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(ChangedTexts.EachWithWhetherItCanBeCommittedTo), MemberType = typeof(ChangedTexts))]
    public async Task A_changed_text_with_its_commitment(string change, int position, bool committable)
    {
        var tampered = Anew($"{change}; {ComputedAnew.Commitments}");

        if (committable)
            await OnlyTheCheckpointFindsAsync(1, 300, tampered);
        else
            await one.FoundAsync(position, position, FaultKind.Text, tampered, []);
    }

    [Fact]
    public Task A_text_removed_and_its_redaction_made_up() => OnlyTheCheckpointFindsAsync(301, 450, Anew(
        """
        update ledger.texts set salt = null, content = null, redacted_by = 301 where position = 300 and name = 'note';
        update ledger.events set type = 'TextRedacted', schema = 1, data = '{"position": 300, "texts": ["note"]}' where position = 301
        """));

    [Theory]
    [InlineData(1, 2, 1, 300)]
    [InlineData(299, 300, 1, 300)]
    [InlineData(257, 400, 1, 300)]
    [InlineData(301, 302, 301, 450)]
    [InlineData(401, 500, 301, 450)]
    [InlineData(451, 452, 451, 600)]
    [InlineData(3, 600, 1, 300)]
    [InlineData(591, 600, 451, 600)]
    public Task Commands_removed_and_their_gap_closed(int from, int to, int first, int last) =>
        OnlyTheCheckpointFindsAsync(first, last, Anew(Removed(from, to)));

    [Fact]
    public async Task An_event_removed_from_the_midst_of_its_command()
    {
        const string removed =
            """
            delete from ledger.events where position = 300;
            delete from ledger.texts where position = 300;
            update ledger.events set position = -position where position > 300;
            update ledger.events set position = -position - 1 where position < 0;
            update ledger.texts set position = -position where position > 300;
            update ledger.texts set position = -position - 1 where position < 0
            """;
        const string ofACommandOfOne = $"{removed}; update ledger.events set command_size = 1 where position = 299";
        const string ofAStreamClosedUp =
            $"""
            {ofACommandOfOne};
            update ledger.events set version = -version where stream = 'boat/2' and version > 150;
            update ledger.events set version = -version - 1 where version < 0
            """;

        await one.FoundAsync(300, 300, FaultKind.Command, Anew(removed), []);
        await one.FoundAsync(301, 301, FaultKind.Version, Anew(ofACommandOfOne), []);
        await OnlyTheCheckpointFindsAsync(1, 300, Anew(ofAStreamClosedUp));
    }

    [Theory]
    [InlineData(1, "boat/new", 1, 300)]
    [InlineData(1, "boat/1", 1, 300)]
    [InlineData(299, "boat/new", 1, 300)]
    [InlineData(301, "boat/new", 301, 450)]
    [InlineData(301, "boat/1", 301, 450)]
    [InlineData(599, "boat/1", 451, 600)]
    public Task An_event_inserted_and_all_behind_it_moved_on(int position, string stream, int first, int last) =>
        OnlyTheCheckpointFindsAsync(first, last, Anew(Inserted(position, stream)));

    [Fact]
    public async Task An_event_inserted_into_the_midst_of_a_command() =>
        await one.FoundAsync(300, 300, FaultKind.Command, Anew(Inserted(300, "boat/new")), []);

    // What FORMAT.md says that a ledger does not prove: it is an append like any other, but for the way it came in.
    [Fact]
    public async Task An_event_added_behind_the_last_checkpoint_is_found_by_none() =>
        (await one.FaultAsync(Anew(NewAt(601, "boat/new", 1, 599)), one.KeptToTheEnd)).ShouldBeNull();

    [Fact]
    public async Task Two_events_of_one_command_exchanged()
    {
        const string exchanged =
            """
            update ledger.events set position = -position where position in (299, 300);
            update ledger.events set position = 599 + position where position < 0;
            update ledger.texts set position = 299 where position = 300
            """;
        const string withTheLead =
            $"""
            {exchanged};
            update ledger.events set command_key = null, command_hash = null, command_size = null where position = 300;
            update ledger.events e set command_key = s.command_key, command_hash = s.command_hash, command_size = s.command_size
            from saved.events s where e.position = 299 and s.position = 299
            """;

        await one.FoundAsync(299, 299, FaultKind.Command, Anew(exchanged), []);
        await OnlyTheCheckpointFindsAsync(1, 300, Anew(withTheLead));
    }

    [Fact]
    public async Task Two_commands_exchanged()
    {
        const string exchanged =
            """
            update ledger.events set position = -position where position between 299 and 302;
            update ledger.events set position = case when position > -301 then 2 - position else -position - 2 end where position < 0;
            update ledger.texts set position = -position where position in (300, 302);
            update ledger.texts set position = 602 + position where position < 0
            """;
        const string withVersions =
            $"""
            {exchanged};
            update ledger.events set version = -version where position between 299 and 302;
            update ledger.events set version = 301 + version where version < 0
            """;
        const string withTimes =
            $"""
            {withVersions};
            update ledger.events e set recorded_at = s.recorded_at from saved.events s
            where s.position = e.position and e.position between 299 and 302
            """;

        await one.FoundAsync(299, 299, FaultKind.Version, Anew(exchanged), []);
        await one.FoundAsync(301, 301, FaultKind.RecordedAt, Anew(withVersions), []);
        await OnlyTheCheckpointFindsAsync(1, 300, Anew(withTimes));
    }

    private async Task OnlyTheCheckpointFindsAsync(int first, int last, string tampered)
    {
        (await one.FaultAsync(tampered, [])).ShouldBeNull("by itself it is in order");
        await one.FoundAsync(first, last, FaultKind.Checkpoint, tampered, one.KeptToTheEnd);
    }

    private static string Anew(string change) => $"{change}; {ComputedAnew.All}";

    private static string Removed(int from, int to) =>
        $"""
        delete from ledger.events where position between {from} and {to};
        delete from ledger.texts where position between {from} and {to};
        update ledger.events set position = -position, version = -version where position > {to};
        update ledger.events set position = -position - {to - from + 1}, version = -version - {(to - from + 1) / 2} where position < 0;
        update ledger.texts set position = -position where position > {to};
        update ledger.texts set position = -position - {to - from + 1} where position < 0
        """;

    // In boat/1, which has the odd positions, what follows becomes one version later.
    private static string Inserted(int position, string stream) =>
        $"""
        update ledger.events set position = -position, version = case stream when '{stream}' then -version - 1 else version end
        where position >= {position};
        update ledger.events set position = 1 - position, version = abs(version) where position < 0;
        update ledger.texts set position = -position where position >= {position};
        update ledger.texts set position = 1 - position where position < 0;
        {NewAt(position, stream, stream == "boat/1" ? (position + 1) / 2 : 1, position + 1)}
        """;

    private static string NewAt(int position, string stream, int version, int like) =>
        $"""
        insert into ledger.events
        select (jsonb_populate_record(e, jsonb_build_object('position', {position}, 'stream', '{stream}', 'version', {version},
            'command_id', '{Guid.AllBitsSet}', 'command_key', 'new', 'command_size', 1,
            'text_names', null, 'text_commitments', null))).*
        from ledger.events e where position = {like}
        """;
}
