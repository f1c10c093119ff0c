using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
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
                ("/imports/00000000-0000-0000-0000-000000000000/undo", ["reason"]),
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

    [Fact]
    public async Task What_is_no_form_of_these_pages_is_refused_wherever_one_can_be_sent_and_records_nothing()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        var before = web.Node.Node.View.Position;
        var browsers = new Dictionary<string, (HttpClient Browser, string Token)>();
        foreach (var role in Roles.All)
        {
            var browser = await SignedInAsync(web, role);
            browsers[role] = (browser, TokenIn(await browser.GetStringAsync("/sign-in", TestContext.Current.CancellationToken)));
        }

        var posts = ((IEndpointRouteBuilder)web.App).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
                && !e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)
                && e.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") != true
                && e.RoutePattern.RawText is not ("/sign-out" or "/survey/{code}/answers")).ToList();
        posts.Count.ShouldBeGreaterThan(100);
        foreach (var post in posts)
        {
            var path = $"/{string.Join('/', post.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is RoutePatternLiteralPart literal ? literal.Content : "CRM-2"))))}";
            var policy = post.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
            var (browser, token) = browsers[policy is null ? Roles.Pmo : Policies.Allowed(policy)[0]];
            foreach (var (type, body, status) in new (string, string, HttpStatusCode)[]
            {
                ("text/plain", "reason=x", HttpStatusCode.UnsupportedMediaType),
                ("application/json", "{}", HttpStatusCode.UnsupportedMediaType),
                ("multipart/form-data", "--b--", HttpStatusCode.BadRequest),
                ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"reason\"\r\n\r\nx", HttpStatusCode.BadRequest),
                ("application/x-www-form-urlencoded", string.Concat(Enumerable.Range(0, 20_000).Select(n => $"f{n}&")), HttpStatusCode.BadRequest),
                ("application/x-www-form-urlencoded", $"reason={new string('x', 1024 * 1024)}", HttpStatusCode.RequestEntityTooLarge),
                ("application/x-www-form-urlencoded", "reason=x&__RequestVerificationToken=forged", HttpStatusCode.BadRequest),
            })
            {
                // Anybody may choose light or dark, from wherever; files may be larger.
                if ((path == "/theme" && body.EndsWith("forged", StringComparison.Ordinal))
                    || (path == "/imports/files" && status == HttpStatusCode.RequestEntityTooLarge))
                {
                    continue;
                }

                using var content = new StringContent(body);
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
                request.Headers.ExpectContinue = status == HttpStatusCode.RequestEntityTooLarge;
                if (!body.EndsWith("forged", StringComparison.Ordinal))
                {
                    request.Headers.Add("RequestVerificationToken", token);
                }

                using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);

                answer.StatusCode.ShouldBe(status, $"{path} given {type}: {body[..Math.Min(80, body.Length)]}");
                answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html", path);
                if (status == HttpStatusCode.RequestEntityTooLarge)
                {
                    (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("1,048,576", Case.Sensitive, path);
                }
            }
        }

        web.Node.Node.View.Position.ShouldBe(before);
    }

    [Fact]
    public async Task A_form_with_as_many_rows_as_it_may_have_is_read_and_nothing_typed_is_lost()
    {
        await using var web = await WebRun.StartAsync();
        await web.Node.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"));
        using var browser = await SignedInAsync(web, Roles.Pmo);
        var token = TokenIn(await browser.GetStringAsync("/record/split/CRM-2", TestContext.Current.CancellationToken));
        using var form = new FormUrlEncodedContent(
        [
            .. Enumerable.Range(0, 400).SelectMany(n => new KeyValuePair<string, string>[] { new($"into[{n}].code", $"PART-{n}"), new($"into[{n}].title", $"Part {n}"), new($"into[{n}].department", "MKT") }),
            new("~do", "add:into"), new("__RequestVerificationToken", token),
        ]);

        using var answer = await browser.PostAsync("/record/split/CRM-2", form, TestContext.Current.CancellationToken);

        var shown = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, shown);
        shown.ShouldContain("value=\"PART-399\"");
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
