using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portfolio.App.Access;
using Portfolio.App.Checkpoints;
using Portfolio.App.Tests.Web;
using Portfolio.Ledger.Bundles;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Tests.Audit;

public sealed class ProofEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Proofs_hold_against_a_checkpoint_that_was_kept_before()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        var kept = SignedCheckpoint.Parse(await (await auditor.PostAsync("/api/audit/checkpoint", null, Cancellation)).Content.ReadAsStringAsync(Cancellation));
        var keys = CheckpointKey.FromPem(await auditor.GetStringAsync("/api/audit/checkpoint/keys", Cancellation));
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"]}""");
        var (size, now) = (kept.Checkpoint.Size, web.Node.Node.View.Position);

        var consistency = await JsonAsync(auditor, $"/api/audit/proofs/consistency?from={size}");
        var inclusion = await JsonAsync(auditor, $"/api/audit/proofs/inclusion?position=3&size={size}");
        var e = await JsonAsync(auditor, "/api/audit/events/3");

        kept.IsSignedBy(keys).ShouldBeTrue();
        size.ShouldBe(now - 1);
        (await auditor.GetStringAsync("/api/audit/checkpoint", Cancellation)).ShouldBe(kept.Note);
        ConsistencyProof.Verify(size, kept.Checkpoint.Root.AsSpan(), now, Hash(consistency, "toRoot"), HashesOf(consistency)).ShouldBeTrue();
        InclusionProof.Verify(Hash(e, "recomputedLeafHash"), 3, size, HashesOf(inclusion), kept.Checkpoint.Root.AsSpan()).ShouldBeTrue();
        InclusionProof.Verify(Hash(e, "leafHash"), 4, size, HashesOf(inclusion), kept.Checkpoint.Root.AsSpan()).ShouldBeFalse();
        e.GetProperty("inclusion").GetProperty("size").GetInt64().ShouldBe(now);
        e.GetProperty("inclusion").GetProperty("verifies").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_bundle_of_everything_and_one_of_a_stream_verify_by_themselves()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);

        var all = await BundleAsync(web, auditor, "");
        var one = await BundleAsync(web, auditor, "?stream=CRM-2");

        (all.Fault, all.Stream, all.Verified).ShouldBe((null, null, web.Node.Node.View.Position));
        (one.Fault, one.Stream, one.Verified).ShouldBe((null, "programme/CRM-2", 5));
    }

    [Fact]
    public async Task A_verification_is_begun_watched_and_tells_what_it_found()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        await auditor.PostAsync("/api/audit/checkpoint", null, Cancellation);
        (await JsonAsync(auditor, "/api/audit/verify")).GetProperty("state").GetString().ShouldBe("none");

        var right = await VerifyAsync(auditor);
        await using (var owner = Npgsql.NpgsqlDataSource.Create(web.Node.ConnectionString))
        await using (var alter = owner.CreateCommand(
            "alter table ledger.events disable trigger append_only; update ledger.events set effective_on = effective_on + 1 where position = 4"))
        {
            await alter.ExecuteNonQueryAsync(Cancellation);
        }

        var wrong = await VerifyAsync(auditor);

        right.GetProperty("state").GetString().ShouldBe("right", right.ToString());
        right.GetProperty("verified").GetInt64().ShouldBe(web.Node.Node.View.Position);
        right.GetProperty("agreeing").GetInt32().ShouldBeGreaterThan(0);
        wrong.GetProperty("state").GetString().ShouldBe("wrong", wrong.ToString());
        wrong.GetProperty("fault").GetProperty("first").GetInt64().ShouldBe(4);
    }

    [Fact]
    public async Task A_verification_finds_what_no_program_can_read_in_the_ledgers_own_stream()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        await using var owner = Npgsql.NpgsqlDataSource.Create(web.Node.ConnectionString);
        await using var alter = owner.CreateCommand(
            "alter table ledger.events disable trigger append_only; update ledger.events set stream = 'ledger', effective_on = '20000-01-01' where position = 4");
        await alter.ExecuteNonQueryAsync(Cancellation);

        var wrong = await VerifyAsync(auditor);

        wrong.GetProperty("state").GetString().ShouldBe("wrong", wrong.ToString());
        wrong.GetProperty("fault").GetProperty("first").GetInt64().ShouldBe(4);
    }

    [Theory]
    [InlineData("alter table ledger.head disable trigger all; delete from ledger.head", "The ledger has no head.")]
    [InlineData("alter table ledger.head disable trigger all; update ledger.head set last_recorded_at = '0044-03-15 BC'", "The ledger’s head holds a value that no append writes.")]
    public async Task A_verification_that_has_no_head_to_begin_with_has_found_a_fault(string sql, string found)
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        await using var owner = Npgsql.NpgsqlDataSource.Create(web.Node.ConnectionString);
        await using var alter = owner.CreateCommand(sql);
        await alter.ExecuteNonQueryAsync(Cancellation);

        var wrong = await VerifyAsync(auditor);

        wrong.GetProperty("state").GetString().ShouldBe("wrong", wrong.ToString());
        wrong.GetProperty("fault").GetProperty("sentence").GetString().ShouldBe(found);
    }

    [Fact]
    public async Task A_kept_checkpoint_that_nobody_has_signed_is_a_fault_that_a_verification_found()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        (await auditor.PostAsync("/api/audit/checkpoint", null, Cancellation)).EnsureSuccessStatusCode();
        var kept = Directory.GetFiles(web.App.Services.GetRequiredService<CheckpointPublisher>().Kept.Folder, "*.checkpoint").Order(StringComparer.Ordinal).Last();
        await File.WriteAllTextAsync(kept, (await File.ReadAllTextAsync(kept, Cancellation)).Replace('—', '-'), Cancellation);

        var wrong = await VerifyAsync(auditor);

        wrong.GetProperty("state").GetString().ShouldBe("wrong", wrong.ToString());
        wrong.GetProperty("fault").GetProperty("sentence").GetString().ShouldStartWith($"The kept checkpoint {kept} cannot be relied on");
    }

    [Fact]
    public async Task An_odd_parameter_is_refused_by_name()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        foreach (var (path, parameter) in new[]
        {
            ("proofs/inclusion", "position"), ("proofs/inclusion?position=0", "position"), ("proofs/inclusion?position=2&size=1", "position"),
            ("proofs/inclusion?position=1&size=9999", "size"), ("proofs/inclusion?position=1&tree=1", "tree"), ("proofs/consistency", "from"),
            ("proofs/consistency?from=2&to=1", "from"), ("proofs/consistency?from=0&to=-1", "to"), ("export?stream=NONE", "stream"),
            ("export?stream=department/*", "stream"), ("export?format=tar", "format"),
        })
        {
            var answer = await auditor.GetAsync($"/api/audit/{path}", Cancellation);

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            (await WebRun.JsonOf(answer)).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(parameter, path);
        }
    }

    private static async Task<BundleReport> BundleAsync(WebRun web, HttpClient auditor, string query)
    {
        using var answer = await auditor.GetAsync($"/api/audit/export{query}", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
        answer.Content.Headers.ContentDisposition!.FileName.ShouldNotBeNull().ShouldContain("audit-bundle");
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync(Cancellation), Cancellation);
            var keys = CheckpointKey.FromPem(await auditor.GetStringAsync("/api/audit/checkpoint/keys", Cancellation));
            await using var bundle = await BundleFiles.OpenAsync(path, Cancellation);
            return await BundleVerification.RunAsync(bundle, web.Node.Node.Ledger.Head.LedgerId, keys, [], null, Cancellation);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<JsonElement> VerifyAsync(HttpClient auditor)
    {
        (await auditor.PostAsync("/api/audit/verify", null, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        while (true)
        {
            var run = await JsonAsync(auditor, "/api/audit/verify");
            if (run.GetProperty("state").GetString() != "running")
            {
                return run;
            }
        }
    }

    private static async Task<JsonElement> JsonAsync(HttpClient caller, string path) =>
        JsonDocument.Parse(await caller.GetStringAsync(path, Cancellation)).RootElement;

    private static byte[] Hash(JsonElement json, string name) => Convert.FromHexString(json.GetProperty(name).GetString()!);

    private static List<byte[]> HashesOf(JsonElement json) =>
        [.. json.GetProperty("proof").EnumerateArray().Select(h => Convert.FromHexString(h.GetString()!))];
}
