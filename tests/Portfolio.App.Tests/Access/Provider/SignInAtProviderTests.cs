using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Access.Provider;

public sealed class SignInAtProviderTests(ProviderSite site) : IClassFixture<ProviderSite>
{
    private PortfolioNode Node => site.Web.Node.Node;

    [Fact]
    public async Task Who_signs_in_at_the_provider_lands_where_they_were_going_in_the_roles_that_its_claim_gives()
    {
        using var visitor = new Visitor(site.Web.Address);
        var callback = await visitor.AtProviderAsync("u-1", "Grace Ito", "board audit strangers", returnTo: "/programmes?search=größe");

        using var back = await visitor.GetAsync(callback);
        using var done = await visitor.GetAsync(back.Headers.Location!);
        using var page = await visitor.GetAsync("/programmes");

        // A page between: the cookie is for this site alone, and is not sent along a chain of redirects from elsewhere.
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        back.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("portfolio=", StringComparison.Ordinal)
            && c.Contains("samesite=strict", StringComparison.Ordinal) && c.Contains("httponly", StringComparison.Ordinal));
        done.Headers.GetValues("Refresh").ShouldBe(["0; url=/programmes?search=gr%C3%B6%C3%9Fe"]);
        var shown = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        shown.ShouldContain("Signed in as <strong>Grace Ito</strong>, role <strong>leadership, auditor</strong>");
    }

    [Fact]
    public async Task What_is_recorded_names_an_id_of_its_own_and_neither_name_nor_subject()
    {
        using var visitor = new Visitor(site.Web.Address);
        await visitor.SignInAsync("u-secret-subject", "Ines Lund", "programme-office");

        var answer = await WebRun.PostAsync(visitor.Client, "/api/programmes", """{"code":"BY-INES","title":"By Ines","department":"MKT"}""");

        var json = await WebRun.JsonOf(answer);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, json.ToString());
        var actor = Node.View.Log.After(json.GetProperty("position").GetInt64() - 1).First().Actor;
        actor.ShouldBe(new Portfolio.Domain.Actor(actor.Id, Roles.Pmo, "http"));
        actor.Id.ShouldMatch("^p-[0-9a-f]{12}$");
        Node.People.NameOf(actor.Id).ShouldBe("Ines Lund");
    }

    [Fact]
    public async Task Each_of_many_commands_is_recorded_in_the_role_that_may_give_it()
    {
        using var visitor = new Visitor(site.Web.Address);
        await visitor.SignInAsync("u-both", "Ivo Both", "programme-office it");

        var answer = await WebRun.PostAsync(visitor.Client, "/api/commands", """
            {"commands":[
            {"command":"propose","fields":{"code":"BY-IVO","title":"By Ivo","department":"MKT"}},
            {"command":"change-setting","fields":{"name":"stallDays","value":"91"}},
            {"command":"describe","code":"BY-IVO","fields":{"title":"By Ivo Both"}}]}
            """);

        var json = await WebRun.JsonOf(answer);
        json.GetProperty("done").GetInt32().ShouldBe(3, json.ToString());
        var positions = json.GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("answer").GetProperty("position").GetInt64());
        positions.Select(p => Node.View.Log[p].Actor.Role).ShouldBe([Roles.Pmo, Roles.Admin, Roles.Pmo]);
    }

    [Fact]
    public async Task Who_comes_again_is_the_same_person_under_the_name_that_the_provider_has_now()
    {
        var before = await IdOfAsync("u-2", "Mia Ohr");

        (await IdOfAsync("u-2", "Mia Lange")).ShouldBe(before);
        Node.People.NameOf(before).ShouldBe("Mia Lange");
        (await IdOfAsync("u-3", "Mia Lange")).ShouldNotBe(before, "a name is no identity");
    }

    [Fact]
    public async Task A_token_that_calls_somebody_otherwise_renames_nobody()
    {
        var id = await IdOfAsync("u-token", "Uma Verne");
        var claims = new Dictionary<string, object?>(Tokens.Good(site.Provider, "programme-office")) { ["sub"] = "u-token", ["name"] = "uverne@corp" };
        using var script = site.Web.As(null);
        script.DefaultRequestHeaders.Authorization = new("Bearer", await site.Provider.SignAsync(claims));

        (await script.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        Node.People.NameOf(id).ShouldBe("Uma Verne");
        (await IdOfAsync("u-token", "Uma Verne")).ShouldBe(id);
    }

    [Fact]
    public async Task An_erased_person_is_signed_out_and_nothing_leads_from_the_subject_to_the_id_any_more()
    {
        using var visitor = new Visitor(site.Web.Address);
        await visitor.SignInAsync("u-4", "Tom Berg", "board");
        var id = Node.People.All().Single(p => p.Name == "Tom Berg").Id;

        var erasure = await new ErasePerson(id, "asked for it").RunAsync(Node, new Envelope(NodeRun.Officer), TestContext.Current.CancellationToken);

        erasure.Done.ShouldNotBeNull();
        (await visitor.GetAsync("/api/programmes")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await using var database = NpgsqlDataSource.Create(site.Web.Node.ConnectionString);
        await using var left = database.CreateCommand("select count(*) from access.subjects where subject = 'u-4'");
        (await left.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(0L);
        (await IdOfAsync("u-4", "Tom Berg")).ShouldNotBe(id, "who comes again is somebody new");
    }

    [Fact]
    public async Task Who_has_none_of_the_roles_is_told_so_and_not_let_in()
    {
        using var visitor = new Visitor(site.Web.Address);

        await RefusedAsync(visitor, await visitor.AtProviderAsync("u-5", "Noa Pell", "canteen"),
            "Acme sign-in knows you, and gives you none of the roles here: ask an administrator for one.", HttpStatusCode.Forbidden);
        Node.People.All().ShouldNotContain(p => p.Name == "Noa Pell");
    }

    [Fact]
    public async Task The_providers_answer_is_good_once_in_this_browser()
    {
        using var visitor = new Visitor(site.Web.Address);
        var callback = await visitor.AtProviderAsync("u-6", "Ola Rust", "board");
        (await visitor.GetAsync(callback)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await RefusedAsync(visitor, callback, "does not belong to a sign-in that was begun in this browser, or it was used before", signedIn: true);
    }

    [Fact]
    public async Task A_state_that_was_used_is_refused_also_with_a_copy_of_all_cookies()
    {
        using var visitor = new Visitor(site.Web.Address);
        var callback = await visitor.AtProviderAsync("u-7", "Pia Sand", "board");
        using var thief = visitor.Copy();
        (await visitor.GetAsync(callback)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await RefusedAsync(thief, callback, "This answer of the provider was used before. Sign in anew.");
    }

    [Fact]
    public async Task An_answer_that_belongs_to_another_browser_is_refused()
    {
        using var visitor = new Visitor(site.Web.Address);
        using var other = new Visitor(site.Web.Address);

        await RefusedAsync(other, await visitor.AtProviderAsync("u-8", "Quin Ade", "board"), "begun in this browser");
    }

    [Fact]
    public async Task A_state_that_was_tampered_with_is_refused()
    {
        using var visitor = new Visitor(site.Web.Address);
        var callback = (await visitor.AtProviderAsync("u-9", "Rex Tal", "board")).ToString();

        await RefusedAsync(visitor, new Uri(callback.Replace("state=", "state=x", StringComparison.Ordinal)), "cannot be used; the log says why");
    }

    [Fact]
    public async Task A_code_with_another_verifier_than_the_one_it_was_asked_for_with_is_refused_by_the_provider()
    {
        using var visitor = new Visitor(site.Web.Address);
        var callback = await visitor.AtProviderAsync("u-10", "Sol Wirth", "board");
        site.Wire.Asked = async request =>
        {
            if (request.Content is not null && await request.Content.ReadAsStringAsync() is var form && form.Contains("code_verifier=", StringComparison.Ordinal))
            {
                request.Content = new StringContent(
                    form.Replace("code_verifier=", "code_verifier=tampered", StringComparison.Ordinal), null, "application/x-www-form-urlencoded");
            }
        };

        await RefusedAsync(visitor, callback, "The provider refuses to finish this sign-in; the log says why.");
        site.Log.Lines.ShouldContain(l => l.Contains("invalid_grant", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_id_token_of_another_sign_in_is_refused_for_its_nonce()
    {
        string? kept = null;
        site.Wire.Answered = async (request, answer) =>
        {
            if (request.RequestUri!.AbsolutePath == "/token")
            {
                kept ??= await answer.Content.ReadAsStringAsync();
                answer.Content = new StringContent(kept, null, "application/json");
            }

            return answer;
        };
        using var first = new Visitor(site.Web.Address);
        await first.SignInAsync("u-11", "Uma Voss", "it");
        using var second = new Visitor(site.Web.Address);

        await RefusedAsync(second, await second.AtProviderAsync("u-12", "Vera Zorn", "board"), "belongs to another sign-in than yours");
    }

    [Fact]
    public async Task An_id_token_that_the_provider_did_not_sign_is_refused()
    {
        site.Wire.Answered = async (request, answer) =>
        {
            if (request.RequestUri!.AbsolutePath == "/token")
            {
                var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
                var parts = token.GetProperty("id_token").GetString()!.Split('.');
                answer.Content = new StringContent(
                    JsonSerializer.Serialize(new { access_token = "x", token_type = "Bearer", id_token = $"{parts[0]}.{parts[1]}.{parts[2][..^8]}AAAAAAAA" }),
                    null, "application/json");
            }

            return answer;
        };
        using var visitor = new Visitor(site.Web.Address);

        await RefusedAsync(visitor, await visitor.AtProviderAsync("u-13", "Will Yost", "board"), "signature is not that of the provider");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_leads_on_to_the_provider()
    {
        using var visitor = new Visitor(site.Web.Address);
        await visitor.SignInAsync("u-14", "Xenia Bay", "board");

        // As a link elsewhere does, which ends nothing.
        using var lured = await visitor.GetAsync("/sign-out/provider");
        lured.Headers.Location!.OriginalString.ShouldBe("/sign-in");
        (await visitor.GetAsync("/api/programmes")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var empty = new FormUrlEncodedContent([]);
        using var signedOut = await visitor.Client.PostAsync("/sign-out", empty, TestContext.Current.CancellationToken);
        using var onward = await visitor.GetAsync("/sign-out/provider");
        using var there = await visitor.GetAsync(onward.Headers.Location!);

        signedOut.Headers.GetValues("Refresh").ShouldBe(["0; url=/sign-out/provider"]);
        (await visitor.GetAsync("/api/programmes")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        onward.Headers.Location!.GetLeftPart(UriPartial.Path).ShouldBe($"{site.Provider.IssuerName}/session/end");
        there.StatusCode.ShouldBe(HttpStatusCode.OK, await there.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_session_ends_when_its_time_is_over_whatever_the_browser_still_sends()
    {
        var callers = site.Web.App.Services.GetRequiredService<Callers>();

        (await callers.AreStillValidAsync(SignedInUntil(TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await callers.AreStillValidAsync(SignedInUntil(TimeSpan.FromMinutes(-1)), TestContext.Current.CancellationToken)).ShouldBeFalse();

        static System.Security.Claims.ClaimsPrincipal SignedInUntil(TimeSpan left) =>
            Identity.OfProvider("p-1", [Roles.Pmo], "Zoe", DateTimeOffset.UtcNow + left, []);
    }

    private async Task<string> IdOfAsync(string subject, string name)
    {
        using var visitor = new Visitor(site.Web.Address);
        await visitor.SignInAsync(subject, name, "programme-office");
        var answer = await WebRun.PostAsync(visitor.Client, "/api/programmes", $$"""{"code":"P-{{Guid.NewGuid():N}}","title":"One","department":"MKT"}""");
        var json = await WebRun.JsonOf(answer);
        return Node.View.Log.After(json.GetProperty("position").GetInt64() - 1).First().Actor.Id;
    }

    private async Task RefusedAsync(Visitor visitor, Uri callback, string sentence, HttpStatusCode status = HttpStatusCode.Unauthorized, bool signedIn = false)
    {
        try
        {
            var logged = site.Log.Lines.Count;
            using var answer = await visitor.GetAsync(callback);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

            answer.StatusCode.ShouldBe(status, page);
            page.ShouldContain(sentence);
            site.Log.Lines.Skip(logged).ShouldContain(l => l.StartsWith("Signing in at the provider was refused: ", StringComparison.Ordinal));
            (await visitor.GetAsync("/api/programmes")).StatusCode.ShouldBe(signedIn ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
        }
        finally
        {
            (site.Wire.Asked, site.Wire.Answered) = (null, null);
        }
    }
}
