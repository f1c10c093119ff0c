using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Access;
using Portfolio.App.Audit.Feed;
using Portfolio.App.Node;
using Portfolio.App.Tests.Administration;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.App.Verbs;
using Portfolio.App.WebHooks;
using Portfolio.App.WebHooks.Alerting;
using Portfolio.Domain;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.WebHooks;

/// <summary>Whoever follows the alerts, one after the other, holds the watchlist.</summary>
public sealed class AlertTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task Who_is_told_what_comes_and_what_goes_holds_the_watchlist()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        await StalledAsync(run, "P-1");
        await StalledAsync(run, "P-2");
        var registered = await run.RegisterAlertsAsync(receiver.Address);
        await HoldsTheWatchlistAsync(run, receiver);
        receiver.Received.SelectMany(r => r.Alerts).ShouldAllBe(a => a.Raised);

        await DoAsync(run, "P-1", new Resume());
        await HoldsTheWatchlistAsync(run, receiver);
        await StalledAsync(run, "P-3");
        await HoldsTheWatchlistAsync(run, receiver);

        var alerts = receiver.Received.SelectMany(r => r.Alerts).ToList();
        alerts.ShouldContain(a => !a.Raised && a.Programme == "P-1" && a.Rule == "LongStall" && a.Subject == "programme/P-1");
        alerts.Select(a => a.Id).ShouldBeUnique();
        ShouldBeAChain(receiver.Received);

        // Signed as batches of events are, of the list that it names.
        var secret = Convert.FromBase64String(registered.GetProperty("secret").GetString()!["whsec_".Length..]);
        foreach (var delivery in receiver.Received)
        {
            var signed = Encoding.UTF8.GetBytes($"{delivery.Headers["webhook-id"]}.{delivery.Headers["webhook-timestamp"]}.{Encoding.UTF8.GetString(delivery.Body)}");
            delivery.Headers["webhook-signature"].ShouldBe($"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}");
            delivery.Alerts.ShouldAllBe(a => $"{a.KnownAt}@{a.AsOf:yyyy-MM-dd}" == delivery.Headers["portfolio-point"]);
        }

        // After each of them, the list that anybody can look up.
        var held = new HashSet<(string, string, string?, string?)>();
        foreach (var delivery in receiver.Received)
        {
            Apply(delivery.Alerts, held);
            held.ShouldBe(await ListAsync(run, delivery.Headers["portfolio-point"]), ignoreOrder: true);
        }

        var shown = await run.ShowAsync(registered.GetProperty("id").GetString()!);
        (shown.GetProperty("sends").GetString(), shown.GetProperty("day").GetString()).ShouldBe(
            ("alerts", Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_day_that_passes_raises_alerts_though_nothing_is_recorded()
    {
        var clock = new MovedClock();
        var database = await PostgresRun.CreateLedgerAsync(OpenPortfolio.Migrations);
        var node = await PortfolioNode.StartAsync(
            await LedgerDatabase.OpenAsync(database, new LedgerSettings { Migrations = OpenPortfolio.Migrations, Time = clock }, CancellationToken.None),
            clock, NullLogger.Instance, CancellationToken.None);
        await node.People.AddAsync("Ada Moss", "ada", CancellationToken.None);
        await node.ExecuteAsync(new OpenDepartment("MKT", "Marketing"), new Envelope(NodeRun.Officer), CancellationToken.None);
        await using var receiver = await Receiver.StartAsync();
        await using var run = new HookRun(await WebRun.StartAsync(new NodeRun(node, database), options: o => o with { WebHooks = HookRun.Quick }));
        await StalledAsync(run, "P-1", days: 50);
        var id = (await run.RegisterAlertsAsync(receiver.Address, rules: ["LongStall"])).GetProperty("id").GetString()!;
        await run.UntilAsync(id, shown => shown.GetProperty("behind").GetInt64() == 0);
        receiver.Received.ShouldBeEmpty();
        var position = node.View.Position;

        // By the settings a stall of more than 60 days needs a look.
        clock.Ahead = TimeSpan.FromDays(11);
        await receiver.UntilAsync(r => r.Received.Length == 1);
        var alert = receiver.Received[0].Alerts.ShouldHaveSingleItem();
        (alert.Raised, alert.About, alert.AsOf, alert.KnownAt).ShouldBe((true, ("P-1", "LongStall", null, null), node.Today, position));
        node.View.Position.ShouldBe(position);

        // It is told once. The clock is put back: what is recorded then is told of the day that was reached.
        var reached = node.Today;
        clock.Ahead = TimeSpan.FromDays(3);
        await StalledAsync(run, "P-2");
        await receiver.UntilAsync(r => r.Received.Length == 2);
        var next = receiver.Received[1].Alerts.ShouldHaveSingleItem();
        (next.Raised, next.Programme, next.AsOf).ShouldBe((true, "P-2", reached));
        ShouldBeAChain(receiver.Received);
    }

    [Fact]
    public async Task One_is_told_of_the_rules_and_departments_that_it_asked_for_wherever_a_programme_lies_by_then()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var node = run.Web.Node;
        await node.Node.ExecuteAsync(new OpenDepartment("WEB", "Web marketing", "MKT"), new Envelope(NodeRun.Officer), CancellationToken.None);
        await node.Node.ExecuteAsync(new OpenDepartment("IT", "Technology"), new Envelope(NodeRun.Officer), CancellationToken.None);
        await StalledAsync(run, "P-1", department: "WEB");
        await StalledAsync(run, "P-2", department: "IT");
        await StalledAsync(run, "P-3", department: "MKT");
        await run.RegisterAlertsAsync(receiver.Address, rules: ["LongStall"], departments: ["mkt"]);
        await receiver.UntilAsync(r => r.Received.Length == 1);
        receiver.Received[0].Alerts.Select(a => (a.Raised, a.Programme, a.Rule)).ShouldBe([(true, "P-1", "LongStall"), (true, "P-3", "LongStall")]);

        await node.Node.ExecuteAsync(new DescribeDepartment("WEB", Parent: "IT"), new Envelope(NodeRun.Officer), CancellationToken.None);
        await receiver.UntilAsync(r => r.Received.Length == 2);
        receiver.Received[1].Alerts.Select(a => (a.Raised, a.Programme)).ShouldBe([(false, "P-1")]);
    }

    [Fact]
    public async Task Much_is_told_in_parts_each_behind_the_one_before_and_a_part_that_is_not_taken_comes_again()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        foreach (var number in Enumerable.Range(1, 130))
        {
            await StalledAsync(run, string.Create(CultureInfo.InvariantCulture, $"P-{number:000}"));
        }

        // The first and the second part fail at first. Meanwhile one goes on, and one more stalls that belongs behind all others.
        var sent = 0;
        receiver.Answer = async context =>
        {
            switch (Interlocked.Increment(ref sent))
            {
                case 1:
                    await DoAsync(run, "P-001", new Resume());
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    break;
                case 3:
                    await StalledAsync(run, "P-999");
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    break;
                case 4:
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    break;
            }
        };
        await run.RegisterAlertsAsync(receiver.Address, rules: ["LongStall"]);
        await receiver.UntilAsync(r => r.Received.Length >= 6);
        var deliveries = receiver.Received;

        deliveries.Length.ShouldBe(6);
        deliveries[0].Alerts.Select(a => a.Programme).ShouldBe(Enumerable.Range(1, 100).Select(n => $"P-{n:000}"));
        deliveries[2].Alerts.Select(a => a.Programme).ShouldBe(Enumerable.Range(101, 30).Select(n => $"P-{n}"));
        foreach (var (first, again) in new[] { (0, 1), (2, 3), (2, 4) })
        {
            // From the same list to the same, whatever came since.
            deliveries[again].Headers["webhook-id"].ShouldBe(deliveries[first].Headers["webhook-id"]);
            deliveries[again].Body.ShouldBe(deliveries[first].Body);
        }

        deliveries[1].Headers["portfolio-point"].ShouldBe($"{deliveries[4].Headers["portfolio-point"]}#1");
        deliveries[5].Alerts.Select(a => (a.Raised, a.Programme)).ShouldBe([(false, "P-001"), (true, "P-999")]);
        ShouldBeAChain([deliveries[1], deliveries[4], deliveries[5]]);
        deliveries.Select(d => d.Number("portfolio-attempt")).ShouldBe([1, 2, 1, 2, 3, 1]);
    }

    // Without any lease: both tell the same, and where one has moved on the other follows.
    [Fact]
    public async Task Of_two_forced_holders_each_tells_what_the_other_would_and_none_passes_anything_over()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync(HookRun.Quick with { Subscriptions = HookRun.Quick.Subscriptions with { Look = TimeSpan.FromHours(1) } });
        var (node, services) = (run.Web.Node.Node, run.Web.App.Services);
        var (table, progress, lists) = (
            services.GetRequiredService<WebHookTable>(), services.GetRequiredService<SubscriptionProgress>(), services.GetRequiredService<AlertLists>());
        var hook = new WebHook(
            "hook-forced", "test", receiver.Address, EventInterest.Everything, Paused: false, DateTimeOffset.UtcNow, Alerts: new(["LongStall"], []));
        await progress.StartAsync(hook.Subscriber, 0, TestContext.Current.CancellationToken);
        await table.AddAsync(hook, WebHookSignature.NewSecret(), TestContext.Current.CancellationToken);
        using var client = ReceiverClient.Create(HookRun.Quick);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var holders = Enumerable.Range(0, 2).Select(_ => new Subscription(
            new AlertSender(hook, hook.Alerts!, node, lists, table, client, HookRun.Quick, TimeProvider.System), progress,
            _ => Task.FromResult(true), HookRun.Quick.Subscriptions, TimeProvider.System).RunAsync(stop.Token)).ToList();
        foreach (var number in Enumerable.Range(1, 8))
        {
            await StalledAsync(run, $"P-{number}");
            if (number % 2 == 0)
            {
                await DoAsync(run, $"P-{number - 1}", new Resume());
            }
        }

        await receiver.UntilAsync(r => Held(r.Received).Select(h => h.Programme).ToHashSet().SetEquals(["P-2", "P-4", "P-6", "P-8"])
            && r.Received[^1].Alerts[0].KnownAt == node.View.Position);
        await stop.CancelAsync();
        foreach (var holder in holders)
        {
            await holder.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

        var told = receiver.Received.GroupBy(d => d.Headers["webhook-id"]).ToList();
        foreach (var same in told)
        {
            same.ShouldAllBe(d => Convert.ToHexString(d.Body) == Convert.ToHexString(same.First().Body));
        }

        ShouldBeAChain([.. told.Select(same => same.First())]);
    }

    [Fact]
    public async Task A_node_that_starts_goes_on_where_another_stopped()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var first = await HookRun.StartAsync();
        var database = first.Web.Node.ConnectionString;
        await StalledAsync(first, "P-1");
        var second = new HookRun(await WebRun.StartAsync(
            new NodeRun(await NodeRun.OpenAsync(database), database), options: o => o with { WebHooks = HookRun.Quick }));
        await first.RegisterAlertsAsync(receiver.Address);
        foreach (var number in Enumerable.Range(2, 5))
        {
            await StalledAsync(number % 2 == 0 ? first : second, $"P-{number}");
        }

        await HoldsTheWatchlistAsync(first, receiver);

        // Whichever of the two told them: what is left is told by the other, and by one that has just started.
        await second.DisposeAsync();
        await DoAsync(first, "P-3", new Resume());
        await HoldsTheWatchlistAsync(first, receiver);
        var told = receiver.Received.Length;
        await using var third = new HookRun(await WebRun.StartAsync(
            new NodeRun(await NodeRun.OpenAsync(database), database), options: o => o with { WebHooks = HookRun.Quick }));
        await StalledAsync(third, "P-7");
        await HoldsTheWatchlistAsync(third, receiver);
        receiver.Received[told..].SelectMany(r => r.Alerts).ShouldAllBe(a => a.Programme == "P-7");

        // What a node had sent and not yet moved over, another sends again as it was.
        ShouldBeAChain([.. receiver.Received.DistinctBy(d => d.Headers["webhook-id"])]);
    }

    [Fact]
    public async Task Registered_from_now_on_it_is_told_what_comes_from_now_on()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        await StalledAsync(run, "P-1");
        await run.RegisterAlertsAsync(receiver.Address, after: null, rules: ["LongStall"]);
        await StalledAsync(run, "P-2");

        await receiver.UntilAsync(r => r.Received.Length > 0);
        receiver.Received.SelectMany(r => r.Alerts).Select(a => a.Programme).Distinct().ShouldBe(["P-2"]);
    }

    [Fact]
    public async Task While_a_projection_is_stopped_nothing_is_told_and_then_all_that_was_missed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var now = await NodeRun.StartAsync();
        (await now.ExecuteAsync("P-1", new Propose("P-1", "One", "MKT"), new AppointSponsor("ada"))).ShouldBeOfType<Answer.Done>();
        string id;
        await using (var stopping = new HookRun(await WebRun.StartAsync(
            new NodeRun(await NodeRun.OpenAsync(now.ConnectionString, codec: Unfoldable.Milestones()), now.ConnectionString),
            options: o => o with { WebHooks = HookRun.Quick })))
        {
            id = (await stopping.RegisterAlertsAsync(receiver.Address, rules: ["LongStall"])).GetProperty("id").GetString()!;
            var stopped = (await now.ExecuteAsync("P-1", new SetMilestone("GO-LIVE", "Live", new DateOnly(2099, 1, 31)))).ShouldBeOfType<Answer.Done>();
            await StalledAsync(now, "P-2");
            await stopping.Web.Node.Node.ReachAsync(stopped.Position, TestContext.Current.CancellationToken);

            // It would have been told by now: the events of the same programmes are.
            await using var events = await Receiver.StartAsync();
            await stopping.RegisterAsync(events.Address, types: ["ProgrammeStalled"]);
            await events.UntilAsync(r => r.Positions.Length > 0);
            receiver.Received.ShouldBeEmpty();
            var shown = await stopping.ShowAsync(id);
            (shown.GetProperty("failures").GetInt32(), shown.GetProperty("parked").ValueKind).ShouldBe((0, JsonValueKind.Null));
        }

        await using var sound = new HookRun(await WebRun.StartAsync(
            new NodeRun(await NodeRun.OpenAsync(now.ConnectionString), now.ConnectionString), options: o => o with { WebHooks = HookRun.Quick }));
        await receiver.UntilAsync(r => r.Received.Length > 0);
        receiver.Received.SelectMany(r => r.Alerts).Select(a => (a.Raised, a.Programme)).ShouldBe([(true, "P-2")]);
    }

    [Fact]
    public async Task After_a_restore_it_goes_on_from_the_list_that_the_ledger_was_put_back_to_and_says_so()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        await StalledAsync(run, "P-1");
        var id = (await run.RegisterAlertsAsync(receiver.Address, rules: ["LongStall"])).GetProperty("id").GetString()!;
        await run.UntilAsync(id, shown => shown.GetProperty("delivered").GetInt64() == run.Web.Node.Node.View.Position);
        var kept = receiver.Received[^1].Headers["portfolio-point"];
        await using var backup = await Backup.OfAsync(run.Web.Node.ConnectionString, run.Web.Node.Node.Ledger.Pool);
        await StalledAsync(run, "P-2");
        await receiver.UntilAsync(r => r.Received.Any(d => d.Alerts.Any(a => a.Programme == "P-2")));
        await backup.RestoreAsync(run.Web.Node.Node.Ledger.Pool);

        await AfterARestore.GoOnAsync(run.Web.Node, TestContext.Current.CancellationToken);
        await StalledAsync(run, "P-3");

        await receiver.UntilAsync(r => r.Received.Any(d => d.Alerts.Any(a => a.Programme == "P-3")));
        var anew = receiver.Received.Where(r => r.Number("portfolio-incarnation") == 2).ToList();
        anew[0].Headers["portfolio-previous-point"].ShouldBe(kept);
        anew.SelectMany(r => r.Alerts).Select(a => (a.Raised, a.Programme)).Distinct().ShouldBe([(true, "P-3")]);
    }

    [Theory]
    [InlineData("""{"sends":"news"}""", "sends", "sends is “events” or “alerts”.")]
    [InlineData("""{"sends":"alerts","types":["ProgrammeStalled"]}""", "types", "types goes with events. Of alerts, rules says which ones are wanted.")]
    [InlineData("""{"rules":["LongStall"]}""", "rules", "rules goes with alerts. Of events, types says which ones are wanted.")]
    [InlineData("""{"sends":"alerts","rules":["LongStall","Boredom"]}""", "rules[1]", "The watchlist has no rule “Boredom”; it has LongStall, SuspectedStall")]
    [InlineData("""{"sends":"alerts","departments":["NOWHERE"]}""", "departments[0]", "There is no department “NOWHERE”.")]
    public async Task What_cannot_be_is_refused_with_its_field_and_nothing_is_recorded(string asked, string field, string sentence)
    {
        await using var run = await HookRun.StartAsync();
        var before = run.Web.Node.Node.View.Position;
        var body = string.Concat("""{"url":"https://example.com/in","label":"x",""", asked.AsSpan(1));

        var answer = await WebRun.PostAsync(run.Admin, "/api/web-hooks", body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var faults = (await WebRun.JsonOf(answer)).GetProperty("errors");
        faults.ToString().ShouldContain($"\"{field}\"");
        faults.ToString().ShouldContain(sentence);
        run.Web.Node.Node.View.Position.ShouldBe(before);
    }

    private static Task StalledAsync(HookRun run, string code, int days = 90, string department = "MKT") =>
        StalledAsync(run.Web.Node, code, days, department);

    // Begun long ago, stalled for so many days.
    private static async Task StalledAsync(NodeRun node, string code, int days = 90, string department = "MKT")
    {
        var begun = Today.AddDays(-days - 10);
        foreach (var (command, on) in new (ProgrammeCommand, DateOnly)[]
        {
            (new Propose(code, $"Programme {code}", department), begun), (new AppointSponsor("ada"), begun), (new PlanPhase(1, "First"), begun),
            (new Commission(Today.AddYears(1)), begun),
            (new Stall([Derailer.BudgetCut]), Today.AddDays(-days)),
        })
        {
            var answer = await node.Node.ExecuteAsync(code, [command], new Envelope(NodeRun.Officer, on), null, CancellationToken.None);
            answer.ShouldBeOfType<Answer.Done>($"{command}: {string.Join(" ", (answer as Answer.Refused)?.Why.Select(r => r.Sentence) ?? [])}");
        }
    }

    private static async Task DoAsync(HookRun run, string code, ProgrammeCommand command) =>
        (await run.Web.Node.ExecuteAsync(code, command)).ShouldBeOfType<Answer.Done>();

    // Each begins where the one before it ended.
    private static void ShouldBeAChain(IReadOnlyList<Received> deliveries)
    {
        var previous = "0";
        foreach (var delivery in deliveries)
        {
            delivery.Headers["portfolio-previous-point"].ShouldBe(previous);
            previous = delivery.Headers["portfolio-point"];
        }
    }

    // As a receiver does who keeps what is raised until it is cleared.
    private static async Task HoldsTheWatchlistAsync(HookRun run, Receiver receiver)
    {
        var list = await ListAsync(run, $"{run.Web.Node.Node.View.Position}@{Today:yyyy-MM-dd}");
        await receiver.UntilAsync(r => Held(r.Received).SetEquals(list));
    }

    private static HashSet<(string Programme, string Rule, string? Item, string? Person)> Held(Received[] deliveries)
    {
        var held = new HashSet<(string, string, string?, string?)>();
        foreach (var delivery in deliveries)
        {
            Apply(delivery.Alerts, held);
        }

        return held;
    }

    private static void Apply(ReceivedAlert[] alerts, HashSet<(string, string, string?, string?)> held)
    {
        foreach (var alert in alerts)
        {
            _ = alert.Raised ? held.Add(alert.About) : held.Remove(alert.About);
        }
    }

    private static async Task<HashSet<(string Programme, string Rule, string? Item, string? Person)>> ListAsync(HookRun run, string point)
    {
        using var leadership = run.Web.As(Roles.Leadership);
        var (position, day) = (point.Split('@')[0], point.Split('@')[1]);
        var report = JsonDocument.Parse(await leadership.GetStringAsync(
            $"/api/reports/watchlist?limit=all&knownAt={position}&asOf={day}", TestContext.Current.CancellationToken)).RootElement;
        return [.. report.GetProperty("entries").EnumerateArray().Select(ReceivedAlert.AboutOf)];
    }
}
