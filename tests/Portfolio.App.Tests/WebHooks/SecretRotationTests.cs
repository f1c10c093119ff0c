using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Tests.Web;
using Portfolio.App.WebHooks;

namespace Portfolio.App.Tests.WebHooks;

/// <summary>A secret is changed without a delivery that the receiver cannot check, or at once where it was seen by others.</summary>
public sealed class SecretRotationTests
{
    [Fact]
    public async Task While_both_are_in_use_each_delivery_has_a_signature_of_either_the_new_one_first()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var registered = await run.RegisterAsync(receiver.Address);
        var (id, former) = (registered.GetProperty("id").GetString()!, SecretOf(registered));
        await receiver.UntilAsync(r => r.Received.Length > 0);
        Signatures(receiver.Received[^1]).ShouldBe([SignedBy(former, receiver.Received[^1])]);

        var rotated = await WebRun.JsonOf(await RotateAsync(run, id, """{"overlapHours":2}"""));
        var delivery = await NextAsync(run, receiver);

        Signatures(delivery).ShouldBe([SignedBy(SecretOf(rotated), delivery), SignedBy(former, delivery)]);
        rotated.GetProperty("formerSecretUntil").GetDateTimeOffset()
            .ShouldBe(DateTimeOffset.UtcNow.AddHours(2), TimeSpan.FromMinutes(5));
        (await run.ShowAsync(id)).GetProperty("secret").ValueKind.ShouldBe(JsonValueKind.Null, "it is shown once");
    }

    [Fact]
    public async Task With_no_overlap_nothing_is_signed_with_the_former_one_after_the_answer()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;
        await WebRun.JsonOf(await RotateAsync(run, id, "{}"));

        var rotated = await WebRun.JsonOf(await RotateAsync(run, id, """{"overlapHours":0}"""));
        var delivery = await NextAsync(run, receiver);

        Signatures(delivery).ShouldBe([SignedBy(SecretOf(rotated), delivery)]);
        rotated.GetProperty("formerSecretUntil").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_former_one_is_forgotten_when_its_time_is_over()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;
        await WebRun.JsonOf(await RotateAsync(run, id, "{}"));
        var table = new WebHookTable(run.Web.Node.Node.Ledger.Pool);
        var now = DateTimeOffset.UtcNow;

        (await table.SecretsAsync(id, now, TestContext.Current.CancellationToken)).Count.ShouldBe(2);
        (await table.SecretsAsync(id, now.AddHours(25), TestContext.Current.CancellationToken)).Count.ShouldBe(1);
        await table.ForgetFormerAsync(now.AddHours(23), TestContext.Current.CancellationToken);
        (await run.ShowAsync(id)).GetProperty("formerSecretUntil").ValueKind.ShouldBe(JsonValueKind.String);
        await table.ForgetFormerAsync(now.AddHours(25), TestContext.Current.CancellationToken);
        (await run.ShowAsync(id)).GetProperty("formerSecretUntil").ValueKind.ShouldBe(JsonValueKind.Null);
        (await table.SecretsAsync(id, now, TestContext.Current.CancellationToken)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_repeat_under_the_same_key_changes_nothing_more_and_the_act_is_on_record_without_the_secret()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;

        var first = await WebRun.JsonOf(await RotateAsync(run, id, "{}", "r1"));
        var again = await RotateAsync(run, id, "{}", "r1");
        var other = await RotateAsync(run, id, """{"overlapHours":1}""", "r1");

        (await WebRun.JsonOf(again)).GetProperty("secret").ValueKind.ShouldBe(JsonValueKind.Null);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var auditor = run.Web.As(Roles.Auditor);
        var events = await auditor.GetStringAsync("/api/events?limit=1000&type=WebHookSecretRotated");
        JsonDocument.Parse(events).RootElement.GetProperty("events").GetArrayLength().ShouldBe(1);
        events.ShouldNotContain(first.GetProperty("secret").GetString()!);
        var table = new WebHookTable(run.Web.Node.Node.Ledger.Pool);
        (await table.SecretsAsync(id, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken))[0].ShouldBe(SecretOf(first));
    }

    [Theory]
    [InlineData("""{"overlapHours":-1}""", "overlapHours")]
    [InlineData("""{"overlapHours":169}""", "overlapHours")]
    [InlineData("""{"overlapHours":"long"}""", "overlapHours")]
    [InlineData("""{"secret":"whsec_mine"}""", "secret")]
    public async Task What_cannot_be_is_told_by_field_and_changes_nothing(string body, string field)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        var id = (await run.RegisterAsync(receiver.Address)).GetProperty("id").GetString()!;
        var before = run.Web.Node.Node.View.Position;

        var answer = await RotateAsync(run, id, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await WebRun.JsonOf(answer)).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(field);
        (await RotateAsync(run, "hook-of-nobody", "{}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        run.Web.Node.Node.View.Position.ShouldBe(before);
    }

    private static Task<HttpResponseMessage> RotateAsync(HookRun run, string id, string body, string? key = null) => key is null
        ? WebRun.PostAsync(run.Admin, $"/api/web-hooks/{id}/rotate-secret", body)
        : WebRun.PostAsync(run.Admin, $"/api/web-hooks/{id}/rotate-secret", body, ("Idempotency-Key", key));

    // What is recorded after the answer: the act itself may have been delivered before it was done.
    private static async Task<Received> NextAsync(HookRun run, Receiver receiver)
    {
        await run.WriteAsync(1);
        var last = run.Web.Node.Node.View.Position;
        await receiver.UntilAsync(r => r.Positions.Contains(last));
        return receiver.Received.First(r => r.Positions.Contains(last));
    }

    private static byte[] SecretOf(JsonElement hook) =>
        Convert.FromBase64String(hook.GetProperty("secret").GetString()!["whsec_".Length..]);

    private static string[] Signatures(Received delivery) => delivery.Headers["webhook-signature"].Split(' ');

    // As a receiver computes it.
    private static string SignedBy(byte[] secret, Received delivery) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        secret,
        Encoding.UTF8.GetBytes($"{delivery.Headers["webhook-id"]}.{delivery.Headers["webhook-timestamp"]}.{Encoding.UTF8.GetString(delivery.Body)}")));
}
