using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// An old and a new program on one ledger: the old one knows the kinds of event that <see cref="EarlierProgram"/> knew, and
/// the new one writes others too.
/// </summary>
public sealed class RollingUpgradeTests
{
    private const string Sentence = "cannot be read: this program does not know events of type “MilestoneSet”.";

    private static readonly SetMilestone AMilestone = new("GO-LIVE", "Live", new DateOnly(2099, 1, 31));

    private static EventCodec Old => EarlierProgram.Codec();

    [Fact]
    public async Task While_only_what_both_know_is_written_both_decide_and_agree()
    {
        await using var now = await NodeRun.StartAsync();
        await using var old = await NodeRun.OpenAsync(now.ConnectionString, codec: Old);
        var cancellation = TestContext.Current.CancellationToken;

        await now.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view of the customer", "MKT"), new AppointSponsor("ada"));
        await old.ReachAsync(now.Node.View.Position, cancellation);
        foreach (var (node, command) in new (PortfolioNode, ProgrammeCommand)[]
        {
            (old, new NameDeputySponsor("ben")), (now.Node, new PlanPhase(1, "Phase 1")), (old, new PlanPhase(2, "Phase 2")),
            (now.Node, new Describe("One view of customers")), (old, new ReplanPhase(1, "First")),
        })
        {
            var done = (await node.ExecuteAsync("CRM-2", [command], new Envelope(NodeRun.Officer), null, cancellation)).ShouldBeOfType<Answer.Done>();
            await Task.WhenAll(now.Node.ReachAsync(done.Position, cancellation), old.ReachAsync(done.Position, cancellation));
        }

        old.View.Log.After(0).SequenceEqual(now.Node.View.Log.After(0)).ShouldBeTrue();
        old.View.Programme("CRM-2").Latest.Title.ShouldBe("One view of customers");
        JsonSerializer.Serialize(old.View.Programme("CRM-2").Latest).ShouldBe(JsonSerializer.Serialize(now.Node.View.Programme("CRM-2").Latest));
        (old.Broken, now.Node.Broken).ShouldBe((null, null));
    }

    [Fact]
    public async Task The_old_program_stops_at_a_shape_that_it_does_not_know_of_a_kind_that_it_does()
    {
        await using var now = await NodeRun.StartAsync();
        await using var old = await NodeRun.OpenAsync(now.ConnectionString, codec: Old);

        var done = (await now.ExecuteAsync(
            "CRM-2",
            new Propose("CRM-2", "One view of the customer", "MKT"),
            new DeclareCoverage(new Coverage("GMPP", [FactKind.Existence, FactKind.Status], Sight.AtSnapshots)))).ShouldBeOfType<Answer.Done>();
        await Processes.UntilAsync(() => old.Broken is not null);

        old.Broken!.Message.ShouldBe(
            $"The event at position {done.Position} cannot be read: it has schema 2 of “CoverageDeclared”, and this program knows 1.");
        old.View.Position.ShouldBe(done.Position - 1);
    }

    [Fact]
    public async Task Nothing_that_an_earlier_program_asks_of_the_database_was_taken_away()
    {
        // Its nodes go on while the first new one migrates.
        await using var now = await NodeRun.StartAsync();
        await using var owner = Npgsql.NpgsqlDataSource.Create(now.ConnectionString);
        await using var query = owner.CreateCommand(
            """
            select format('%s.%s(%s) gives %s', n.nspname, p.proname, oidvectortypes(p.proargtypes), pg_get_function_result(p.oid))
            from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace
            where n.nspname in ('ledger', 'directory', 'access', 'subscriptions', 'web_hooks', 'snapshots')
                and has_function_privilege('ledger_app', p.oid, 'execute')
            union all
            select format('%s.%s.%s is %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('ledger', 'directory', 'access', 'subscriptions', 'web_hooks', 'snapshots')
                and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
                and has_column_privilege('ledger_app', c.oid, a.attnum, 'select')
            """);
        var there = new HashSet<string>(StringComparer.Ordinal);
        await using (var rows = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                there.Add(rows.GetString(0));
            }
        }

        EarlierProgram.Lines("database.txt").Where(line => !there.Contains(line)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_old_program_stops_at_what_it_does_not_know_answers_what_it_has_and_the_new_one_works_on()
    {
        await using var now = await NodeRun.StartAsync();
        await now.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view of the customer", "MKT"), new AppointSponsor("ada"));
        await using var old = await WebRun.StartAsync(new NodeRun(await NodeRun.OpenAsync(now.ConnectionString, codec: Old), now.ConnectionString));
        using var caller = old.As(Roles.Pmo);
        var known = now.Node.View.Position;

        var unknown = (await now.ExecuteAsync("CRM-2", AMilestone)).ShouldBeOfType<Answer.Done>();
        await now.ExecuteAsync("CRM-2", new NameDeputySponsor("ben"));
        await Processes.UntilAsync(() => old.Node.Node.Broken is not null);

        // It says so where a load balancer looks …
        var ready = await caller.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldContain($"The event at position {unknown.Position} cannot be read");
        old.Node.Node.Broken!.Message.ShouldEndWith(Sentence);

        // … answers from what it has, and nothing later …
        old.Node.Node.View.Position.ShouldBe(known);
        (await caller.GetStringAsync("/api/programmes/CRM-2")).ShouldContain("One view of the customer");

        // … and decides nothing, since it cannot see what stands against it.
        var refused = await WebRun.PostAsync(caller, "/api/programmes/CRM-2/vacate-sponsor", """{"person":"ada","reason":"moved on"}""");
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("records nothing");

        // The new program works, and so does one more of it.
        (await now.ExecuteAsync("CRM-2", new VacateSponsor("ada", "moved on"))).ShouldBeOfType<Answer.Done>();
        await using var second = await NodeRun.OpenAsync(now.ConnectionString);
        second.View.Position.ShouldBe(unknown.Position + 2);
    }

    [Fact]
    public async Task A_command_that_waits_for_what_the_old_program_cannot_read_is_answered()
    {
        await using var now = await NodeRun.StartAsync();
        await now.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view of the customer", "MKT"), new AppointSponsor("ada"));
        await using var old = await NodeRun.OpenAsync(now.ConnectionString, codec: Old);
        await now.ExecuteAsync("CRM-2", AMilestone);

        // Whether it comes before or after the tail has stopped, it never waits for ever.
        var answer = await old.ExecuteAsync(
            "CRM-2", [new NameDeputySponsor("ben")], new Envelope(NodeRun.Officer), null, CancellationToken.None);

        (answer is Answer.Stopped or Answer.Unavailable).ShouldBeTrue();
        now.Node.View.Programme("CRM-2").Latest.Deputy.ShouldBeNull();
        await Should.ThrowAsync<UnreadableEventException>(() => old.ReachAsync(now.Node.View.Position, CancellationToken.None));
    }

    [Fact]
    public async Task An_act_that_waits_for_what_the_old_program_cannot_read_is_answered_first_and_again()
    {
        await using var now = await NodeRun.StartAsync();
        await now.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view of the customer", "MKT"), new AppointSponsor("ada"));
        await using var old = await NodeRun.OpenAsync(now.ConnectionString, codec: Old);
        await old.ReachAsync(now.Node.View.Position, CancellationToken.None);
        Task<Answer> Act(PortfolioNode node) => node.RecordAsync(
            "settings", [new SettingChanged("stallDays", "91")], new Envelope(NodeRun.Officer) { Key = CommandKey.Of("once", "91") }, CancellationToken.None);

        // Both are on their way, the unreadable one first, when PostgreSQL takes them.
        await using var queue = new HeadQueue(now.ConnectionString);
        await queue.HoldAsync();
        var unknown = now.ExecuteAsync("CRM-2", AMilestone);
        await queue.UntilWaitingAsync(1);
        await queue.HoldNextAsync(2);
        var acting = Act(old);
        await queue.UntilWaitingAsync(3);
        await queue.ReleaseAsync();
        await unknown;
        await queue.ReleaseAsync();

        (await acting).ShouldBeOfType<Answer.Unavailable>();
        (await Act(old)).ShouldBeOfType<Answer.Stopped>();
        (await Act(now.Node)).ShouldBeOfType<Answer.Done>().Repeated.ShouldBeTrue();
    }

    [Fact]
    public async Task The_old_program_does_not_start_on_a_ledger_that_it_cannot_read()
    {
        await using var now = await NodeRun.StartAsync();
        await now.ExecuteAsync(
            "CRM-2", new Propose("CRM-2", "One view of the customer", "MKT"), new AppointSponsor("ada"), AMilestone);

        (await Should.ThrowAsync<UnreadableEventException>(() => NodeRun.OpenAsync(now.ConnectionString, codec: Old)))
            .Message.ShouldEndWith(Sentence);
    }
}
