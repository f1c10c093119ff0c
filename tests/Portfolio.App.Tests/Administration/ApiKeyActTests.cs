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
    public async Task A_caller_who_goes_once_it_is_on_record_leaves_no_key_unmade_and_none_unrevoked()
    {
        await using var run = await NodeRun.StartAsync();
        var keys = new ApiKeys(run.Node.Ledger.Pool, TimeProvider.System);

        await LeaveAsync(run, gone => new CreateApiKey(Roles.Pmo, "nightly import", TimeSpan.FromDays(3)).RunAsync(run.Node, keys, Admin, gone));
        var kept = (await keys.ListAsync(Cancellation)).ShouldHaveSingleItem();
        run.Node.View.Log[run.Node.View.Position].Event.ShouldBeOfType<ApiKeyCreated>().Key.ShouldBe(kept.Id);

        await LeaveAsync(run, gone => RevokeApiKey.RunAsync(run.Node, keys, kept.Id, Admin, gone));
        run.Node.View.Log[run.Node.View.Position].Event.ShouldBe(new ApiKeyRevoked(kept.Id));
        (await keys.ListAsync(Cancellation)).Single().RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_that_was_put_on_record_and_came_to_nothing_is_made_when_it_is_asked_for_again_under_its_once()
    {
        await using var run = await NodeRun.StartAsync();
        var keys = new ApiKeys(run.Node.Ledger.Pool, TimeProvider.System);
        var asked = new CreateApiKey(Roles.Pmo, "nightly import", TimeSpan.FromDays(3)) { Once = CommandKey.Of("form-1", "nightly import") };

        // The program ends between record and table.
        await using (var owner = Npgsql.NpgsqlDataSource.Create(run.ConnectionString))
        {
            await using var refuse = owner.CreateCommand("alter table access.api_keys add constraint none check (false) not valid");
            await refuse.ExecuteNonQueryAsync(Cancellation);
            await Should.ThrowAsync<Npgsql.PostgresException>(() => asked.RunAsync(run.Node, keys, Admin, Cancellation));
            await using var allow = owner.CreateCommand("alter table access.api_keys drop constraint none");
            await allow.ExecuteNonQueryAsync(Cancellation);
        }

        var recorded = (ApiKeyCreated)run.Node.View.Log[run.Node.View.Position].Event;
        var (kept, key) = await asked.RunAsync(run.Node, keys, Admin, Cancellation);

        (kept.Id, kept.Role, kept.ExpiresAt).ShouldBe((recorded.Key, recorded.Role, recorded.ExpiresAt));
        (await keys.FindAsync(key, Cancellation)).ShouldNotBeNull().Id.ShouldBe(recorded.Key);
        (await Should.ThrowAsync<ActNotRecordedException>(() => asked.RunAsync(run.Node, keys, Admin, Cancellation))).Answer.ShouldBeOfType<Answer.KeyReused>();
        (await keys.ListAsync(Cancellation)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_that_is_asked_for_twice_at_once_under_one_key_is_made_once_and_the_other_is_told_so()
    {
        await using var run = await NodeRun.StartAsync();
        var keys = new ApiKeys(run.Node.Ledger.Pool, TimeProvider.System);
        var (made, key) = keys.New(Roles.Pmo, "nightly import", TimeSpan.FromDays(3));
        var (_, other) = keys.New(Roles.Pmo, "nightly import", TimeSpan.FromDays(3));

        // Both have found it on record and not in the table.
        (await keys.TryAddAsync(made, key, Cancellation)).ShouldBeTrue();
        (await keys.TryAddAsync(made, other, Cancellation)).ShouldBeFalse();

        (await keys.FindAsync(key, Cancellation)).ShouldNotBeNull();
        (await keys.FindAsync(other, Cancellation)).ShouldBeNull();
    }

    // The table can be read and not changed until the act is on record and its caller has gone.
    private static async Task LeaveAsync(NodeRun run, Func<CancellationToken, Task> act)
    {
        var before = run.Node.View.Position;
        await using var database = Npgsql.NpgsqlDataSource.Create(run.ConnectionString);
        await using var owner = await database.OpenConnectionAsync(Cancellation);
        await using var held = await owner.BeginTransactionAsync(Cancellation);
        await using (var hold = new Npgsql.NpgsqlCommand("lock table access.api_keys in share mode", owner, held))
        {
            await hold.ExecuteNonQueryAsync(Cancellation);
        }

        using var caller = new CancellationTokenSource();
        var acting = act(caller.Token);
        await run.Node.ReachAsync(before + 1, Cancellation);
        await using (var waiting = new Npgsql.NpgsqlCommand("select count(*) from pg_locks where not granted and relation = 'access.api_keys'::regclass", owner, held))
        {
            while (await waiting.ExecuteScalarAsync(Cancellation) is 0L)
            {
                await Task.Yield();
            }
        }

        await caller.CancelAsync();
        await held.RollbackAsync(Cancellation);

        // Nobody is there to be answered; what became of the act is looked at.
        await acting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
