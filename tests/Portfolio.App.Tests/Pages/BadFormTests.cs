using System.Net;
using Portfolio.App.Access;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Pages;

public sealed class BadFormTests
{
    private static readonly string[] Odd = ["\0", "a\0b", new string('x', 5000), "\u0001", "@", "[", "~", "-1", "99999999999999999999", "2026-13-45", "\uFFFD", " "];

    [Fact]
    public async Task Whatever_is_typed_or_forged_is_answered_with_a_page_and_records_nothing()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        var before = web.Node.Node.View.Position;
        using var browser = await SignedInAsync(web, Roles.Pmo);
        var token = TokenIn(await browser.GetStringAsync("/record/change-lead/CRM-2", TestContext.Current.CancellationToken));
        foreach (var odd in Odd)
        {
            foreach (var (path, fields) in new (string, string[])[]
            {
                ("/record/change-lead/CRM-2", ["person", "effectiveOn", "reportedOn", "~version"]),
                ("/record/change-lead/CRM-2", ["person", "person~chosen", "person~for"]),
                ("/record/plan-phase/CRM-2", ["number", "title", "start", "~do"]),
                ("/record/stall/CRM-2", ["causes", "narrative", "~key", "~stream"]),
                ("/record/split/CRM-2", ["into[0].code", "into[0].items", "into[999].code", "~do"]),
                ("/record/approve-budget/CRM-2", ["amount.amount", "amount.currency"]),
                ("/bulk/resume", ["~programme", "~key"]),
            })
            {
                using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f, odd)).Append(new("__RequestVerificationToken", token)));
                using var answer = await browser.PostAsync(path, form, TestContext.Current.CancellationToken);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{path} with {fields[0]} = {odd}");
                answer.StatusCode.ShouldNotBe(HttpStatusCode.Redirect, $"{path} with {fields[0]} = {odd}");
                answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
            }
        }

        web.Node.Node.View.Position.ShouldBe(before);
    }

    [Fact]
    public async Task A_new_person_is_added_under_a_name_that_can_be_kept_and_by_no_other()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        using var browser = await SignedInAsync(web, Roles.Pmo);
        var token = TokenIn(await browser.GetStringAsync("/record/change-lead/CRM-2", TestContext.Current.CancellationToken));
        foreach (var (name, status) in new[] { (new string('n', 201), HttpStatusCode.BadRequest), ("Eve\u0007Moss", HttpStatusCode.BadRequest), ("Eve Moss", HttpStatusCode.Redirect) })
        {
            using var form = new FormUrlEncodedContent(
            [
                new("person", name), new("person~chosen", "+"), new("person~for", name), new("~key", "key1"), new("__RequestVerificationToken", token),
            ]);
            using var answer = await browser.PostAsync("/record/change-lead/CRM-2", form, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(status, name);
        }

        web.Node.Node.People.All().Count(p => p.Name.Contains("Moss", StringComparison.Ordinal)).ShouldBe(2);
        web.Node.Node.People.NameOf(web.Node.Node.View.Programme("CRM-2").Latest.Lead!).ShouldBe("Eve Moss");
    }

    private static async Task<HttpClient> SignedInAsync(WebRun web, string role)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = web.Address };
        var token = TokenIn(await browser.GetStringAsync("/sign-in"));
        using var form = new FormUrlEncodedContent([new("key", $"demo-{role}"), new("__RequestVerificationToken", token)]);
        using var answer = await browser.PostAsync("/sign-in", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private static string TokenIn(string html) => html.Split("__RequestVerificationToken")[1].Split("value=\"")[1].Split('"')[0];
}
