using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

[Collection(OfficeCollection.Name)]
public sealed class SurveyTests(Office office)
{
    [Fact]
    public async Task A_survey_is_opened_answered_by_invitation_and_shown_in_steps_of_five()
    {
        await using var visit = await office.OpenAsync(Roles.Pmo);
        var page = visit.Page;
        await page.GotoAsync("/surveys");
        await page.GetByText("Staff pulse").ClickAsync();
        await page.FillAsync("#f-code", "PULSE-1");
        await page.EnterAsync(".record-buttons .btn-primary");
        (await page.TextAsync(".recorded .preview-line")).ShouldBe("Survey PULSE-1, “Staff pulse”, opened with 5 statements.");
        await page.GetByText("Make invitations").ClickAsync();
        await page.FillAsync("#f-count", "6");
        await page.EnterAsync(".record-buttons .btn-primary");
        var invitations = (await page.InputValueAsync("#list-tokens")).Split('\n');
        invitations.Length.ShouldBe(6);
        await page.GotoAsync(invitations[0]);
        (await page.ViolationsUnfoldedAsync()).ShouldBeEmpty();

        foreach (var invitation in invitations)
        {
            await AnswerAsync(invitation);
        }

        await page.GotoAsync("/surveys/PULSE-1");
        (await page.TextAsync("section[aria-labelledby=results] .card-note")).ShouldStartWith("Of 5 answers. 1 more is held back");
        (await page.ViolationsUnfoldedAsync()).ShouldBeEmpty();
        (await page.Locator("section[aria-labelledby=results] tbody tr").First.Locator("td").AllInnerTextsAsync())
            .ShouldBe(["0", "0", "0", "5", "0", "5"]);

        await using var again = await office.OpenAsync(null, new() { JavaScriptEnabled = false });
        await again.Page.GotoAsync(invitations[0]);
        (await again.Page.TextAsync(".survey")).ShouldContain("This invitation has been used: each answers once.");
        await again.Page.GotoAsync("/survey/PULSE-1?token=guessed");
        (await again.Page.TextAsync(".survey")).ShouldContain("There is no such invitation.");
    }

    // By whoever has the invitation, with the keyboard alone and no scripts.
    private async Task AnswerAsync(string invitation)
    {
        await using var visit = await office.OpenAsync(null, new() { JavaScriptEnabled = false });
        var page = visit.Page;
        await page.GotoAsync(invitation);
        await page.EnterAsync(".survey button[type=submit]");
        (await page.TextAsync("[role=alert]")).ShouldBe("Answer at least one statement.");
        await page.TabToAsync("input[name='points:DELIVERS']");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.EnterAsync(".survey button[type=submit]");
        (await page.TextAsync("[role=status]")).ShouldStartWith("Thank you.");
    }
}
