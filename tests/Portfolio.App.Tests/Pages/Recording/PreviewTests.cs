using System.Net;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Pages.Recording;

/// <summary>What a form says before anything is recorded, and what it leaves behind where nothing is.</summary>
public sealed class PreviewTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_region_that_tells_what_changes_stays_where_it_is_and_only_what_is_in_it_is_sent()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        using var pmo = await PageCaller.SignInAsync(web, Roles.Pmo);

        var page = await pmo.GetAsync("/record/change-lead/CRM-2");
        var preview = await pmo.SendAsync("/record/change-lead/CRM-2", [new("person", "ben"), new("~do", "preview")], target: "preview");
        var found = await pmo.GetAsync("/record/find?source=Person&path=person&person=ad");

        page.ShouldContain("hx-target=\"this\" hx-swap=\"innerHTML\"");
        preview.Shown.ShouldContain("Ben Ode leads the programme.");
        found.ShouldContain("Ada Moss");
        (preview.Shown + found).ShouldNotContain("aria-live");
    }

    [Fact]
    public async Task Whoever_asks_what_would_be_recorded_is_told_what_stands_in_the_way()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        using var pmo = await PageCaller.SignInAsync(web, Roles.Pmo);

        var refused = await pmo.SendAsync("/record/resume/CRM-2", [new("~do", "preview")]);
        var malformed = await pmo.SendAsync("/record/rebaseline/CRM-2", [new("to", "soon"), new("~do", "preview")]);
        var typing = await pmo.SendAsync("/record/resume/CRM-2", [new("~do", "preview")], target: "preview");

        refused.Shown.ShouldContain("This would not be recorded");
        malformed.Shown.ShouldContain("This would not be recorded");
        (refused.Shown + malformed.Shown).ShouldNotContain("Nothing was recorded");
        typing.Shown.Trim().ShouldBeEmpty("while somebody types, nothing is wrong yet");
    }

    [Fact]
    public async Task Whoever_asks_whether_the_opening_of_a_department_can_be_taken_back_is_told_who_names_it()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        using var pmo = await PageCaller.SignInAsync(web, Roles.Pmo);
        var opened = web.Node.Node.View.OrganisationLog.Single(e => e.Event is Portfolio.Domain.Departments.DepartmentOpened { Code: "MKT" });

        var preview = await pmo.SendAsync(
            "/record/retract-department",
            [new("code", "MKT"), new("command", opened.CommandId.ToString()), new("reason", "another was meant"), new("~do", "preview")]);

        preview.Shown.ShouldContain("That MKT was opened is not taken back: CRM-2 names it.");
        preview.Shown.ShouldContain("This would not be recorded");
    }

    [Fact]
    public async Task Rows_into_which_nothing_was_typed_do_not_count_before_they_do_not_count_when_it_is_recorded()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"), new PlanPhase(1, "First"));
        using var pmo = await PageCaller.SignInAsync(web, Roles.Pmo);
        KeyValuePair<string, string>[] typed =
        [
            new("item", "S-1"), new("title", "Single sign-on"), new("phase", "1"), new("customerValue", "80"), new("promises[0].to", ""), new("promises[0].by", ""),
        ];

        var preview = await pmo.SendAsync("/record/add-scope-item/CRM-2", [.. typed, new("~do", "preview")]);

        preview.Shown.ShouldContain("Scope item S-1, “Single sign-on”");
        preview.Shown.ShouldNotContain("This would not be recorded");
    }

    [Fact]
    public async Task Nobody_is_added_for_the_sake_of_a_command_that_comes_to_nothing()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        using var pmo = await PageCaller.SignInAsync(web, Roles.Pmo);
        KeyValuePair<string, string>[] eve =
        [
            new("person", "Eve Moss"), new("person~chosen", "+"), new("person~for", "Eve Moss"), new("~key", "key1"), new("~stream", "programme/CRM-2"),
        ];

        // Others have been faster, or nothing can be recorded at all.
        var overtaken = await pmo.SendAsync("/record/change-lead/CRM-2", [.. eve, new("~version", "0")]);
        await using (var owner = Npgsql.NpgsqlDataSource.Create(web.Node.ConnectionString))
        {
            await using var raise = owner.CreateCommand("alter table ledger.head disable trigger user; update ledger.head set root = sha256('another')");
            await raise.ExecuteNonQueryAsync(Cancellation);
        }

        (await web.Node.Node.RecordAsync("settings", [new Portfolio.Domain.Settings.SettingChanged("stallDays", "91")], new(NodeRun.Officer), Cancellation))
            .ShouldBeOfType<Answer.Forked>();
        var forked = await pmo.SendAsync("/record/change-lead/CRM-2", [.. eve, new("~version", "1")]);

        (overtaken.Status, forked.Status).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.ServiceUnavailable));
        web.Node.Node.People.All().ShouldNotContain(p => p.Name == "Eve Moss");
    }
}
