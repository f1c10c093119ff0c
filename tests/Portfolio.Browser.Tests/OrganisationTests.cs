using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

[Collection(OfficeCollection.Name)]
public sealed class OrganisationTests(Office office)
{
    [Fact]
    public async Task A_wave_without_a_follow_up_plan_is_refused_and_a_bad_response_raises_an_action()
    {
        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync("/record/open-wave");
        foreach (var (field, typed) in new[]
        {
            ("#f-code", "SPRING"), ("#f-title", "Spring wave"), ("#f-population", "1,200"), ("#f-invited", "300"),
            ("#f-scale-lowest", "0"), ("#f-scale-highest", "10"), ("#f-threshold", "5"),
        })
        {
            await page.FillAsync(field, typed);
        }

        await page.SelectOptionAsync("#f-sampling", "Random");
        await page.EnterAsync(".record-buttons .btn-primary");
        (await page.TextAsync("#f-followUp .field-fault")).ShouldContain("without a follow-up plan, do not ask them");
        await page.FillAsync("#f-followUp-owner", "Ada Moss");
        await page.FillAsync("#f-followUp-serviceLevelDays", "14");
        await page.EnterAsync(".record-buttons .btn-primary");
        (await page.TextAsync(".recorded .preview-line")).ShouldBe("Feedback wave SPRING, “Spring wave”, opened: 300 of 1,200 customers asked; Ada Moss follows up within 14 days.");

        await page.GetByText("Record responses").ClickAsync();
        await page.FillAsync("input[name='responses[0].response']", "R-17");
        await page.FillAsync("input[name='responses[0].overall']", "3");
        await page.SelectOptionAsync("select[name='responses[0].account']", "ACME");
        await page.EnterAsync(".record-buttons .btn-primary");
        (await page.TextAsync("section[aria-labelledby=actions] tbody")).ShouldContain("R-17");
        await page.Locator("section[aria-labelledby=actions] a", new() { HasText = "Done" }).ClickAsync();
        await page.FillAsync("#f-resolution", "Called them.");
        await page.EnterAsync(".record-buttons .btn-primary");

        (await page.TextAsync("section[aria-labelledby=actions] tbody")).ShouldContain("Done on");
        (await page.TextAsync("section[aria-labelledby=actions] .card-note")).ShouldBe("0 open, 0 overdue");
    }

    [Fact]
    public async Task A_shock_lists_whom_it_strikes_and_takes_how_hard_it_hit()
    {
        await office.BeginAsync("STRUCK-1");
        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync("/record/declare-shock");
        await page.FillAsync("#f-code", "CUTS");
        await page.FillAsync("#f-title", "Savings round");
        await page.FillAsync("#f-threat", "BudgetCut");
        await page.Locator("input[name=departments][value=DESK]").CheckAsync();
        await page.EnterAsync(".record-buttons .btn-primary");
        var row = page.Locator("section[aria-labelledby=exposed] tr", new() { HasText = "Programme STRUCK-1" });
        (await row.InnerTextAsync()).ShouldContain("Not recorded");
        await row.Locator("a", new() { HasText = "Record how hard" }).ClickAsync();
        (await page.InputValueAsync("#f-shock")).ShouldBe("CUTS");
        await page.FillAsync("#f-severity", "3");
        await page.EnterAsync(".record-buttons .btn-primary");

        (await page.TextAsync(".recorded .preview-line")).ShouldBe("Hit by “Savings round”, with severity 3 of 5.");
        await page.GotoAsync("/shocks/CUTS");
        (await row.InnerTextAsync()).ShouldContain("3 of 5");

        // Not from under a programme: what rests on it goes first.
        await TakeBackAsync(page.Locator(".history"));
        (await page.TextAsync(".fault-summary")).ShouldContain("what is on record of STRUCK-1");
        office.Node.View.Organisation.Shock("CUTS").Latest.Declared.ShouldNotBeNull();
        await page.GotoAsync("/programmes/STRUCK-1");
        await TakeBackAsync(page.Locator("li", new() { HasText = "Hit by" }));
        (await page.TextAsync(".recorded .preview-line")).ShouldStartWith("Took back");
        await page.GotoAsync("/shocks/CUTS");
        await TakeBackAsync(page.Locator(".history"));
        await page.Locator("h1", new() { HasText = "Shocks" }).WaitForAsync();
        office.Node.View.Organisation.Shock("CUTS").Latest.Declared.ShouldBeNull();

        async Task TakeBackAsync(ILocator where)
        {
            await where.Locator("a", new() { HasText = "Take back" }).ClickAsync();
            await page.FillAsync("#f-reason", "It was called off.");
            await page.EnterAsync(".record-buttons .btn-primary");
        }
    }

    [Fact]
    public async Task A_department_is_put_under_another_and_told_so()
    {
        await using var visit = await office.OpenAsync(Roles.Pmo, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync("/organisation");
        await page.GetByText("Put a department on record").ClickAsync();
        await page.FillAsync("#f-code", "BACK");
        await page.FillAsync("#f-title", "Back office");
        await page.SelectOptionAsync("#f-parent", "DESK");
        await page.Locator(".record-buttons .btn-primary").ClickAsync();

        (await page.TextAsync(".recorded .preview-line")).ShouldBe("Department BACK, “Back office”, put on record under Customer Records.");
        await page.Locator("tr", new() { HasText = "Back office" }).Locator("a", new() { HasText = "Rename" }).ClickAsync();
        await page.Locator("input[name='parent~none']").CheckAsync();
        await page.Locator(".record-buttons .btn-primary").ClickAsync();
        (await page.TextAsync(".recorded .preview-line")).ShouldBe("Back office put under nothing: it stands at the top.");
    }
}
