using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Pages;

/// <summary>On the page, today’s ledger is held against what it once was, without a script.</summary>
public sealed class ConsistencyPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_checkpoint_that_somebody_kept_is_checked_and_the_ledger_proven_to_begin_with_it()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var client = web.As(Roles.Auditor);
        using var auditor = await PageCaller.SignInAsync(web, Roles.Auditor);
        var note = await (await client.PostAsync("/api/audit/checkpoint", null, Cancellation)).Content.ReadAsStringAsync(Cancellation);
        await web.BeginCrmAsync(pmo);
        var proof = JsonDocument.Parse(await client.GetStringAsync("/api/audit/proofs/consistency?from=1", Cancellation)).RootElement;

        // As a browser sends what was pasted without its last line end.
        var right = await auditor.SendAsync("/audit/proof", [new("note", note.TrimEnd().ReplaceLineEndings("\r\n"))]);
        var forged = await auditor.SendAsync("/audit/proof", [new("note", note.Replace("\n1\n", "\n2\n", StringComparison.Ordinal))]);
        var ahead = await auditor.SendAsync("/audit/proof", [new("note", note.Replace("\n1\n", "\n99\n", StringComparison.Ordinal))]);
        var none = await auditor.SendAsync("/audit/proof", [new("note", "I trust you.")]);

        right.Status.ShouldBe(HttpStatusCode.OK);
        right.Shown.ShouldSatisfyAllConditions(
            s => s.ShouldContain("The checkpoint is signed."),
            s => s.ShouldContain("Nothing before was changed."),
            s => s.ShouldContain("The first 6 events of the ledger begin with just the first 1:"),
            s => s.ShouldContain(proof.GetProperty("fromRoot").GetString()!),
            s => s.ShouldContain(proof.GetProperty("toRoot").GetString()!),
            s => s.ShouldNotContain("check-wrong"));
        forged.Shown.ShouldSatisfyAllConditions(
            s => s.ShouldContain("The checkpoint is signed by none of the keys kept here."),
            s => s.ShouldContain("The ledger does not begin with what it vouches for."),
            s => s.ShouldContain("The ledger’s first 2 events are not those that the checkpoint vouches for."),
            s => s.ShouldNotContain("Nothing before was changed."));
        ahead.Shown.ShouldContain("The checkpoint vouches for 99 events, and the ledger holds 6.");
        none.Status.ShouldBe(HttpStatusCode.BadRequest);
        none.Shown.ShouldContain("This is no signed checkpoint. The note has no signatures after an empty line.");
        none.Shown.ShouldContain(">I trust you.</textarea>");
    }

    [Fact]
    public async Task Two_sizes_are_proven_and_odd_ones_are_told()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var auditor = await PageCaller.SignInAsync(web, Roles.Auditor);
        await web.BeginCrmAsync(pmo);

        var proven = WebUtility.HtmlDecode(await auditor.GetAsync("/audit/proof?from=3&to=5"));
        var same = WebUtility.HtmlDecode(await auditor.GetAsync("/audit/proof?from=6&to="));
        using var odd = await auditor.Client.GetAsync("/audit/proof?from=7", Cancellation);

        proven.ShouldContain("The first 5 events of the ledger begin with just the first 3:");
        proven.ShouldContain("Nothing before was changed.");
        proven.ShouldContain("href=\"/api/audit/proofs/consistency?from=3&to=5\"");
        same.ShouldContain("that needs no proof, by their roots");
        odd.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await odd.Content.ReadAsStringAsync(Cancellation)).ShouldContain("from is a number of events from 0 to 6.");
    }

    [Fact]
    public async Task It_is_for_auditors_alone()
    {
        await using var web = await WebRun.StartAsync();
        foreach (var role in Roles.All.Where(r => r != Roles.Auditor))
        {
            using var other = await PageCaller.SignInAsync(web, role);

            // Led to the page that says so, as from every page that is not for a role.
            (await other.SendAsync("/audit/proof", [new("note", "")])).ShouldBe((HttpStatusCode.Redirect, ""), role);
        }
    }
}
