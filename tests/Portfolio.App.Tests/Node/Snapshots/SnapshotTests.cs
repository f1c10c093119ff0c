using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using Portfolio.App.Audit.Verifying;
using Portfolio.App.Node;
using Portfolio.App.Node.Snapshots;
using Portfolio.App.Simulate;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Tests.Web;
using Portfolio.App.Verbs;
using Portfolio.Domain;
using Portfolio.Fixtures;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Tests.Node.Snapshots;

/// <summary>A snapshot spares a start its reading; whatever is doubtful about one, the log is read instead.</summary>
public sealed class SnapshotTests : IAsyncLifetime
{
    private const int Size = 256;

    private static readonly SimulationPlan Plan = new(30, 4, Seed: 5, new DateOnly(2026, 6, 30));
    private static readonly NodeSettings Settings = new() { SnapshotEvents = Size };

    private string _database = "";
    private LedgerDatabase _ledger = null!;
    private NpgsqlDataSource _owner = null!;
    private long _packed;

    public async ValueTask InitializeAsync()
    {
        _database = await PostgresRun.CreateCopyAsync("snapshots", PackAsync);
        _owner = NpgsqlDataSource.Create(_database);
        _ledger = await LedgerDatabase.OpenAsync(
            _database, new LedgerSettings { Migrations = OpenPortfolio.Migrations }, CancellationToken.None);
        _packed = (await FittingAsync()).Sum(chunk => chunk.Events);
        _packed.ShouldBe(_ledger.Head.Size / Size * Size);
        _packed.ShouldBeGreaterThan(3 * Size);
    }

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        await _owner.DisposeAsync();
    }

    private static async Task PackAsync(string database)
    {
        await SampleLedger.FillAsync(database, Plan, null, CancellationToken.None);
        await using var ledger = await LedgerDatabase.OpenAsync(
            database, new LedgerSettings { Migrations = OpenPortfolio.Migrations }, CancellationToken.None);
        await SnapshotRebuild.RunAsync(ledger, Size, null, CancellationToken.None);
    }

    [Fact]
    public async Task A_node_starts_from_them_and_reads_only_the_rest()
    {
        await using var node = await NodeRun.OpenAsync(_database, settings: Settings);

        node.FromSnapshots.ShouldBe(_packed);
        await ShouldKnowTheLogAsync(node);
    }

    [Fact]
    public async Task Those_of_an_earlier_incarnation_are_started_from_too()
    {
        await ExecuteAsync("update snapshots.chunks set incarnation = incarnation + 1");

        await using var node = await NodeRun.OpenAsync(_database, settings: Settings);

        node.FromSnapshots.ShouldBe(_packed, "the root proves them");
        await ShouldKnowTheLogAsync(node);
    }

    [Theory]
    [InlineData("content = set_byte(content, 100, 255 - get_byte(content, 100))")]
    [InlineData("content = substring(content from 1 for 1000)")]
    [InlineData("checksum = sha256(checksum)")]
    [InlineData("root = sha256(root)")]
    [InlineData("ledger_id = gen_random_uuid()")]
    [InlineData("shape = '0-0', written_at = now() - interval '2 days'")]
    public async Task One_that_is_in_doubt_is_not_used_and_is_written_anew(string change)
    {
        await ExecuteAsync($"update snapshots.chunks set {change} where after = {2 * Size}");

        await using var node = await NodeRun.OpenAsync(_database, settings: Settings);

        node.FromSnapshots.ShouldBe(2 * Size);
        await ShouldKnowTheLogAsync(node);
        await Processes.UntilAsync(async () => (await FittingAsync()).Sum(c => c.Events) == _packed);
        (await ExecuteAsync("delete from snapshots.chunks where shape = '0-0'")).ShouldBe(0);
    }

    [Fact]
    public async Task One_with_a_true_checksum_that_no_program_can_unpack_is_not_used()
    {
        await ExecuteAsync($"update snapshots.chunks set content = '\\x0102', checksum = sha256('\\x0102') where after = {Size}");

        await using var node = await NodeRun.OpenAsync(_database, settings: Settings);

        node.FromSnapshots.ShouldBe(Size);
        await ShouldKnowTheLogAsync(node);
    }

    [Fact]
    public async Task One_that_lies_is_found_by_verify_and_gone_after_rebuild()
    {
        (await SnapshotComparison.FirstFaultAsync(_ledger, null, CancellationToken.None)).ShouldBeNull();
        var events = await LogAsync();
        var lie = events.Skip(Size).Take(Size).ToArray();
        lie[10] = lie[10] with { EffectiveOn = lie[10].EffectiveOn.AddDays(-1) };
        await using (var command = _owner.CreateCommand("update snapshots.chunks set content = $1, checksum = sha256($1) where after = $2"))
        {
            command.Parameters.Add(new() { Value = PackedEvents.Pack(lie), NpgsqlDbType = NpgsqlDbType.Bytea });
            command.Parameters.Add(new() { Value = (long)Size });
            (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        }

        var fault = (await SnapshotComparison.FirstFaultAsync(_ledger, null, CancellationToken.None)).ShouldNotBeNull();

        fault.Position.ShouldBe(Size + 11);
        fault.Sentence.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"The snapshot holds another event at position {Size + 11} than the log does."));
        var verified = await VerbRun.OnAsync(_database, "verify");
        verified.ExitCode.ShouldBe(ExitCode.FaultFound, verified.Error);
        verified.Output.ShouldStartWith(fault.Sentence);
        (await VerifiedByTheProgramAsync()).ShouldBe(
            new Fault(FaultKind.Snapshot, fault.Position, fault.Position, $"{fault.Sentence} Say “portfolio rebuild”."));
        var rebuilt = await VerbRun.OnAsync(_database, "rebuild");
        rebuilt.ExitCode.ShouldBe(ExitCode.Done, rebuilt.Error);
        (await VerbRun.OnAsync(_database, "verify")).ExitCode.ShouldBe(ExitCode.Done);
        (await VerifiedByTheProgramAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task They_are_written_behind_what_a_node_does()
    {
        await ExecuteAsync("delete from snapshots.chunks");

        await using var node = await NodeRun.OpenAsync(_database, settings: Settings);

        node.FromSnapshots.ShouldBe(0);
        await Processes.UntilAsync(async () => (await FittingAsync()).Sum(c => c.Events) == _packed);
    }

    [Fact]
    public async Task What_is_unpacked_is_what_was_packed_with_sources_texts_and_commands()
    {
        var events = (await LogAsync()).Take(50).Select((e, i) => e with
        {
            Source = i % 3 == 0 ? new Source("register.csv", i, null) : null,
            TextNames = i % 2 == 0 ? ["note", "reason"] : [],
            CommandId = i % 5 == 0 ? Guid.NewGuid() : e.CommandId,
        }).ToArray();

        PackedEvents.Unpack(PackedEvents.Pack(events), 0, events.Length, new EventCodec()).ShouldBe(events);
    }

    [Fact]
    public async Task Bytes_that_end_too_early_are_told_as_such_wherever_they_end()
    {
        var events = (await LogAsync()).Take(50).ToArray();
        var packed = PackedEvents.Pack(events);
        for (var length = 0; length < packed.Length; length++)
        {
            var part = packed.AsSpan(0, length).ToArray();
            Should.Throw<InvalidDataException>(() => PackedEvents.Unpack(part, 0, events.Length, new EventCodec()), $"{length} of {packed.Length} bytes");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Numbers_are_read_as_they_are_written(long number)
    {
        using var bytes = new MemoryStream();
        using (var to = new BinaryWriter(bytes))
        {
            to.Write7BitEncodedInt64(number);
            to.Write7BitEncodedInt(unchecked((int)number));
            to.Write(true);
        }

        var from = new PackedReader(bytes.ToArray());
        from.ReadLong().ShouldBe(number);
        from.ReadInt().ShouldBe(unchecked((int)number));
        from.ReadBool().ShouldBeTrue();
    }

    [Fact]
    public async Task A_program_that_makes_something_else_of_events_does_not_use_them()
    {
        var shape = PackedEvents.ShapeOf(EventType.All);

        PackedEvents.ShapeOf(EventType.All.Skip(1)).ShouldNotBe(shape);
        PackedEvents.ShapeOf(EventType.All.Select(t => t.Name == "StatusReported" ? t with { Schema = t.Schema + 1 } : t)).ShouldNotBe(shape);
        (await ExecuteAsync($"update snapshots.chunks set shape = '{shape}' where shape = '{shape}'")).ShouldBe((int)(_packed / Size));
    }

    [Theory]
    [InlineData("update snapshots.chunks set root = ''")]
    [InlineData("truncate snapshots.chunks")]
    [InlineData("drop table snapshots.chunks")]
    public async Task A_node_may_write_and_remove_them_and_nothing_else(string sql)
    {
        await using var command = _ledger.Pool.CreateCommand(sql);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    /// <summary>What a verification finds that is asked for on its page, or over HTTP.</summary>
    private async Task<Fault?> VerifiedByTheProgramAsync()
    {
        await using var web = await WebRun.StartAsync(new NodeRun(await NodeRun.OpenAsync(_database, settings: Settings), _database));
        var run = web.App.Services.GetRequiredService<VerificationRun>();
        run.Start("auditor");
        await Processes.UntilAsync(() => Task.FromResult(!run.Latest!.Running));
        return run.Latest!.Report.ShouldNotBeNull(run.Latest.Failure).Fault;
    }

    private async Task ShouldKnowTheLogAsync(PortfolioNode node) =>
        node.View.Log.After(0).SequenceEqual(await LogAsync()).ShouldBeTrue();

    private async Task<List<Recorded>> LogAsync()
    {
        var (codec, events) = (new EventCodec(), new List<Recorded>());
        await foreach (var page in _ledger.Reader.ReadAsync(0, CancellationToken.None))
        {
            events.AddRange(page.Select(codec.Decode));
        }

        return events;
    }

    private async Task<IReadOnlyList<SnapshotChunk>> FittingAsync() =>
        await (await SnapshotTable.FindAsync(_ledger.Pool, new EventCodec(), CancellationToken.None))!.FittingAsync(_ledger.Head, CancellationToken.None);

    private async Task<int> ExecuteAsync(string sql)
    {
        await using var command = _owner.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
