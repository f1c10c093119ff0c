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
}
