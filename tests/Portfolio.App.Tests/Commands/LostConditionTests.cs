using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Commands;

/// <summary>Two people change the same record: the one who had not seen the other's change is told of it.</summary>
public sealed class LostConditionTests
{
    private const string Crm = "/api/programmes/CRM-2";

    [Fact]
    public async Task A_lost_condition_tells_what_changed_meanwhile_and_by_whom()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, $"{Crm}/rebaseline", """{"to":"2099-09-30","causes":["SupplierOrTechnology"],"effectiveOn":"2026-03-01"}""");
        await WebRun.PostAsync(pmo, $"{Crm}/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""");

        var lost = await WebRun.PostAsync(pmo, $"{Crm}/stall", """{"causes":["NewSeniorLeader"]}""", ("If-Match", "\"5\""));

        lost.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var json = await WebRun.JsonOf(lost);
        json.GetProperty("currentVersion").GetInt32().ShouldBe(7);
        json.GetProperty("changes").GetInt32().ShouldBe(2);
        var meanwhile = json.GetProperty("meanwhile");
        meanwhile.EnumerateArray().Select(m => m.GetProperty("version").GetInt32()).ShouldBe([6, 7]);
        meanwhile[1].GetProperty("sentence").GetString().ShouldBe("Stalled.");
        meanwhile[1].GetProperty("actor").GetString().ShouldBe("demo-pmo");
        meanwhile[1].GetProperty("role").GetString().ShouldBe("pmo");
        meanwhile[1].GetProperty("effectiveOn").GetString().ShouldBe("2026-03-02");
        meanwhile[1].GetProperty("recordedAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    [Fact]
    public async Task Who_prefers_to_be_treated_leniently_is_not_held_up_by_what_makes_no_difference()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, $"{Crm}/rebaseline", """{"to":"2099-09-30","causes":["SupplierOrTechnology"]}""");

        var done = await WebRun.PostAsync(pmo, $"{Crm}/stall", """{"causes":["BudgetCut"]}""", ("If-Match", "\"5\""), ("Prefer", "respond-async, handling=lenient"));

        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        done.Headers.GetValues("Preference-Applied").ShouldBe(["handling=lenient"]);
        var json = await WebRun.JsonOf(done);
        json.GetProperty("version").GetInt32().ShouldBe(7);
        json.GetProperty("changes").GetInt32().ShouldBe(1);
        json.GetProperty("meanwhile")[0].GetProperty("type").GetString().ShouldBe("FinishRebaselined");
    }

    [Fact]
    public async Task Who_is_treated_leniently_and_loses_every_race_is_told_what_changed_meanwhile()
    {
        var lost = (await DescribeBehindAsync(new IfVersion(1, OrStillTheSame: true), "ada", "ben", "ada")).ShouldBeOfType<Answer.Conflict>();

        lost.Actual.ShouldBe(4);
        lost.Meanwhile.Select(e => e.Event).ShouldBe([new LeadChanged("ada"), new LeadChanged("ben"), new LeadChanged("ada")]);
    }

    [Fact]
    public async Task Without_a_condition_what_other_nodes_were_faster_with_is_decided_again_and_at_most_twice()
    {
        (await DescribeBehindAsync(null, "ada")).ShouldBeOfType<Answer.Done>().Version.ShouldBe(3);
        (await DescribeBehindAsync(null, "ada", "ben")).ShouldBeOfType<Answer.Done>().Version.ShouldBe(4);
        (await DescribeBehindAsync(null, "ada", "ben", "ada")).ShouldBeOfType<Answer.Conflict>().Actual.ShouldBe(4);
    }

    [Theory]
    [InlineData("stall", """{"causes":["BudgetCut"]}""", "somebody else has stalled it just so: nothing would be recorded any more")]
    [InlineData("stall", """{"causes":["NewSeniorLeader"]}""", "it would be refused now")]
    [InlineData("resume", "{}", "it would have been refused then")]
    public async Task What_would_be_decided_otherwise_is_not_done_even_leniently(string command, string fields, string because)
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        await WebRun.PostAsync(pmo, $"{Crm}/stall", """{"causes":["BudgetCut"]}""");

        var lost = await WebRun.PostAsync(pmo, $"{Crm}/{command}", fields, ("If-Match", "\"5\""), ("Prefer", "handling=lenient"));

        lost.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed, because);
        web.Node.Node.View.Programme("CRM-2").Version.ShouldBe(6);
    }

    [Fact]
    public async Task A_department_can_be_changed_on_condition_too()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await WebRun.PostAsync(pmo, "/api/departments", """{"code":"NEW","title":"First"}""");
        await WebRun.PostAsync(pmo, "/api/departments/describe", """{"code":"NEW","title":"Second"}""");

        var lost = await WebRun.PostAsync(pmo, "/api/departments/describe", """{"code":"NEW","parent":"MKT"}""", ("If-Match", "\"1\""));
        var lenient = await WebRun.PostAsync(pmo, "/api/departments/describe", """{"code":"NEW","parent":"MKT"}""", ("If-Match", "\"1\""), ("Prefer", "handling=lenient"));
        var same = await WebRun.PostAsync(pmo, "/api/departments/describe", """{"code":"NEW","title":"Third"}""", ("If-Match", "\"3\""));

        lost.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        JsonElement json = await WebRun.JsonOf(lost);
        json.GetProperty("meanwhile")[0].GetProperty("type").GetString().ShouldBe("DepartmentDescribed");
        lenient.StatusCode.ShouldBe(HttpStatusCode.OK);
        same.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>
    /// A programme is described, and another node is faster so often: each time its event is taken right before this one's,
    /// which was decided without it.
    /// </summary>
    private static async Task<Answer> DescribeBehindAsync(IfVersion? ifVersion, params string[] leads)
    {
        await using var run = await NodeRun.StartAsync();
        await run.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        await using var other = await NodeRun.OpenAsync(run.ConnectionString);
        await using var queue = new HeadQueue(run.ConnectionString);
        Task<Answer> Faster(string person) => other.RecordAsync(
            "programme/CRM-2", [new LeadChanged(person)], new Envelope(NodeRun.Officer), CancellationToken.None);

        await queue.HoldAsync();
        var faster = Faster(leads[0]);
        await queue.UntilWaitingAsync(1);
        await queue.HoldNextAsync(2);
        var describing = run.Node.ExecuteAsync(
            "CRM-2", [new Describe("One view of customers")], new Envelope(NodeRun.Officer), ifVersion, CancellationToken.None);
        await queue.UntilWaitingAsync(3);
        await queue.ReleaseAsync();
        await faster;
        foreach (var person in leads[1..])
        {
            await queue.HoldNextAsync(2);
            faster = Faster(person);
            await queue.UntilWaitingAsync(3);
            await queue.HoldNextAsync(4);
            await queue.ReleaseAsync();
            await queue.UntilWaitingAsync(3);
            await queue.ReleaseAsync();
            await faster;
        }

        await queue.ReleaseAsync();
        return await describing;
    }
}
