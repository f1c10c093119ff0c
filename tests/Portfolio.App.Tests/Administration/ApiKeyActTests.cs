using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.Domain;

namespace Portfolio.App.Tests.Administration;

/// <summary>Every administrative act is an event: making and revoking keys.</summary>
public sealed class ApiKeyActTests
{
    private static readonly Actor Admin = new("root", Roles.Admin, "test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Making_and_revoking_a_key_is_on_record_without_the_key()
    {
        await using var run = await NodeRun.StartAsync();
        var keys = new ApiKeys(run.Node.Ledger.Pool, TimeProvider.System);
        var before = run.Node.View.Position;

        var (kept, key) = await new CreateApiKey(Roles.Pmo, "nightly import", TimeSpan.FromDays(3)).RunAsync(run.Node, keys, Admin, Cancellation);
        (await RevokeApiKey.RunAsync(run.Node, keys, kept.Id, Admin, Cancellation)).ShouldBeTrue();
        (await RevokeApiKey.RunAsync(run.Node, keys, kept.Id, Admin, Cancellation)).ShouldBeFalse();
        (await RevokeApiKey.RunAsync(run.Node, keys, "key-unknown", Admin, Cancellation)).ShouldBeFalse();

        var recorded = run.Node.View.Log.After(before).ToList();
        recorded.Select(e => (e.Stream, e.Version, e.Actor)).ShouldBe([("administration", 1, Admin), ("administration", 2, Admin)]);
        recorded[0].Event.ShouldBe(new ApiKeyCreated(kept.Id, Roles.Pmo, kept.ExpiresAt));
        recorded[1].Event.ShouldBe(new ApiKeyRevoked(kept.Id));
        var texts = await run.Node.Ledger.Reader.ReadTextsAsync([before + 1, before + 2], Cancellation);
        texts.Single().ShouldBe(new(before + 1, "label", "nightly import"));
        await foreach (var page in run.Node.Ledger.Reader.ReadAsync(before, Cancellation))
        {
            page.ShouldAllBe(e => !e.Data.Contains(key));
        }
    }

    [Fact]
    public async Task An_act_under_a_key_of_its_own_is_recorded_once()
    {
        await using var run = await NodeRun.StartAsync();
        var envelope = new Envelope(Admin) { Key = CommandKey.Of("once", "revoke key-1") };
        var before = run.Node.View.Position;

        var first = (Answer.Done)await run.Node.RecordAsync("administration", [new ApiKeyRevoked("key-1")], envelope, Cancellation);
        var again = (Answer.Done)await run.Node.RecordAsync("administration", [new ApiKeyRevoked("key-1")], envelope, Cancellation);

        (first.Repeated, again.Repeated).ShouldBe((false, true));
        (first.Position, again.Position, run.Node.View.Position).ShouldBe((before + 1, before + 1, before + 1));
        (await run.Node.RecordAsync(
            "administration", [new ApiKeyRevoked("key-2")], envelope with { Key = CommandKey.Of("once", "revoke key-2") }, Cancellation))
            .ShouldBeOfType<Answer.KeyReused>();
    }
}
