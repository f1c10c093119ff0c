using System.Net;
using System.Text.RegularExpressions;
using Portfolio.App.Access;
using Portfolio.App.Lists;
using Portfolio.App.Pages.Lists;
using Portfolio.App.Tests.Lists;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Pages;

/// <summary>Lists on pages: the same filters, sorts, cursors and views as over HTTP, without a script.</summary>
public sealed partial class ListPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_narrowed_sorted_turned_over_kept_as_a_view_shared_and_the_view_taken_away()
    {
        await using var web = await WebRun.StartAsync();
        for (var i = 1; i <= 5; i++)
        {
            await web.Node.ExecuteAsync($"P-{i}", new Propose($"P-{i}", $"Programme {i}", "MKT"));
        }

        using var pmo = await BrowserAsync(web, Roles.Pmo);
        using var leader = await BrowserAsync(web, Roles.Leadership);

        var first = await pmo.GetStringAsync("/lists/programmes?q=programme&sort=-code&limit=2&state=&segment=", Cancellation);
        Codes(first).ShouldBe(["P-5", "P-4"]);
        var next = WebUtility.HtmlDecode(Next().Match(first).Groups["address"].Value);
        Codes(await pmo.GetStringAsync(next, Cancellation)).ShouldBe(["P-3", "P-2"]);

        using var kept = await pmo.PostAsync("/lists/programmes/views", Form(first, ("name", "From the end"), ("shared", "true"), ("query", Query().Match(first).Groups["query"].Value)), Cancellation);
        kept.Headers.Location!.ToString().ShouldBe("/lists/programmes?view=From%20the%20end");
        var shown = await leader.GetStringAsync(kept.Headers.Location, Cancellation);
        Codes(shown).ShouldBe(["P-5", "P-4"]);
        shown.ShouldContain("From the end");
        shown.ShouldNotContain("views/remove", Case.Sensitive, "it is another's");

        using var others = await leader.PostAsync("/lists/programmes/views/remove", Form(shown, ("view", "From the end")), Cancellation);
        others.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var gone = await pmo.PostAsync("/lists/programmes/views/remove", Form(first, ("view", "From the end")), Cancellation);
        gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await pmo.GetAsync("/lists/programmes?view=From%20the%20end", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_view_of_one_list_is_never_lost_to_one_of_the_same_name_of_another()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = await BrowserAsync(web, Roles.Pmo);
        var people = await pmo.GetStringAsync("/lists/people", Cancellation);
        using var kept = await pmo.PostAsync("/lists/people/views", Form(people, ("name", "Mine"), ("query", "q=moss")), Cancellation);

        using var again = await pmo.PostAsync("/lists/accounts/views", Form(people, ("name", "Mine"), ("query", "q=acme")), Cancellation);
        using var gone = await pmo.PostAsync("/lists/accounts/views/remove", Form(people, ("view", "Mine")), Cancellation);
        using var changed = await pmo.PostAsync("/lists/people/views", Form(people, ("name", "Mine"), ("query", "q=ode")), Cancellation);

        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync(Cancellation)).ShouldContain("You keep a view of that name of the list people: choose another name.");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await pmo.GetStringAsync("/lists/people?view=Mine", Cancellation)).ShouldContain("value=\"ode\"");
    }

    [Fact]
    public async Task A_view_is_shown_sorted_kept_again_and_taken_away_whatever_its_name_holds()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("P-1", new Propose("P-1", "Programme", "MKT"));
        using var pmo = await BrowserAsync(web, Roles.Pmo);
        var list = await pmo.GetStringAsync("/lists/programmes", Cancellation);
        foreach (var name in SavedViewTests.Names)
        {
            using var kept = await pmo.PostAsync("/lists/programmes/views", new FormUrlEncodedContent([new("name", name), new("query", "state=Proposed"), new("__RequestVerificationToken", TokenIn(list))]), Cancellation);
            kept.StatusCode.ShouldBe(HttpStatusCode.Redirect, name);

            // What a reader presses: the link of the view, a column's head, the form of the list.
            var shown = await pmo.GetStringAsync(kept.Headers.Location, Cancellation);
            var own = WebUtility.HtmlDecode(View().Match(shown).Groups["address"].Value);
            var sorted = WebUtility.HtmlDecode(Sorts().Match(await pmo.GetStringAsync(own, Cancellation)).Groups["address"].Value);
            var again = await pmo.GetStringAsync(sorted, Cancellation);
            Codes(again).ShouldBe(["P-1"], name);
            WebUtility.HtmlDecode(Removed().Match(again).Groups["view"].Value).ShouldBe(name);

            using var gone = await pmo.PostAsync("/lists/programmes/views/remove", new FormUrlEncodedContent([new("view", name), new("__RequestVerificationToken", TokenIn(list))]), Cancellation);
            gone.StatusCode.ShouldBe(HttpStatusCode.Redirect, name);
            (await WebRun.JsonOf(await pmo.GetAsync("/api/views", Cancellation))).GetArrayLength().ShouldBe(0, name);
        }
    }

    [Fact]
    public async Task The_page_that_follows_waits_for_what_the_node_knew_that_gave_the_one_before()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("A-1", new Propose("A-1", "First", "MKT"));
        await web.Node.ExecuteAsync("B-1", new Propose("B-1", "Second", "MKT"));
        using var pmo = await BrowserAsync(web, Roles.Pmo);
        var first = await pmo.GetStringAsync("/lists/programmes?sort=code&limit=1", Cancellation);
        var next = WebUtility.HtmlDecode(Next().Match(first).Groups["address"].Value);
        var cursor = ListCursor.Read(Cursor().Match(next).Groups["cursor"].Value)!;

        var second = pmo.GetStringAsync(next.Replace(cursor.ToString(), (cursor with { Position = cursor.Position + 1 }).ToString(), StringComparison.Ordinal), Cancellation);
        await web.Node.ExecuteAsync("C-1", new Propose("C-1", "Third", "MKT"));

        Codes(await second).ShouldBe(["B-1"]);
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_what_was_typed()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = await BrowserAsync(web, Roles.Pmo);

        using var odd = await pmo.GetAsync("/lists/programmes?department=NONE&finishFrom=soon&limit=0", Cancellation);
        var page = WebUtility.HtmlDecode(await odd.Content.ReadAsStringAsync(Cancellation));
        using var nameless = await pmo.PostAsync("/lists/people/views", Form(await pmo.GetStringAsync("/lists/people", Cancellation), ("name", " "), ("query", "q=moss&nonsense=1")), Cancellation);
        var again = WebUtility.HtmlDecode(await nameless.Content.ReadAsStringAsync(Cancellation));

        odd.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.ShouldContain("There is no department “NONE”.");
        page.ShouldContain("limit is a number from 1 to 1000.");
        page.ShouldContain("value=\"NONE\"");
        nameless.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.ShouldContain("A name has 1 to 100 characters on one line.");
        again.ShouldContain("value=\"moss\"");
        (await pmo.GetAsync("/lists/nonsense", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("programmes")]
    [InlineData("departments")]
    [InlineData("accounts")]
    [InlineData("people")]
    [InlineData("shocks")]
    [InlineData("waves")]
    [InlineData("surveys")]
    [InlineData("board-packs")]
    public async Task Every_list_has_a_page_and_sorts_by_each_of_its_columns(string name)
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        foreach (var (kind, body) in new[]
        {
            ("programmes", """{"code":"P-1","title":"First","department":"MKT"}"""),
            ("accounts", """{"code":"ACME","title":"Acme plc"}"""),
            ("shocks", """{"code":"CUTS","title":"Savings round","threat":"BudgetCut"}"""),
            ("waves", """
                {"code":"W-1","title":"A wave","population":100,"invited":50,"sampling":"Random","scale":{"lowest":0,"highest":10},"threshold":6,
                 "followUp":{"owner":"ada","serviceLevelDays":5}}
                """),
            ("surveys", """{"code":"S-1","title":"The pulse","ready":"StaffPulse"}"""),
            ("board-packs", """{"code":"MARCH","title":"Board of March"}"""),
        })
        {
            using var done = await WebRun.PostAsync(pmo, $"/api/{kind}", body);
            done.IsSuccessStatusCode.ShouldBeTrue(await done.Content.ReadAsStringAsync(Cancellation));
        }

        using var leader = await BrowserAsync(web, Roles.Leadership);
        var page = await leader.GetStringAsync($"/lists/{name}", Cancellation);

        var sorts = Sorts().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups["address"].Value)).ToList();
        sorts.Count.ShouldBe(ShownLists.Find(name)!.Columns.Count);
        foreach (var sort in sorts)
        {
            (await leader.GetAsync(sort, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK, sort);
        }

        page.ShouldContain("aria-current=\"page\"");
    }

    private static List<string> Codes(string page) => [.. Row().Matches(page).Select(m => m.Groups["code"].Value)];

    private static FormUrlEncodedContent Form(string page, params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, WebUtility.HtmlDecode(f.Value))).Append(new("__RequestVerificationToken", TokenIn(page))));

    private static async Task<HttpClient> BrowserAsync(WebRun web, string role)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = web.Address };
        using var form = Form(await browser.GetStringAsync("/sign-in"), ("key", $"demo-{role}"));
        using var answer = await browser.PostAsync("/sign-in", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private static string TokenIn(string html) => html.Split("__RequestVerificationToken")[1].Split("value=\"")[1].Split('"')[0];

    [GeneratedRegex("rel=\"next\" href=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Next();

    [GeneratedRegex("cursor=(?<cursor>[^&]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cursor();

    [GeneratedRegex("name=\"query\" value=\"(?<query>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Query();

    [GeneratedRegex("href=\"(?<address>/lists/[a-z]+\\?view=[^\"]*)\" aria-current=\"true\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex View();

    [GeneratedRegex("name=\"view\" value=\"(?<view>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Removed();

    [GeneratedRegex("<th scope=\"row\"><a href=\"/programmes/(?<code>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("aria-sort=\"[a-z]+\"><a href=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sorts();
}
