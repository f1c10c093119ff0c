using Npgsql;

namespace Portfolio.Ledger.Tests;

/// <summary>Promise 14: hot queries use their index, whatever the statistics say and however full the table is.</summary>
public class QueryPlans(QueryPlans.ManyEvents one) : IClassFixture<QueryPlans.ManyEvents>
{
    [Theory]
    [InlineData("page", "events_pkey")]
    [InlineData("stream", "events_stream_version")]
    [InlineData("command", "events_command", "events_pkey")]
    [InlineData("texts", "texts_pkey")]
    [InlineData("leaves of a proof", "events_pkey")]
    [InlineData("tiles of a proof", "tiles_pkey")]
    [InlineData("verification", "events_pkey")]
    [InlineData("texts of a verification", "texts_pkey")]
    [InlineData("stream of a bundle", "events_stream_version")]
    public async Task A_read_goes_by_its_index(string read, params string[] indexes)
    {
        var (query, arguments) = read switch
        {
            "page" => (LogReader.PageQuery(EventRow.Columns), "1000::bigint, 100"),
            "stream" => (LogReader.StreamQuery, "'boat/17'::text, 0::bigint"),
            "command" => (CommandLookup.Query, "'keeper-1'::text, 'nothing'::text"),
            "leaves of a proof" => (ProofReader.LeavesQuery, "array[0, 4000]::bigint[], array[128, 3]::integer[]"),
            "tiles of a proof" => (ProofReader.TilesQuery, "array[1]::smallint[], array[0]::bigint[], array[64]::integer[]"),
            "verification" => (LedgerVerification.EventsQuery, "4096::bigint, 8192::bigint"),
            "texts of a verification" => (LedgerVerification.TextsQuery, "4096::bigint, 8192::bigint"),
            "stream of a bundle" => (LogReader.SealedStreamQuery, "'boat/17'::text, 0::bigint, 100"),
            _ => (LogReader.TextsQuery, "array[17, 4000]::bigint[]"),
        };
        await using var connection = await one.Ledger.Owner.OpenConnectionAsync();
        await RunAsync(connection, $"set plan_cache_mode = force_generic_plan; prepare hot as {query}");

        var plan = await PlanAsync(connection, $"explain execute hot ({arguments})");

        indexes.ShouldAllBe(index => plan.Contains(index, StringComparison.Ordinal));
        plan.ShouldNotContain("Seq Scan");
    }

    [Fact]
    public async Task An_append_goes_by_its_indexes_from_the_first_to_the_last()
    {
        await using var empty = await TestLedger.CreateAsync();
        foreach (var ledger in new[] { empty, one.Ledger })
        {
            await using var connection = await ledger.Owner.OpenConnectionAsync();
            await using var undone = await connection.BeginTransactionAsync();
            await RunAsync(connection, OneAppend(ledger.Ledger.Head.LedgerId));

            // What this transaction has done so far, by the server's own count.
            (await PlanAsync(connection, "select seq_scan::text from pg_stat_xact_user_tables where relid = 'ledger.events'::regclass"))
                .Trim().ShouldBe("0");
            (await PlanAsync(connection, "select idx_scan::text from pg_stat_xact_user_tables where relid = 'ledger.events'::regclass"))
                .Trim().ShouldBe("2", "one look for the command and one for the stream");
        }
    }

    private static string OneAppend(Guid ledger) =>
        $$"""
        select * from ledger.append(
            '{{ledger}}', 1, (select size from ledger.head), (select root from ledger.head), '{a}', '{r}', '{w}',
            array[gen_random_uuid()], '{k}', array[sha256('')], array[gen_random_uuid()], '{null}', '{1}', '{boat/17}', '{-1}', '{1}', '{t}', '{1}', '{"{}"}', '{2026-01-01}', '{null}', '{null}', '{null}',
            '{}', '{}', '{}', '{}', '{0}', '{null}')
        """;

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> PlanAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
            lines.Add(rows.GetString(0));
        return string.Join('\n', lines);
    }

    public sealed class ManyEvents : IAsyncLifetime
    {
        public TestLedger Ledger { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.CreateAsync();
            var noted = Given.Event("{}", new NewText("note", "hallo"));
            await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
                Ledger.AppendAsync(Given.Command($"boat/{i}", ExpectedVersion.New, [.. Enumerable.Repeat(noted, 100)]))));
            // As many tiles as ten million events have: of a handful, the planner would rightly read all.
            await Ledger.OwnerAsync("insert into ledger.tiles select 7, i, sha256('') from generate_series(1, 40000) i");
            await Ledger.OwnerAsync("analyze ledger.events, ledger.texts, ledger.tiles");
        }

        public ValueTask DisposeAsync() => Ledger.DisposeAsync();
    }
}
