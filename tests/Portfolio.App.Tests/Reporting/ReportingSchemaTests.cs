using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Reporting;
using Portfolio.App.Tests.Node;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Reporting;

public sealed partial class ReportingSchemaTests
{
    [Fact]
    public async Task Every_view_column_and_function_says_what_it_is()
    {
        await using var run = await NodeRun.StartAsync();
        await using var owner = NpgsqlDataSource.Create(run.ConnectionString);

        (await ScalarAsync(owner,
            """
            select coalesce(string_agg(thing, ', '), '') from (
                select format('%s.%s', c.relname, a.attname) as thing
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                where c.relnamespace in ('reporting'::regnamespace, 'web_hooks'::regnamespace) and c.relkind in ('r', 'v')
                  and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)
                union all
                select p.proname from pg_proc p where p.pronamespace = 'reporting'::regnamespace and obj_description(p.oid) is null) silent
            """)).ShouldBe("");
    }

    [Fact]
    public async Task The_reader_may_read_every_view_and_nothing_else()
    {
        await using var run = await NodeRun.StartAsync();
        await using var owner = NpgsqlDataSource.Create(run.ConnectionString);
        await using var reader = await ReaderOfViews.OpenAsync(run.ConnectionString);
        var views = ((string)(await ScalarAsync(owner, "select string_agg(viewname, ',') from pg_views where schemaname = 'reporting'"))!).Split(',');

        views.Length.ShouldBeGreaterThan(8);
        foreach (var view in views)
        {
            await reader.RowsAsync($"select count(*)::text from reporting.{view}");
        }

        foreach (var forbidden in new[]
        {
            "select data::text from ledger.events", "select content from ledger.texts", "select name from directory.people",
            "select id from access.api_keys", "select subscriber from subscriptions.progress",
            "delete from ledger.events", "create view reporting.mine as select 1", "create table public.mine (id int)",
        })
        {
            (await Should.ThrowAsync<PostgresException>(() => reader.RowsAsync(forbidden), forbidden))
                .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, forbidden);
        }
    }

    [Fact]
    public async Task The_queries_of_the_README_run()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var queries = readme[(readme.IndexOf("```sql", StringComparison.Ordinal) + "```sql".Length)..];
        queries = queries[..queries.IndexOf("```", StringComparison.Ordinal)];
        await using var run = await NodeRun.StartAsync();
        await using var reader = await ReaderOfViews.OpenAsync(run.ConnectionString);

        var each = queries.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        each.Length.ShouldBe(3);
        foreach (var query in each)
        {
            await reader.RowsAsync($"select count(*)::text from ({query}\n) as query");
        }
    }

    [Fact]
    public async Task Texts_are_shown_and_one_that_was_taken_out_reads_redacted_or_missing_where_nothing_says_so()
    {
        await using var run = await NodeRun.StartAsync();
        await using var owner = NpgsqlDataSource.Create(run.ConnectionString);
        await using var reader = await ReaderOfViews.OpenAsync(run.ConnectionString);
        await run.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view of the customer", "MKT", Purpose: "hush"), new AppointSponsor("ada"));
        await run.Node.ExecuteAsync(
            "CRM-2", [new VacateSponsor("ada", "moved on")], new Envelope(NodeRun.Officer, Note: "in confidence"), null, CancellationToken.None);
        var vacated = run.Node.View.Position;
        await run.Node.RedactAsync(new RedactTexts(vacated, ["note"], "in confidence"), new Envelope(NodeRun.Officer), CancellationToken.None);

        (await reader.RowsAsync("select texts::text from reporting.events where type = 'SponsorVacated'")).Single()
            .ShouldBe("""{ "note" : "redacted", "reason" : "moved on" }""");
        await ScalarAsync(owner,
            """
            alter table ledger.texts disable trigger user;
            update ledger.texts set content = null, salt = null where name = 'reason';
            alter table ledger.texts enable always trigger append_only;
            """);
        (await reader.RowsAsync("select texts::text from reporting.events where type = 'SponsorVacated'")).Single()
            .ShouldBe("""{ "note" : "redacted", "reason" : "missing" }""");
        (await reader.RowsAsync("select person_name from reporting.sponsorships")).ShouldBe(["Ada Moss"]);
        await ScalarAsync(owner, "delete from directory.people where id = 'ada'");
        (await reader.RowsAsync("select coalesce(person_name, person) from reporting.sponsorships")).ShouldBe(["ada"]);
    }

    [Fact]
    public async Task Today_is_the_day_in_the_organisations_time_zone()
    {
        await using var run = await NodeRun.StartAsync();
        await using var reader = await ReaderOfViews.OpenAsync(run.ConnectionString);
        foreach (var zone in new[] { "Pacific/Kiritimati", "Pacific/Pago_Pago" })
        {
            (await run.Node.ExecuteAsync(new Portfolio.Domain.Settings.ChangeSetting("timeZone", zone), new Envelope(NodeRun.Officer), CancellationToken.None))
                .ShouldBeOfType<Answer.Done>();
            var before = run.Node.Today;
            var told = (await reader.RowsAsync("select reporting.today()::text")).Single();
            told.ShouldBeOneOf(Iso(before), Iso(run.Node.Today));
        }
    }

    [Fact]
    public void The_views_read_the_present_schema_of_every_event_that_they_name()
    {
        // What the views were written for. A schema that is raised needs a look at the views that name the event: they read
        // what the ledger holds, in every shape that it was ever written.
        Dictionary<string, int> newest = new() { ["ProgrammeRegistered"] = 2, ["ScopeItemTransferred"] = 2, ["ScopeItemReceived"] = 2 };
        var sql = string.Concat(ReportingViews.Migrations.Scripts.Select(s => s.Sql));
        var named = Quoted().Matches(sql).Select(m => m.Value.Trim('\'')).ToHashSet(StringComparer.Ordinal);

        var read = EventType.All.Where(t => named.Contains(t.Name)).ToList();

        read.Count.ShouldBeGreaterThan(20);
        read.ShouldAllBe(t => t.Schema == newest.GetValueOrDefault(t.Name, 1));
    }

    [GeneratedRegex("'[A-Z][A-Za-z]+'", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<object?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
