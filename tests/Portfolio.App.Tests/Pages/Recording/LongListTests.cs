using System.Net;
using Portfolio.App.Access;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Pages.Recording;

public sealed class LongListTests
{
    [Fact]
    public async Task Of_hundreds_of_customers_one_types_the_code_with_or_without_a_script()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        foreach (var number in Enumerable.Range(100, 70))
        {
            await web.Node.Node.ExecuteAsync(new OpenAccount($"ACC-{number}", $"Customer {number}"), new(NodeRun.Officer), cancellation);
        }

        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = web.Address };
        using var signIn = Form(await browser.GetStringAsync("/sign-in", cancellation), ("key", $"demo-{Roles.Pmo}"));
        await browser.PostAsync("/sign-in", signIn, cancellation);
        var page = await browser.GetStringAsync("/record/describe/CRM-2", cancellation);

        page.ShouldContain("70 can be chosen: type a code");
        page.ShouldContain("<option value=\"ACC-100\">Customer 100");
        page.ShouldNotContain("value=\"ACC-100\" checked");
        using var unknown = await browser.PostAsync("/record/describe/CRM-2", Form(page, ("accounts", "ACC-100"), ("accounts", ""), ("accounts", "NONE"), ("~key", "one")), cancellation);
        using var known = await browser.PostAsync("/record/describe/CRM-2", Form(page, ("accounts", "ACC-100"), ("accounts", "acc-101"), ("accounts", ""), ("~key", "two")), cancellation);

        unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await unknown.Content.ReadAsStringAsync(cancellation)).ShouldContain("There is no account “NONE”.");
        known.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        web.Node.Node.View.Programme("CRM-2").Latest.Accounts.ShouldBe(["ACC-100", "ACC-101"]);
    }

    private static FormUrlEncodedContent Form(string page, params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(
            new("__RequestVerificationToken", page.Split("__RequestVerificationToken")[1].Split("value=\"")[1].Split('"')[0])));
}
