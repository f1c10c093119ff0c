using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Tests.Access.Provider;
using Portfolio.App.Tests.Audit.Feed;
using Portfolio.App.Tests.Node;
using Portfolio.IdentityProvider;

namespace Portfolio.App.Tests.Web;

public sealed class AccessTests
{
    /// <summary>Every endpoint under /api, from the endpoint list itself, so that a new one cannot be forgotten.</summary>
    private static List<(string Method, string Path, string Policy)> Endpoints(WebApplication app) =>
    [
        .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
           select (method, endpoint.RoutePattern.RawText, endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy
               ?? throw new InvalidOperationException($"{endpoint.RoutePattern.RawText} names no policy.")),
    ];

    [Fact]
    public async Task Every_endpoint_lets_in_just_the_roles_of_its_policy()
    {
        await using var web = await WebRun.StartAsync();
        foreach (var role in Roles.All)
        {
            using var caller = web.As(role);
            await LetsInJustAsync(web, caller, [role]);
        }
    }

    [Fact]
    public async Task Every_endpoint_lets_in_just_whom_the_provider_gives_a_role_of_its_policy()
    {
        var provider = await ProviderRun.SharedAsync();
        await using var web = await ProviderSite.StartAsync(provider);
        foreach (var (groups, roles) in new (string[], string[])[]
        {
            (["programme-office"], [Roles.Pmo]),
            (["board"], [Roles.Leadership]),
            (["audit"], [Roles.Auditor]),
            (["it"], [Roles.Admin]),
            (["programme-office", "audit"], [Roles.Pmo, Roles.Auditor]),
            (["canteen"], []),
        })
        {
            using var caller = web.As(null);
            caller.DefaultRequestHeaders.Authorization = new("Bearer", await provider.SignAsync(Tokens.Good(provider, groups)));
            await LetsInJustAsync(web, caller, roles);
        }
    }

    [Fact]
    public async Task A_form_of_another_site_signs_nobody_out()
    {
        await using var web = await WebRun.StartAsync();
        using var browser = await Pages.PageCaller.SignInAsync(web, Roles.Pmo);
        using var elsewhere = web.As(null);

        // A browser sends no cookie with what another site's form posts, and keeps what it is answered.
        using var lured = await elsewhere.PostAsync("/sign-out", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        lured.Headers.Location!.OriginalString.ShouldBe("/sign-in");
        lured.Headers.Contains("Set-Cookie").ShouldBeFalse();

        using var left = await browser.Client.PostAsync("/sign-out", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        left.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldContain("expires=Thu, 01 Jan 1970");
        (await browser.Client.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task LetsInJustAsync(WebRun web, HttpClient caller, string[] roles)
    {
        var endpoints = Endpoints(web.App);
        endpoints.Count.ShouldBeGreaterThan(40);
        foreach (var (method, path, policy) in endpoints.Where(e => !e.Path.EndsWith("/stream", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path));
            using var answer = await caller.SendAsync(request, TestContext.Current.CancellationToken);

            (answer.StatusCode != HttpStatusCode.Forbidden)
                .ShouldBe(Policies.Allowed(policy).Intersect(roles).Any(), $"{string.Join('+', roles)}: {method} {path} gave {answer.StatusCode}");
            ((int)answer.StatusCode).ShouldBeLessThan(500, $"{string.Join('+', roles)}: {method} {path}");
        }
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        await using var web = await WebRun.StartAsync();
        using var caller = web.As(null);
        foreach (var (method, path, _) in Endpoints(web.App))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path));
            using var answer = await caller.SendAsync(request, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Fact]
    public async Task Commands_are_for_the_pmo_alone()
    {
        await using var web = await WebRun.StartAsync();
        Endpoints(web.App)
            .Where(e => e.Path.StartsWith("/api/programmes", StringComparison.Ordinal) && e.Method == "POST")
            .ShouldAllBe(e => e.Policy == Policies.Record);
    }

    [Fact]
    public async Task Demo_people_are_unknown_where_the_demo_is_off()
    {
        await using var web = await WebRun.StartAsync(demo: false);
        using var caller = web.As(Roles.Pmo);

        var answer = await caller.GetAsync("/api/programmes", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_works_until_it_is_revoked_and_only_as_its_role()
    {
        await using var web = await WebRun.StartAsync(demo: false);
        var keys = web.App.Services.GetRequiredService<ApiKeys>();
        var (kept, key) = await new CreateApiKey(Roles.Leadership, "board pack", TimeSpan.FromDays(1)).RunAsync(web.Node.Node, keys, NodeRun.Officer, TestContext.Current.CancellationToken);
        using var caller = web.As(null);
        caller.DefaultRequestHeaders.Authorization = new("Bearer", key);

        (await caller.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebRun.PostAsync(caller, "/api/people", """{"name":"Eve"}""")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await RevokeApiKey.RunAsync(web.Node.Node, keys, kept.Id, NodeRun.Officer, TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await caller.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_was_got_with_a_key_ends_with_it_a_cookie_and_an_open_stream_alike()
    {
        await using var web = await WebRun.StartAsync(
            await NodeRun.StartAsync(), demo: false, options: o => o with { Heartbeat = TimeSpan.FromMilliseconds(20) });
        var keys = web.App.Services.GetRequiredService<ApiKeys>();
        var (kept, key) = await new CreateApiKey(Roles.Auditor, "review", TimeSpan.FromDays(1)).RunAsync(web.Node.Node, keys, NodeRun.Officer, TestContext.Current.CancellationToken);
        using var script = web.As(null);
        script.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var page = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = web.Address };
        var shown = await page.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        var token = shown.Split("__RequestVerificationToken")[1].Split("value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([new("key", key), new("__RequestVerificationToken", token)]);
        using var signedIn = await page.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await page.GetAsync("/api/events", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var byId = web.As(null);
        byId.DefaultRequestHeaders.Authorization = new("Bearer", kept.Id);
        (await byId.GetAsync("/api/events", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "the id is no key");
        using var byKey = await StreamReading.OpenAsync(script, 0);
        using var byCookie = await StreamReading.OpenAsync(page, 0);
        await byKey.UntilMarksAsync(3);
        await byCookie.UntilMarksAsync(3);

        (await RevokeApiKey.RunAsync(web.Node.Node, keys, kept.Id, NodeRun.Officer, TestContext.Current.CancellationToken)).ShouldBeTrue();

        (await page.GetAsync("/api/events", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await byKey.UntilMarksAsync(int.MaxValue);
        await byCookie.UntilMarksAsync(int.MaxValue);
    }

    [Fact]
    public async Task With_the_demo_on_a_foreign_host_name_is_refused()
    {
        await using var web = await WebRun.StartAsync();
        using var caller = web.As(Roles.Pmo);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/programmes");
        request.Headers.Host = "evil.example";

        var answer = await caller.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("answers to localhost only");
    }

    private static string Filled(string path) => path
        .Replace("{code}", "CRM-2", StringComparison.Ordinal)
        .Replace("{name}", "board", StringComparison.Ordinal)
        .Replace("{position}", "1", StringComparison.Ordinal);
}
