using System.Net;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Domain;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.Administration;

/// <summary>
/// The database is restored to an earlier backup under a running program: it refuses to record, says what to do, goes on
/// answering, and goes on recording by itself once an operator has opened a new incarnation.
/// </summary>
public sealed class RestoredLedgerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_records_nothing_until_an_operator_opens_a_new_incarnation_and_then_knows_just_what_the_ledger_holds()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await using var backup = await Backup.OfAsync(web.Node.ConnectionString, web.Node.Node.Ledger.Pool);
        var kept = web.Node.Node.View.Position;
        (await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-02-01"}""")).EnsureSuccessStatusCode();
        await backup.RestoreAsync(web.Node.Node.Ledger.Pool);

        var refused = await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/resume", """{"effectiveOn":"2026-03-01"}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await WebRun.JsonOf(refused)).GetProperty("title").GetString().ShouldNotBeNull().ShouldContain("portfolio open-incarnation");
        var ready = await pmo.GetAsync("/health/ready", Cancellation);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync(Cancellation)).ShouldContain("urn:portfolio:rule:ledger-continues");
        (await pmo.GetStringAsync("/api/programmes/CRM-2", Cancellation)).ShouldContain("Stalled");

        // Another process, as the verb is.
        await using (var verb = await NodeRun.OpenAsync(web.Node.ConnectionString))
        {
            var (opened, position) = await OpenIncarnation.RunAsync(
                verb, web.Node.ConnectionString, "restored after a fire", new Actor("root", Roles.Admin, "verb"), Cancellation);
            (opened.Incarnation, opened.Size, position).ShouldBe((2, kept, kept + 1));
        }

        while (web.Node.Node.View.History == 0 || web.Node.Node.Ledger.Known.Fork is not null)
        {
            await Task.Delay(10, Cancellation);
        }

        (await pmo.GetStringAsync("/api/programmes/CRM-2", Cancellation)).ShouldNotContain("Stalled");
        web.Node.Node.View.Position.ShouldBe(kept + 1);
        (await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-02-02"}""")).EnsureSuccessStatusCode();
        (await pmo.GetAsync("/health/ready", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        web.Node.Node.View.Log[kept + 1].Event.ShouldBeOfType<IncarnationOpened>().Incarnation.ShouldBe(2);
    }

    [Fact]
    public async Task A_node_that_holds_nothing_else_goes_on_without_reading_anew()
    {
        await using var run = await NodeRun.StartAsync();
        await OpenIncarnation.RunAsync(run.Node, run.ConnectionString, "moved to another data centre", NodeRun.Officer, Cancellation);

        var answer = await run.Node.RecordAsync("administration", [new ApiKeyRevoked("key-1")], new(NodeRun.Officer), Cancellation);

        answer.ShouldBeOfType<App.Node.Answer.Done>();
        (run.Node.View.History, run.Node.Ledger.Known.Current.Incarnation).ShouldBe((0, 2));
    }
}
