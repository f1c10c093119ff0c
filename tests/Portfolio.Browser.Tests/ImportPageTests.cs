using System.Net;
using System.Text;
using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.Browser.Tests.Running;
using Portfolio.Domain;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;

namespace Portfolio.Browser.Tests;

/// <summary>A PMO officer takes in a register by pages alone.</summary>
public sealed class ImportPageTests(Site site)
{
    private static readonly Envelope Officer = new(new Actor("officer", "pmo", "test"));

    private const string March =
        """
        Ref,Project name,Directorate,End date,Total cost,RAG,SRO,State
        P-1,Customer portal,Marketing,31/12/2026,12.5,Green,Ada Moss,Running
        P-2,Letters,Operations,30/06/2027,3,Amber,Ben Ode,Running
        """;

    private const string Changes =
        """
        when,proposal,what,old,new
        2024-01-10,P-7,(registered),,Faster search
        2024-01-10,P-7,target.beta,,v1.9
        2024-02-01,P-7,target.beta,v1.9,v1.10
        2024-03-01,P-7,status,open,done
        2024-03-02,P-8,(registered),,Never built
        2024-03-02,P-8,noise,,1
        2024-04-02,P-8,status,,given up
        """;

    private const string Yaml =
        """
        name: own
        register: OWN
        snapshots: [{ file: march, positionAt: 2026-03-31 }]
        id: { headers: [ref] }
        title: { headers: [project name] }
        finish: { headers: [end date], formats: [d/M/yyyy] }
        """;

    [Fact]
    public async Task Columns_are_mapped_previewed_recorded_and_undone()
    {
        await using var empty = await EmptySite.StartAsync();
        await using var visit = await empty.OpenAsync(site.Browser, Roles.Pmo);
        var page = visit.Page;
        var violations = new List<string>();
        await page.Locator(".site-nav a", new() { HasText = "Import" }).ClickAsync();
        await CheckAsync(page, violations);
        await page.SetInputFilesAsync("#files", [Sent("march.csv", March)]);
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("button", new() { HasText = "Go on" }).PressAsync("Enter");

        // What the headers say is proposed; formats and examples come from the values.
        await page.Locator("h1", new() { HasText = "What the columns mean" }).WaitForAsync();
        (await page.Locator(".columns tbody tr").CountAsync()).ShouldBe(8);
        (await page.InputValueAsync("[name=column-1]")).ShouldBe("Title");
        (await page.InputValueAsync("[name=column-3]")).ShouldBe("Finish");
        (await page.Locator(".columns tbody tr").Nth(3).InnerTextAsync()).ShouldContain("date (d/M/yyyy)");
        (await page.Locator(".columns .samples").Nth(1).InnerTextAsync()).ShouldBe("Customer portal · Letters");
        await CheckAsync(page, violations);

        // Two titles are told, and what was typed is kept.
        await page.FillAsync("#positionAt", "2026-03-31");
        await page.FillAsync("#register", "PMO");
        await page.SelectOptionAsync("#unit", "1000000");
        await page.SelectOptionAsync("[name=column-2]", "Title");
        await page.Locator("button", new() { HasText = "Show what would be recorded" }).ClickAsync();
        (await page.TextAsync("#fault")).ShouldBe("Two columns are both said to be “Title”; only one can be.");
        (await page.InputValueAsync("#register")).ShouldBe("PMO");
        await page.SelectOptionAsync("[name=column-2]", "Department");
        await page.SelectOptionAsync("#scale", "RAG3@1");
        await page.Locator("button", new() { HasText = "Show what would be recorded" }).ClickAsync();

        await page.Locator("h1", new() { HasText = "What would be recorded" }).WaitForAsync();
        (await page.Locator(".preview tbody tr").First.InnerTextAsync()).ShouldContain("registered as P-1, finish 2026-12-31, budget GBP 12,500,000");
        empty.Node.View.Programmes.ShouldBeEmpty();
        await CheckAsync(page, violations);
        await page.Locator("button", new() { HasText = "Record" }).ClickAsync();

        await page.Locator("#progress a", new() { HasText = "See the receipt" }).ClickAsync();
        await page.Locator(".receipts").First.WaitForAsync();
        (await page.Locator(".receipts").Last.InnerTextAsync()).ShouldContain("ProgrammeRegistered, StatusReported, SponsorAppointed");
        empty.Node.View.Programme("P-2").Latest.Department.ShouldBe("OPERATIONS");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a", new() { HasText = "Download as CSV" }).ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain("march.csv,2,P-1,Recorded");
        await CheckAsync(page, violations);

        await page.FillAsync("#reason", "The wrong copy");
        await page.Locator("button", new() { HasText = "Undo" }).ClickAsync();
        await page.Locator(".page-state", new() { HasText = "Undone. The wrong copy" }).WaitForAsync();
        empty.Node.View.Programme("P-1").Latest.Exists.ShouldBeFalse();
        await page.Locator(".page-kicker a").ClickAsync();
        await page.Locator(".imports").WaitForAsync();
        (await page.Locator(".imports tbody tr").CountAsync()).ShouldBe(2);
        await CheckAsync(page, violations);

        violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_log_of_changes_is_mapped_with_the_days_of_its_releases_and_gives_deferrals()
    {
        await using var empty = await EmptySite.StartAsync();
        await using var visit = await empty.OpenAsync(site.Browser, Roles.Pmo);
        var page = visit.Page;
        var violations = new List<string>();
        await page.GotoAsync("/imports");
        await page.SelectOptionAsync("#mapping", "changes");
        await page.SetInputFilesAsync("#files", [Sent("changes.csv", Changes)]);
        await page.Locator("button", new() { HasText = "Go on" }).ClickAsync();

        // Columns, wordings, pieces of scope and phases are proposed.
        await page.Locator("h1", new() { HasText = "What the changes mean" }).WaitForAsync();
        (await page.InputValueAsync("#day")).ShouldBe("0");
        (await page.InputValueAsync("#field")).ShouldBe("2");
        (await page.Locator(".columns tbody tr").CountAsync()).ShouldBe(4);
        (await page.InputValueAsync("#items")).ShouldBe("target.beta = BETA; Beta; 50; beta");
        (await page.InputValueAsync("#phases")).ShouldBe("v1.9 = \nv1.10 = ");
        await CheckAsync(page, violations);

        // Without the column of what changed there are no wordings; what is wrong is told, and what was typed is kept.
        await page.FillAsync("#phases", "v1.9 = soon\nv1.10 = 2024-12-31");
        await page.Locator("button", new() { HasText = "Show what would be recorded" }).ClickAsync();
        (await page.TextAsync("#fault")).ShouldContain("soon");
        await page.FillAsync("#phases", "v1.9 = 2024-06-30\nv1.10 = 2024-12-31");
        await page.FillAsync("#states", "done = Completed\nopen = Active\ngiven up = Dropped");
        await page.Locator("button", new() { HasText = "Look for the wordings again" }).ClickAsync();
        (await page.InputValueAsync("#phases")).ShouldBe("v1.9 = 2024-06-30\nv1.10 = 2024-12-31");
        await page.Locator("button", new() { HasText = "Show what would be recorded" }).ClickAsync();

        await page.Locator("h1", new() { HasText = "What would be recorded" }).WaitForAsync();
        (await page.Locator("#total").InnerTextAsync()).ShouldContain("1 ScopeItemDeferred");
        empty.Node.View.Programmes.ShouldBeEmpty();
        await CheckAsync(page, violations);
        await page.Locator("button", new() { HasText = "Record" }).ClickAsync();
        await page.Locator("#progress a", new() { HasText = "See the receipt" }).ClickAsync();
        await page.Locator(".receipts").First.WaitForAsync();
        (await page.Locator(".receipts").Last.InnerTextAsync()).ShouldContain("ScopeItemDeferred");
        empty.Node.View.Programmes.Values.Count(p => p.Latest.State == ProgrammeState.Dropped).ShouldBe(1);
        violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_a_mapping_file_does_and_bad_rows_are_left_out_if_that_is_said()
    {
        await using var empty = await EmptySite.StartAsync();
        await using var visit = await empty.OpenAsync(site.Browser, Roles.Pmo, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 800 } });
        var page = visit.Page;
        await page.GotoAsync("/imports");
        await page.SelectOptionAsync("#mapping", "own");
        await page.SetInputFilesAsync("#files", [Sent("march.csv", March.Replace("30/06/2027", "soon", StringComparison.Ordinal))]);
        await page.Locator("button", new() { HasText = "Go on" }).ClickAsync();
        (await page.TextAsync("#fault")).ShouldBe("Choose your mapping file (.yaml) beside the files to take in.");

        await page.SelectOptionAsync("#mapping", "own");
        await page.SetInputFilesAsync("#files", [Sent("march.csv", March.Replace("30/06/2027", "soon", StringComparison.Ordinal)), Sent("own.yaml", Yaml)]);
        await page.Locator("button", new() { HasText = "Go on" }).ClickAsync();

        (await page.TextAsync(".problems")).ShouldBe("march.csv, row 3, column “End date”: found “soon”; expected a date as d/M/yyyy");
        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        await page.CheckAsync("#skip");
        await page.Locator("button", new() { HasText = "Record" }).ClickAsync();
        while (await page.Locator("a", new() { HasText = "Look again" }).CountAsync() > 0)
        {
            await page.Locator("a", new() { HasText = "Look again" }).ClickAsync();
        }

        await page.Locator("a", new() { HasText = "See the receipt" }).ClickAsync();
        (await page.TextAsync(".counts")).ShouldBe("2 recorded, 0 unchanged, 1 refused.");
        (await page.ScrollsSidewaysAsync()).ShouldBeFalse();
        empty.Node.View.Programme("P-1").Latest.State.ShouldBe(ProgrammeState.Active);
    }

    [Fact]
    public async Task Who_is_kept_to_departments_sees_which_rows_are_of_others_and_records_their_own_alone()
    {
        await using var empty = await EmptySite.StartAsync();
        foreach (var command in new OrganisationCommand[] { new OpenDepartment("MKT", "Marketing"), new OpenDepartment("MKT-WEB", "Web", "MKT"), new OpenDepartment("OPS", "Operations") })
        {
            (await empty.Node.ExecuteAsync(command, Officer, CancellationToken.None)).ShouldBeOfType<Answer.Done>();
        }

        (await empty.Node.ExecuteAsync("P-2", [new Propose("P-2", "Letters, hidden", "OPS")], Officer, null, CancellationToken.None)).ShouldBeOfType<Answer.Done>();
        await using var visit = await empty.OpenAsync(site.Browser, ["MKT"]);
        var page = visit.Page;
        var violations = new List<string>();
        await page.GotoAsync("/imports");
        await page.SelectOptionAsync("#mapping", "own");
        await page.SetInputFilesAsync("#files",
        [
            Sent("march.csv", """
                Ref,Project name,Directorate,End date
                P-1,Customer portal,MKT,31/12/2026
                P-2,Letters,OPS,30/06/2027
                P-3,Sorting,OPS,30/06/2027
                P-4,Chat,MKT-WEB,30/06/2027
                P-5,Nowhere,,30/06/2027
                """),
            Sent("own.yaml", $"{Yaml}\ndepartment: {{ headers: [directorate] }}\n"),
        ]);
        await page.Locator("button", new() { HasText = "Go on" }).ClickAsync();

        await page.Locator("h1", new() { HasText = "What would be recorded" }).WaitForAsync();
        var problems = string.Join('\n', await page.Locator(".problems").AllInnerTextsAsync());
        foreach (var others in new[] { "P-2", "P-3", "P-5" })
        {
            problems.ShouldContain($"This key is limited to MKT with what is below, and {others} does not belong there.");
        }

        (await page.InnerTextAsync("main")).ShouldNotContain("hidden");
        await CheckAsync(page, violations);
        await page.CheckAsync("#skip");
        await page.Locator("button", new() { HasText = "Record" }).ClickAsync();
        await page.Locator("#progress a", new() { HasText = "See the receipt" }).ClickAsync();

        await page.Locator(".receipts").First.WaitForAsync();
        (await page.TextAsync(".counts")).ShouldStartWith("2 recorded, ");
        (await page.TextAsync(".counts")).ShouldEndWith(" 3 refused.");
        var refused = await page.Locator(".receipts").First.InnerTextAsync();
        refused.ShouldContain("P-2 does not belong there.");
        refused.ShouldNotContain("P-1");
        await CheckAsync(page, violations);
        var view = empty.Node.View;
        view.Programmes.Values.Select(p => p.Latest.Code).Order(StringComparer.Ordinal).ShouldBe(["P-1", "P-2", "P-4"]);
        (view.Programme("P-1").Latest.Department, view.Programme("P-4").Latest.Department, view.Programme("P-2").Version).ShouldBe(("MKT", "MKT-WEB", 1));

        // What it took in it takes back itself.
        await page.FillAsync("#reason", "The wrong copy");
        await page.Locator("button", new() { HasText = "Undo" }).ClickAsync();
        await page.Locator(".page-state", new() { HasText = "Undone. The wrong copy" }).WaitForAsync();
        empty.Node.View.Programme("P-1").Latest.Exists.ShouldBeFalse();
        violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_import_of_others_is_seen_and_not_undone_by_who_is_kept_to_departments()
    {
        await using var empty = await EmptySite.StartAsync();
        (await empty.Node.ExecuteAsync(new OpenDepartment("MKT", "Marketing"), Officer, CancellationToken.None)).ShouldBeOfType<Answer.Done>();
        await using var theirs = await empty.OpenAsync(site.Browser, Roles.Pmo);
        await theirs.Page.GotoAsync("/imports");
        await theirs.Page.SelectOptionAsync("#mapping", "own");
        await theirs.Page.SetInputFilesAsync("#files", [Sent("march.csv", March), Sent("own.yaml", Yaml)]);
        await theirs.Page.Locator("button", new() { HasText = "Go on" }).ClickAsync();
        await theirs.Page.Locator("button", new() { HasText = "Record" }).ClickAsync();
        await theirs.Page.Locator("#progress a", new() { HasText = "See the receipt" }).ClickAsync();
        await theirs.Page.Locator(".receipts").First.WaitForAsync();
        await using var visit = await empty.OpenAsync(site.Browser, ["MKT"]);

        await visit.Page.GotoAsync(theirs.Page.Url);

        (await visit.Page.InnerTextAsync("main")).ShouldContain("This key is limited to MKT with what is below, and this may concern others. Others undo this import.");
        (await visit.Page.Locator("#reason").CountAsync()).ShouldBe(0);
        (await theirs.Page.Locator("#reason").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Imports_are_for_the_pmo_alone_and_a_draft_for_whoever_sent_it()
    {
        foreach (var role in Roles.All)
        {
            using var client = site.ClientAs(role);
            using var answer = await client.GetAsync("/imports", TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(role == Roles.Pmo ? HttpStatusCode.OK : HttpStatusCode.Forbidden, role);
        }

        using var pmo = site.ClientAs(Roles.Pmo);
        using var gone = await pmo.GetAsync($"/imports/drafts/{Guid.NewGuid()}", TestContext.Current.CancellationToken);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nothing = await pmo.GetAsync($"/imports/{Guid.NewGuid()}", TestContext.Current.CancellationToken);
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // Both themes, wide and narrow, in place.
    private static async Task CheckAsync(IPage page, List<string> violations)
    {
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 390) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(width, 900);
            await page.EvaluateAsync("document.querySelectorAll('main details').forEach((d) => d.open = true)");
            violations.AddRange(await page.ViolationsAsync());
            (await page.ScrollsSidewaysAsync()).ShouldBeFalse($"{page.Url} at {width}");
        }
    }

    private static FilePayload Sent(string name, string text) => new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
}
