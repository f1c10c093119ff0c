using System.Net;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;
using Portfolio.Domain.Programmes;

namespace Portfolio.Browser.Tests;

/// <summary>What PMO staff record by the pages, in the place where they read.</summary>
[Collection(OfficeCollection.Name)]
public sealed class RecordingTests(Office office)
{
    [Fact]
    public async Task A_stall_is_recorded_in_place_with_the_keyboard_alone()
    {
        var path = await office.BeginAsync("KEYS-1");
        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync(path);

        await page.EnterAsync("#record summary");
        await page.EnterAsync("#record a[href='/record/stall/KEYS-1']");
        await page.FocusIsOnAsync("#record-title");
        await page.TabToAsync("input[name=causes][value=BudgetCut]");
        await page.Keyboard.PressAsync("Space");
        await page.Locator(".preview-line", new() { HasText = "Stalled." }).WaitForAsync();
        await page.TypeIntoAsync("textarea[name=narrative]", "The money is gone.");
        await page.EnterAsync(".record-buttons .btn-primary");

        await page.FocusIsOnAsync(".recorded");
        (await page.TextAsync(".recorded .preview-line")).ShouldBe("Stalled.");
        (await page.TextAsync(".page-state .state")).ShouldBe("Stalled");
        (await page.TextAsync("section[aria-labelledby=story]")).ShouldContain("The money is gone.");
        new Uri(page.Url).PathAndQuery.ShouldStartWith("/programmes/KEYS-1?recorded=");
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_keeps_what_was_typed()
    {
        var path = await office.BeginAsync("REFUSED-1");
        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync(path);
        await page.EnterAsync("#record summary");
        await page.EnterAsync("#record a[href='/record/stall/REFUSED-1']");
        await page.TypeIntoAsync("textarea[name=narrative]", "Nobody knows why.");
        await page.EnterAsync(".record-buttons .btn-primary");

        await page.FocusIsOnAsync(".fault-summary");
        (await page.TextAsync(".fault-summary")).ShouldContain("Give at least one cause: what threw it off?");
        await page.EnterAsync(".fault-summary a");
        await page.FocusIsOnAsync("#f-causes");
        (await page.ViolationsUnfoldedAsync()).ShouldBeEmpty();
        (await page.TextAsync("#f-causes .field-fault")).ShouldBe("Give at least one cause: what threw it off?");
        (await page.InputValueAsync("textarea[name=narrative]")).ShouldBe("Nobody knows why.");
        office.Node.View.Programme("REFUSED-1").Latest.State.ShouldBe(ProgrammeState.Active);
    }

    [Fact]
    public async Task What_another_person_recorded_meanwhile_is_shown_and_not_overwritten()
    {
        var path = await office.BeginAsync("MEANWHILE-1");
        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync(path);
        await page.EnterAsync("#record summary");
        await page.EnterAsync("#record a[href='/record/rebaseline/MEANWHILE-1']");
        await page.FillAsync("#f-to", "2031-03-31");
        await page.FillAsync("#f-changeReference", "CR-17");
        await office.DoAsync("MEANWHILE-1", office.Node.Today, new Rebaseline(new DateOnly(2030, 9, 30)));
        await page.EnterAsync(".record-buttons .btn-primary");

        await page.FocusIsOnAsync(".meanwhile");
        (await page.TextAsync(".meanwhile li")).ShouldContain("to 30 Sep 2030");
        (await page.TextAsync(".meanwhile li small")).ShouldContain("recorded by Ben Ode (pmo)");
        (await page.ViolationsUnfoldedAsync()).ShouldBeEmpty();
        (await page.InputValueAsync("#f-changeReference")).ShouldBe("CR-17");
        office.Node.View.Programme("MEANWHILE-1").Latest.PlannedFinish.ShouldBe(new DateOnly(2030, 9, 30));

        (await page.TextAsync(".record-buttons .btn-primary")).ShouldBe("Record it all the same");
        await page.EnterAsync(".record-buttons .btn-primary");
        await page.Locator(".recorded").WaitForAsync();
        office.Node.View.Programme("MEANWHILE-1").Latest.PlannedFinish.ShouldBe(new DateOnly(2031, 3, 31));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_recorded_once()
    {
        await office.BeginAsync("TWICE-1");
        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync("/record/complete-phase/TWICE-1?number=1");
        await office.DoAsync("TWICE-1", office.Node.Today, new StartPhase(1));
        await page.ReloadAsync();
        var version = office.Node.View.Programme("TWICE-1").Version;

        var landed = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const form = document.querySelector(".record-form");
              const send = () => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
              return (await Promise.all([send(), send()])).map((answer) => answer.url);
            }
            """);

        landed[0].ShouldContain("/programmes/TWICE-1?recorded=");
        landed[1].ShouldBe(landed[0]);
        office.Node.View.Programme("TWICE-1").Version.ShouldBe(version + 1);
    }

    [Fact]
    public async Task Rows_and_people_are_added_without_scripts()
    {
        await office.BeginAsync("ROWS-1");
        await using var visit = await office.OpenAsync(Roles.Pmo, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync("/record/add-scope-item/ROWS-1");
        await page.FillAsync("#f-item", "S-1");
        await page.FillAsync("#f-title", "Single sign-on");
        await page.SelectOptionAsync("#f-phase", "1");
        await page.FillAsync("#f-customerValue", "80");
        await page.GetByText("Add promise").ClickAsync();
        await page.GetByText("Add promise").ClickAsync();
        await page.SelectOptionAsync("select[name='promises[1].account']", "ACME");
        await page.Locator("button[value='remove:promises[0]']").ClickAsync();
        (await page.InputValueAsync("select[name='promises[0].account']")).ShouldBe("ACME");
        await page.Locator("button[value=preview]").ClickAsync();
        (await page.TextAsync(".preview-line")).ShouldBe("Scope item S-1, “Single sign-on”, planned for phase 1 (customer value 80), promised to Acme & Sons.");
        await page.Locator(".record-buttons .btn-primary").ClickAsync();
        await page.Locator(".recorded").WaitForAsync();

        await page.GotoAsync("/record/change-lead/ROWS-1");
        await page.FillAsync("#f-person", "Eve Moss");
        await page.Locator(".record-buttons .btn-primary").ClickAsync();
        (await page.TextAsync(".fault-summary")).ShouldContain("Nobody here is called “Eve Moss”.");
        await page.Locator("#f-person-found input[value='+']").CheckAsync();
        await page.Locator(".record-buttons .btn-primary").ClickAsync();

        (await page.TextAsync(".recorded .preview-line")).ShouldBe("Eve Moss leads the programme.");
        office.Node.People.All().Count(p => p.Name == "Eve Moss").ShouldBe(1);
        office.Node.View.Programme("ROWS-1").Latest.Items["S-1"].Promises.ShouldBe([new Promise("ACME")]);
    }

    [Fact]
    public async Task A_person_is_found_by_a_part_of_the_name()
    {
        await office.BeginAsync("FOUND-1");
        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync("/record/swap-sponsor/FOUND-1");
        await page.SelectOptionAsync("#f-from", "ada");
        await page.TypeIntoAsync("#f-to", "ode");
        await page.Locator("#f-to-found input[value=ben]").WaitForAsync();
        await page.TabToAsync("#f-to-found input");
        await page.Keyboard.PressAsync("Space");
        await page.TypeIntoAsync("#f-reason", "Ada moved on.");
        await page.EnterAsync(".record-buttons .btn-primary");

        (await page.TextAsync(".recorded .preview-line")).ShouldStartWith("Ben Ode took over as sponsor from Ada Moss");
    }

    [Fact]
    public async Task A_programme_is_proposed_and_something_of_it_taken_back_with_its_reason()
    {
        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync("/programmes");
        await page.EnterAsync("a[href='/record/propose']");
        await page.Locator("#f-code").WaitForAsync();
        await page.TypeIntoAsync("#f-code", "NEW/1");
        await page.TypeIntoAsync("#f-title", "A new view");
        await page.SelectOptionAsync("#f-department", "DESK");
        await page.TypeIntoAsync("input[name='budget.amount']", "2,500,000");
        await page.TypeIntoAsync("input[name='budget.currency']", "GBP");
        await page.EnterAsync(".record-buttons .btn-primary");
        (await page.TextAsync(".recorded .preview-line")).ShouldBe("Proposed as “A new view” in Customer Records, with a budget of GBP 2.5 m.");

        await office.DoAsync("NEW/1", office.Node.Today, new PlanPhase(1, "First"));
        await page.GotoAsync("/programmes/NEW/1");
        await page.EnterAsync(".story-record a");
        await page.Locator("#f-reason").WaitForAsync();
        await page.TypeIntoAsync("#f-reason", "Planned on the wrong programme.");
        await page.EnterAsync(".record-buttons .btn-primary");

        (await page.TextAsync(".recorded .preview-line")).ShouldBe("Took back what had been recorded: phase 1 planned.");
        office.Node.View.Programme("NEW/1").Latest.Phases.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_offers_what_is_possible_and_says_of_the_rest_which_rule_forbids_it()
    {
        var path = await office.BeginAsync("OFFER-1");
        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync(path);

        (await page.Locator(".topics a[href='/record/stall/OFFER-1']").CountAsync()).ShouldBe(1);
        (await page.Locator(".topics a[href='/record/resume/OFFER-1']").CountAsync()).ShouldBe(0);
        (await page.Locator(".not-now").TextContentAsync() ?? "").ShouldContain("Only a stalled programme can resume; OFFER-1 is active.");
    }

    [Fact]
    public async Task Only_the_PMO_records_and_only_by_a_form_of_this_program()
    {
        var path = await office.BeginAsync("ONLY-1");
        foreach (var role in Roles.All.Where(r => r != Roles.Pmo))
        {
            await using var visit = await office.OpenAsync(role);
            await visit.Page.GotoAsync(path);
            (await visit.Page.Locator("#record").CountAsync()).ShouldBe(0, role);
            await visit.Page.GotoAsync("/record/stall/ONLY-1");
            (await visit.Page.TextAsync("h1")).ShouldBe("Not for your role", role);
        }

        using var client = office.ClientAs(Roles.Pmo);
        using var form = new FormUrlEncodedContent([new("causes", "BudgetCut"), new("~version", "5")]);
        using var answer = await client.PostAsync("/record/stall/ONLY-1", form, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        office.Node.View.Programme("ONLY-1").Latest.State.ShouldBe(ProgrammeState.Active);
    }
}
