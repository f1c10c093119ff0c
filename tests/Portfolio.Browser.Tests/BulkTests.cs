using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Browser.Tests;

[Collection(OfficeCollection.Name)]
public sealed class BulkTests(Office office)
{
    [Fact]
    public async Task One_command_is_recorded_for_several_and_each_is_answered()
    {
        await office.BeginAsync("BULK-1");
        await office.BeginAsync("BULK-2");
        await office.BeginAsync("BULK-3");
        await office.DoAsync("BULK-3", office.Node.Today, new Stall([Derailer.BudgetCut]));
        await using var visit = await office.OpenAsync(Roles.Pmo, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync("/programmes?search=BULK");
        foreach (var code in new[] { "BULK-1", "BULK-2", "BULK-3" })
        {
            await page.Locator($"input[name=programme][value={code}]").CheckAsync();
        }

        await page.Locator("#bulk button").ClickAsync();
        await page.Locator(".topics a", new() { HasText = "Put on hold" }).ClickAsync();
        await page.FillAsync("#f-reason", "All wait for the merger.");
        await page.Locator("button[value=preview]").ClickAsync();
        (await page.TextAsync("#answers")).ShouldBe("Nothing is recorded yet. It would be for 2 of 3 programmes");
        office.Node.View.Programme("BULK-1").Latest.State.ShouldBe(ProgrammeState.Active);
        await office.DoAsync("BULK-2", office.Node.Today, new RecordBlindsiding("DESK"));
        await page.Locator(".record-buttons .btn-primary").ClickAsync();

        (await page.TextAsync("#answers")).ShouldBe("Recorded for 1 of 3 programmes");
        var answers = await page.Locator(".bulk-answers tbody tr").AllInnerTextsAsync();
        answers.Single(a => a.Contains("BULK-1", StringComparison.Ordinal)).ShouldContain("Put on hold.");
        answers.Single(a => a.Contains("BULK-2", StringComparison.Ordinal)).ShouldContain("Meanwhile: Customer Records was taken unawares by the programme. Recorded by Ben Ode (pmo).");
        answers.Single(a => a.Contains("BULK-3", StringComparison.Ordinal)).ShouldContain("Only an active programme can be put on hold; BULK-3 is stalled");

        // What is left goes again, knowingly, with all that was typed.
        (await page.InputValueAsync("#f-reason")).ShouldBe("All wait for the merger.");
        await page.Locator(".record-buttons .btn-primary").ClickAsync();
        (await page.TextAsync("#answers")).ShouldBe("Recorded for 1 of 2 programmes");
        office.Node.View.Programme("BULK-2").Latest.State.ShouldBe(ProgrammeState.OnHold);
        office.Node.View.Programme("BULK-1").All.Count(e => e.Event is ProgrammePutOnHold).ShouldBe(1);
    }

    [Fact]
    public async Task Each_programme_has_a_value_of_its_own_by_the_keyboard_alone_and_nothing_typed_is_lost()
    {
        foreach (var code in new[] { "OWN-1", "OWN-2", "OWN.2" })
        {
            await office.BeginAsync(code);
        }

        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync("/bulk/report-status?programme=OWN-1&programme=OWN-2&programme=OWN.2");
        await page.FillAsync("#f-period", "2026-03-31");
        await page.SelectOptionAsync("#f-scale", "RAG5@1");
        await page.SelectOptionAsync("#f-overall", "Green");

        // Chosen and shown without a pointer; what was typed once stands in each line.
        await page.Locator("input[name='~differs'][value=overall]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("input[name='~differs'][value=narrative]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("button[value=own]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".own-values").WaitForAsync();
        var ratings = page.Locator(".own-values select");
        (await ratings.EvaluateAllAsync<string[]>("all => all.map(s => s.value)")).ShouldBe(["Green", "Green", "Green"]);
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels[0].innerText")).ShouldStartWith("Overall");
        (await page.Locator("#f-overall").CountAsync()).ShouldBe(0);
        (await page.ViolationsAsync()).ShouldBeEmpty();

        await page.GetByLabel("Overall, OWN-2").FocusAsync();
        await page.Keyboard.TypeAsync("Red");
        await page.GetByLabel("Narrative, OWN-2").FillAsync("The supplier is late.");
        await page.GetByLabel("Overall, OWN.2").SelectOptionAsync("");
        await page.Locator("button[value=preview]").ClickAsync();
        (await page.TextAsync("#answers")).ShouldBe("Nothing is recorded yet. It would be for 2 of 3 programmes");
        var would = await page.Locator(".bulk-answers tbody tr").AllInnerTextsAsync();
        would.Single(a => a.Contains("OWN-2", StringComparison.Ordinal)).ShouldContain("Red");
        (await page.GetByLabel("Narrative, OWN-2").InputValueAsync()).ShouldBe("The supplier is late.");
        await page.Locator(".record-buttons .btn-primary").ClickAsync();

        (await page.TextAsync("#answers")).ShouldBe("Recorded for 2 of 3 programmes");
        var (one, two) = (office.Node.View.Programme("OWN-1").Latest, office.Node.View.Programme("OWN-2").Latest);
        (one.Statuses[new(2026, 3, 31)].Report.Overall, two.Statuses[new(2026, 3, 31)].Report.Overall).ShouldBe(("Green", "Red"));

        // The one that is left is told beside its own field, goes again, and has what was typed once.
        (await page.Locator(".own-values .field-fault").CountAsync()).ShouldBe(1);
        (await page.ViolationsAsync()).ShouldBeEmpty();
        (await page.InputValueAsync("#f-period")).ShouldBe("2026-03-31");
        await page.GetByLabel("Overall, OWN.2").SelectOptionAsync("Amber");
        await page.Locator(".record-buttons .btn-primary").ClickAsync();
        (await page.TextAsync("#answers")).ShouldBe("Recorded for 1 of 1 programme");
        office.Node.View.Programme("OWN.2").Latest.Statuses[new(2026, 3, 31)].Report.Overall.ShouldBe("Amber");
    }

    [Fact]
    public async Task What_is_chosen_from_a_programmes_own_record_has_a_column_from_the_start_and_each_gets_a_sponsor_of_its_own()
    {
        foreach (var code in new[] { "SWAP-1", "SWAP-2" })
        {
            await office.BeginAsync(code);
        }

        await using var visit = await office.OpenAsync(Roles.Pmo, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync("/bulk/swap-sponsor?programme=SWAP-1&programme=SWAP-2");
        await page.Locator("input[name='~differs'][value=to]").CheckAsync();
        await page.Locator("button[value=own]").ClickAsync();
        foreach (var (at, name) in new[] { (0, "Uma Own"), (1, "Vic Own") })
        {
            await page.Locator(".own-values select").Nth(at).SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
            await page.Locator(".own-values input[name$='.to']").Nth(at).FillAsync(name);
        }

        await page.FillAsync("#f-reason", "The groups were put together.");
        await page.Locator("button[value=preview]").ClickAsync();
        (await page.Locator(".own-values .field-fault").AllInnerTextsAsync()).ShouldAllBe(t => t.StartsWith("Nobody here is called"));
        foreach (var add in await page.Locator(".own-values input[type=radio][value='+']").AllAsync())
        {
            await add.CheckAsync();
        }

        await page.Locator(".record-buttons .btn-primary").ClickAsync();

        (await page.TextAsync("#answers")).ShouldBe("Recorded for 2 of 2 programmes");
        string SponsorOf(string code) => office.Node.People.NameOf(office.Node.View.Programme(code).Latest.Sponsors[0].Person);
        (SponsorOf("SWAP-1"), SponsorOf("SWAP-2")).ShouldBe(("Uma Own", "Vic Own"));
    }
}
