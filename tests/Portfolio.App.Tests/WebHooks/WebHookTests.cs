using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.App.WebHooks;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.WebHooks;

public sealed class WebHookTests(UnchangedWeb unchanged) : IClassFixture<UnchangedWeb>
{
    [Fact]
    public async Task A_receiver_is_sent_every_event_in_order_as_signed_batches_of_CloudEvents()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        await run.WriteAsync(250);
        var registered = await run.RegisterAsync(new Uri(receiver.Address, "/hook?for=us"));
        var all = run.Web.Node.Node.View.Position;
        await receiver.UntilAsync(r => r.Positions.Length >= all);

        receiver.Positions.ShouldBe(Enumerable.Range(1, (int)all).Select(p => (long)p));
        receiver.Received.Length.ShouldBe(3);
        var secret = Convert.FromBase64String(registered.GetProperty("secret").GetString()!["whsec_".Length..]);
        var previous = 0L;
        foreach (var delivery in receiver.Received)
        {
            delivery.Headers["content-type"].ShouldBe("application/cloudevents-batch+json; charset=utf-8");
            JsonDocument.Parse(delivery.Body).RootElement[0].GetProperty("specversion").GetString().ShouldBe("1.0");

            // As a receiver checks it: over id, time stamp and body.
            var signed = Encoding.UTF8.GetBytes($"{delivery.Headers["webhook-id"]}.{delivery.Headers["webhook-timestamp"]}.{Encoding.UTF8.GetString(delivery.Body)}");
            delivery.Headers["webhook-signature"].ShouldBe($"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}");
            DateTimeOffset.FromUnixTimeSeconds(delivery.Number("webhook-timestamp")).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));

            // As a receiver sees that it has missed nothing.
            delivery.Number("portfolio-previous-position").ShouldBe(previous);
            previous = delivery.Number("portfolio-position");
            previous.ShouldBe(delivery.Positions[^1]);
            delivery.Number("portfolio-incarnation").ShouldBe(1);
            delivery.Headers["webhook-id"].ShouldBe(
                $"{registered.GetProperty("id").GetString()}.1.{delivery.Headers["portfolio-previous-position"]}.{previous}");
        }

        receiver.Received.Select(r => r.Headers["webhook-id"]).ShouldBeUnique();
    }

    [Fact]
    public async Task The_deliveries_of_a_web_hook_that_is_gone_end_though_there_is_more_to_deliver()
    {
        await using var run = await HookRun.StartAsync();
        await run.WriteAsync(3);
        var (node, services) = (run.Web.Node.Node, run.Web.App.Services);
        var (table, progress) = (services.GetRequiredService<WebHookTable>(), services.GetRequiredService<SubscriptionProgress>());
        var hook = new WebHook("hook-gone", "test", new Uri("http://127.0.0.1:9/"), new([], []), Paused: false, DateTimeOffset.UtcNow);
        await progress.StartAsync(hook.Subscriber, 0, TestContext.Current.CancellationToken);
        using var client = ReceiverClient.Create(HookRun.Quick);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var subscription = new Subscription(
            new WebHookSender(hook, node, table, client, HookRun.Quick, TimeProvider.System), progress, _ => Task.FromResult(true),
            HookRun.Quick.Subscriptions, TimeProvider.System);

        // Its progress is still there, as between the two steps of taking a web hook away.
        var running = subscription.RunAsync(stop.Token);
        var ended = await Task.WhenAny(running, Task.Delay(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)) == running;
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);

        ended.ShouldBeTrue();
    }

    [Fact]
    public async Task A_receiver_gets_what_it_asked_for_and_can_tell_that_from_a_gap()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var node = run.Web.Node;
        await node.Node.ExecuteAsync(new OpenDepartment("WEB", "Web marketing", "MKT"), new Envelope(NodeRun.Officer), CancellationToken.None);
        await node.Node.ExecuteAsync(new OpenDepartment("IT", "Technology"), new Envelope(NodeRun.Officer), CancellationToken.None);
        await run.RegisterAsync(receiver.Address, types: ["ProgrammeProposed"], departments: ["mkt"]);
        var sent = new List<long>();
        foreach (var (code, department) in new[] { ("A-1", "WEB"), ("A-2", "IT"), ("A-3", "MKT") })
        {
            var done = (await node.ExecuteAsync(code, new Propose(code, code, department), new AppointSponsor("ada"))).ShouldBeOfType<Answer.Done>();
            if (department != "IT")
            {
                sent.Add(done.Events[0].Position);
                await receiver.UntilAsync(r => r.Positions.Contains(sent[^1]));
            }
        }

        receiver.Positions.ShouldBe(sent);
        receiver.Received.Select(r => r.Number("portfolio-previous-position")).ShouldBe([0, sent[0]]);
    }

    [Fact]
    public async Task Every_act_is_on_record_without_the_secret_or_the_address()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var registered = await run.RegisterAsync(new Uri(receiver.Address, "/a-token-that-only-the-receiver-knows"), types: ["ProgrammeStalled"]);
        var id = registered.GetProperty("id").GetString()!;
        (await run.DoAsync(id, "pause")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await run.DoAsync(id, "pause")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await run.DoAsync(id, "resume")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await run.Admin.DeleteAsync($"/api/web-hooks/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var auditor = run.Web.As(Roles.Auditor);
        var events = await auditor.GetStringAsync("/api/events?limit=1000");
        var acts = JsonDocument.Parse(events).RootElement.GetProperty("events").EnumerateArray()
            .Where(e => e.GetProperty("type").GetString()!.StartsWith("portfolio.WebHook", StringComparison.Ordinal)).ToList();
        acts.Select(e => e.GetProperty("type").GetString()).ShouldBe(
            ["portfolio.WebHookRegistered", "portfolio.WebHookPaused", "portfolio.WebHookResumed", "portfolio.WebHookRemoved"]);
        acts.ShouldAllBe(e => e.GetProperty("actor").GetString() == "demo-admin" && e.GetProperty("data").GetProperty("hook").GetString() == id);
        events.ShouldNotContain("a-token-that-only");
        events.ShouldNotContain(registered.GetProperty("secret").GetString()!);
        (await run.Admin.GetAsync($"/api/web-hooks/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_secret_is_shown_once()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var body = JsonSerializer.Serialize(new { url = receiver.Address.AbsoluteUri, label = "test" });

        var first = await WebRun.JsonOf(await WebRun.PostAsync(run.Admin, "/api/web-hooks", body, ("Idempotency-Key", "h1")));
        var again = await WebRun.PostAsync(run.Admin, "/api/web-hooks", body, ("Idempotency-Key", "h1"));
        var other = await WebRun.PostAsync(run.Admin, "/api/web-hooks", body.Replace("test", "more"), ("Idempotency-Key", "h1"));

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        var repeated = await WebRun.JsonOf(again);
        repeated.GetProperty("id").GetString().ShouldBe(first.GetProperty("id").GetString());
        repeated.GetProperty("secret").ValueKind.ShouldBe(JsonValueKind.Null);
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var list = await run.Admin.GetStringAsync("/api/web-hooks");
        JsonDocument.Parse(list).RootElement.GetProperty("total").GetInt32().ShouldBe(1);
        list.ShouldNotContain(first.GetProperty("secret").GetString()!);
    }

    [Fact]
    public async Task One_that_was_removed_is_not_made_anew_by_a_repeat_of_its_registration()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var body = JsonSerializer.Serialize(new { url = receiver.Address.AbsoluteUri, label = "test" });
        var id = (await WebRun.JsonOf(await WebRun.PostAsync(run.Admin, "/api/web-hooks", body, ("Idempotency-Key", "h1")))).GetProperty("id").GetString();
        (await run.Admin.DeleteAsync($"/api/web-hooks/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var before = run.Web.Node.Node.View.Position;

        var again = await WebRun.PostAsync(run.Admin, "/api/web-hooks", body, ("Idempotency-Key", "h1"));

        again.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await WebRun.JsonOf(again)).GetProperty("title").GetString().ShouldBe(
            $"The web hook {id} that this Idempotency-Key registered was removed since. Register another under a new key.");
        run.Web.Node.Node.View.Position.ShouldBe(before);
        (await run.Admin.GetStringAsync("/api/web-hooks")).ShouldStartWith("""{"items":[],"total":0,"all":0,""");
    }

    [Theory]
    [InlineData("""{"label":"x","url":"ftp://example.com/"}""", "url")]
    [InlineData("""{"label":"x","url":"example.com"}""", "url")]
    [InlineData("""{"label":"x","url":"https://user:pass@example.com/"}""", "url")]
    [InlineData("""{"label":"x","url":"https://example.com/#part"}""", "url")]
    [InlineData("""{"label":"x","url":"https://10.0.0.1/"}""", "url")]
    [InlineData("""{"label":"x","url":"https://[::ffff:169.254.169.254]/"}""", "url")]
    [InlineData("""{"label":"x","url":"https://0x7f.1/"}""", "url")]
    [InlineData("""{"label":" ","url":"https://example.com/"}""", "label")]
    [InlineData("""{"label":"x","url":"https://example.com/","types":["ProgrammeTeleported"]}""", "types[0]")]
    [InlineData("""{"label":"x","url":"https://example.com/","departments":["NOBODY"]}""", "departments[0]")]
    [InlineData("""{"label":"x","url":"https://example.com/","after":999}""", "after")]
    [InlineData("""{"label":"x","url":"https://example.com/","interest":{}}""", "interest")]
    [InlineData("""{"label":"x"}""", "url")]
    public async Task What_cannot_be_registered_is_told_by_field_and_changes_nothing(string body, string field)
    {
        var answer = await unchanged.AskAsync(Roles.Admin, admin => WebRun.PostAsync(admin, "/api/web-hooks", body));
        var list = await unchanged.AskAsync(Roles.Admin, admin => admin.GetAsync("/api/web-hooks"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await WebRun.JsonOf(answer)).GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()).ShouldContain(field);
        (await list.Content.ReadAsStringAsync()).ShouldStartWith("""{"items":[],"total":0,"all":0,""");
    }

    [Fact]
    public async Task The_signature_is_that_of_the_Standard_Webhooks_specification()
    {
        // The example of its reference libraries.
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        WebHookSignature.Of(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8)
            .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        WebHookSignature.Shown(WebHookSignature.NewSecret()).Length.ShouldBe("whsec_".Length + 44);
        await Task.CompletedTask;
    }

    [Fact]
    public void A_network_that_is_none_keeps_the_program_from_starting() =>
        Should.Throw<App.Verbs.WrongUseException>(() => WebHookSettings.Of(
                new Microsoft.Extensions.Configuration.ConfigurationManager { ["WebHooks:AllowedNetworks"] = "10.0.0.0/8; next door" }))
            .Message.ShouldContain("“next door” is not a network");
}
