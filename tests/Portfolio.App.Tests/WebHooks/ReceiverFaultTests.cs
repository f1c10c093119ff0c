using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portfolio.App.Tests.Web;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.WebHooks;

/// <summary>Receivers that fail, hang, put off, redirect, or have gone.</summary>
public sealed class ReceiverFaultTests
{
    [Fact]
    public async Task A_receiver_that_fails_is_sent_the_same_again_until_it_takes_it()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = receiver.Received.Length < 3 ? 500 : 200;
            return context.Response.WriteAsync("out of\npaper");
        };
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;

        var shown = await run.UntilAsync(id, h => h.GetProperty("delivered").GetInt64() > 0);

        shown.GetProperty("failures").GetInt32().ShouldBe(0);
        shown.GetProperty("trouble").ValueKind.ShouldBe(JsonValueKind.Null);
        receiver.Received.Take(3).Select(r => r.Number("portfolio-attempt")).ShouldBe([1, 2, 3]);
        receiver.Received.Take(3).Select(r => Encoding.UTF8.GetString(r.Body)).Distinct().ShouldHaveSingleItem();
        receiver.Received.Take(3).Select(r => r.Headers["webhook-id"]).Distinct().ShouldHaveSingleItem();
        var deliveries = (await WebRun.JsonOf(await run.Admin.GetAsync($"/api/web-hooks/{id}/deliveries"))).EnumerateArray().Reverse().ToList();
        deliveries.Take(3).Select(d => (d.GetProperty("status").GetInt32(), d.GetProperty("taken").GetBoolean()))
            .ShouldBe([(500, false), (500, false), (200, true)]);
        deliveries[0].GetProperty("answer").GetString().ShouldBe("The receiver answered 500: out of paper");
    }

    [Fact]
    public async Task After_its_bound_it_is_parked_with_the_reason_and_resumed_by_an_administrator_it_misses_nothing()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;
        var parked = await run.UntilAsync(id, h => h.GetProperty("parked").ValueKind == JsonValueKind.String);
        parked.GetProperty("parked").GetString().ShouldBe("4 tries in a row have failed, the last one so: The receiver answered 503.");
        receiver.Received.Length.ShouldBe(4);

        receiver.Answer = null;
        await run.WriteAsync(3);
        (await run.DoAsync(id, "resume")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var last = run.Web.Node.Node.View.Position;
        await receiver.UntilAsync(r => r.Positions.Contains(last));

        receiver.Positions.Distinct().ShouldBe(Enumerable.Range(1, (int)last).Select(p => (long)p));
    }

    [Fact]
    public async Task One_that_another_node_parked_while_this_one_delivered_is_resumed_all_the_same()
    {
        await using var receiver = await Receiver.StartAsync();
        var (sent, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        receiver.Answer = _ =>
        {
            sent.TrySetResult();
            return answer.Task;
        };
        await using var run = await HookRun.StartAsync(HookRun.Quick with { Timeout = TimeSpan.FromMinutes(5) });
        var hook = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;
        await sent.Task;
        var progress = new SubscriptionProgress(run.Web.Node.Node.Ledger.Pool);
        var seen = (await progress.AllAsync(TestContext.Current.CancellationToken)).Single();
        (await progress.FailAsync(seen, "It is gone.", DateTimeOffset.UtcNow, "It is gone.", run.Web.Node.Node.Ledger.Known.Current, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        answer.SetResult();
        var parked = await run.UntilAsync(hook, h => h.GetProperty("delivered").GetInt64() > 0);
        (parked.GetProperty("parked").GetString(), parked.GetProperty("failures").GetInt32()).ShouldBe(("It is gone.", 0));

        var resumed = await WebRun.JsonOf(await run.DoAsync(hook, "resume"));

        resumed.GetProperty("parked").ValueKind.ShouldBe(JsonValueKind.Null);
        await receiver.UntilAsync(r => r.Positions.Contains(run.Web.Node.Node.View.Position));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_receiver_that_says_it_is_gone_is_parked_at_once_however_slowly_it_says_more(bool slowly)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = async context =>
        {
            context.Response.StatusCode = 410;
            if (slowly)
            {
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
        };

        // So long that no busy machine makes a receiver that does not answer of one that does.
        await using var run = await HookRun.StartAsync(HookRun.Quick with { Timeout = TimeSpan.FromSeconds(10) });
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;

        var parked = await run.UntilAsync(id, h => h.GetProperty("parked").ValueKind == JsonValueKind.String);

        parked.GetProperty("parked").GetString().ShouldBe("The receiver answered 410. It wants no more deliveries.");
        receiver.Received.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("7200")]
    [InlineData("date")]
    public async Task A_receiver_that_puts_deliveries_off_is_left_alone_for_so_long(string after)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = after == "date" ? DateTimeOffset.UtcNow.AddHours(2).ToString("R") : after;
            return Task.CompletedTask;
        };
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;

        var shown = await run.UntilAsync(id, h => h.GetProperty("failures").GetInt32() > 0);

        shown.GetProperty("failures").GetInt32().ShouldBe(1);
        shown.GetProperty("retryAt").GetDateTimeOffset().ShouldBe(DateTimeOffset.UtcNow.AddHours(2), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var inner = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = inner.Address.AbsoluteUri;
            return Task.CompletedTask;
        };
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;

        var shown = await run.UntilAsync(id, h => h.GetProperty("failures").GetInt32() > 0);

        shown.GetProperty("trouble").GetString().ShouldBe(
            "The receiver answered 307. Redirects are not followed: register the address that it leads to.");
        inner.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receiver_that_hangs_costs_no_more_than_the_limit_and_holds_up_nobody_else()
    {
        await using var well = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await using var run = await HookRun.StartAsync(HookRun.Quick with { Timeout = TimeSpan.FromSeconds(1) });
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;
        await run.RegisterAsync(well.Address);

        var shown = await run.UntilAsync(id, h => h.GetProperty("failures").GetInt32() > 1);

        shown.GetProperty("trouble").GetString().ShouldBe("The receiver did not answer within 1 seconds.");
        await well.UntilAsync(r => r.Positions.Contains(run.Web.Node.Node.View.Position));
    }

    [Fact]
    public async Task An_answer_without_end_is_read_no_further_than_its_beginning()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = async context =>
        {
            context.Response.StatusCode = 500;
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(new string('x', 4096), context.RequestAborted);
            }
        };
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;

        var shown = await run.UntilAsync(id, h => h.GetProperty("failures").GetInt32() > 0);

        shown.GetProperty("trouble").GetString().ShouldBe($"The receiver answered 500: {new string('x', 400)}");
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_told_so()
    {
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(new Uri("http://127.0.0.1:1/"))).GetProperty("id").GetString()!;

        var shown = await run.UntilAsync(id, h => h.GetProperty("failures").GetInt32() > 0);

        shown.GetProperty("trouble").GetString().ShouldStartWith("The receiver cannot be reached: ");
    }

    [Fact]
    public async Task A_paused_one_waits_and_goes_on_where_it_was()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;
        await run.UntilAsync(id, h => h.GetProperty("behind").GetInt64() == 0);
        await run.DoAsync(id, "pause");

        // The run notices within a look; a second receiver that was registered after it shows that the looks go on.
        await using var other = await Receiver.StartAsync();
        await run.RegisterAsync(other.Address);
        await other.UntilAsync(r => r.Positions.Contains(run.Web.Node.Node.View.Position));
        var before = receiver.Positions.Length;
        await run.WriteAsync(5);
        await other.UntilAsync(r => r.Positions.Contains(run.Web.Node.Node.View.Position));
        receiver.Positions.Length.ShouldBe(before);

        await run.DoAsync(id, "resume");
        await receiver.UntilAsync(r => r.Positions.Contains(run.Web.Node.Node.View.Position));

        // What was under way when it was paused comes again.
        receiver.Positions.Distinct().ShouldBe(Enumerable.Range(1, (int)run.Web.Node.Node.View.Position).Select(p => (long)p));
    }
}
