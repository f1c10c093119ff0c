using System.Net;
using System.Security.Cryptography;
using System.Text;
using Portfolio.App.Access;
using Portfolio.App.Tests.Web;
using Portfolio.IdentityProvider;

namespace Portfolio.App.Tests.Access.Provider;

public sealed class ProviderTokenTests(ProviderSite site) : IClassFixture<ProviderSite>
{
    [Fact]
    public async Task A_script_signs_in_with_a_token_that_the_provider_gave_it()
    {
        using var provider = new HttpClient { BaseAddress = site.Provider.Issuer };
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/token")
        {
            Content = new FormUrlEncodedContent(
                [new("grant_type", "client_credentials"), new("resource", ProviderRun.Audience), new("scope", "portfolio")]),
            Headers = { Authorization = new("Basic", Convert.ToBase64String("nightly-script:another-secret-of-the-tests"u8)) },
        };
        var given = await WebRun.JsonOf(await provider.SendAsync(asked, TestContext.Current.CancellationToken));
        using var caller = With(given.GetProperty("access_token").GetString()!);

        var done = await WebRun.PostAsync(caller, "/api/programmes", """{"code":"BY-NIGHT","title":"By night","department":"MKT"}""");

        var json = await WebRun.JsonOf(done);
        done.StatusCode.ShouldBe(HttpStatusCode.Created, json.ToString());
        var actor = site.Web.Node.Node.View.Log.After(json.GetProperty("position").GetInt64() - 1).First().Actor;
        site.Web.Node.Node.People.NameOf(actor.Id).ShouldBe("nightly-script");
        (await caller.GetAsync("/api/audit/checkpoint", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Each_token_that_is_not_good_is_refused_with_its_reason_and_a_line_in_the_log()
    {
        var good = Tokens.Good(site.Provider, "programme-office");
        var signed = await site.Provider.SignAsync(good);
        var parts = signed.Split('.');
        foreach (var (token, sentence) in new[]
        {
            (await With_("aud", "urn:another:api"), "The token was made for another program: its audience is not this one."),
            (await With_("aud", ProviderRun.ClientId), "The token was made for another program: its audience is not this one."),
            (await With_("iss", "https://elsewhere.example"), "The token is of another issuer than the provider of this program."),
            (await With_("exp", Tokens.In(-60)), "The token has expired: get a new one from the provider."),
            (await With_("nbf", Tokens.In(60)), "The token is not valid yet."),
            (await Without("exp"), "The token has no end, so it is not taken."),
            (await Without("sub"), "The provider does not say who this is."),
            ($"{Tokens.Part(new { alg = "none", typ = "JWT" })}.{parts[1]}.", "The token’s signature is not that of the provider."),
            ($"{parts[0]}.{Tokens.Part(new Dictionary<string, object?>(good) { ["groups"] = new[] { "it" } })}.{parts[2]}", "The token’s signature is not that of the provider."),
            (ByAnotherKey(), "The token is signed with a key that the provider does not publish."),
            (ByASecretThatEverybodyKnows(), "The token’s signature is not that of the provider."),
            ("eyJ.eyJ.x", "That is no token of the provider."),
        })
        {
            var logged = site.Log.Lines.Count;
            using var caller = With(token);
            using var answer = await caller.GetAsync("/api/programmes", TestContext.Current.CancellationToken);

            var json = await WebRun.JsonOf(answer);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, sentence);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            json.GetProperty("title").GetString().ShouldBe(sentence);
            site.Log.Lines.Skip(logged).ShouldContain(l => l.StartsWith("A token is not taken for GET /api/programmes: ", StringComparison.Ordinal), sentence);
        }

        using var before = With(signed);
        (await before.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        Task<string> With_(string claim, object value) => site.Provider.SignAsync(new Dictionary<string, object?>(good) { [claim] = value });

        Task<string> Without(string claim) => site.Provider.SignAsync(good.Where(c => c.Key != claim).ToDictionary());

        string ByAnotherKey()
        {
            using var key = RSA.Create(2048);
            var text = $"{Tokens.Part(new { alg = "RS256", typ = "at+jwt", kid = "mine" })}.{parts[1]}";
            return $"{text}.{Tokens.Coded(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        }

        string ByASecretThatEverybodyKnows()
        {
            var header = System.Text.Json.JsonDocument.Parse(Convert.FromBase64String(parts[0].Replace('-', '+').Replace('_', '/').PadRight((parts[0].Length + 3) / 4 * 4, '='))).RootElement;
            var text = $"{Tokens.Part(new { alg = "HS256", typ = "at+jwt", kid = header.GetProperty("kid").GetString() })}.{parts[1]}";
            return $"{text}.{Tokens.Coded(HMACSHA256.HashData("the public key, which is no secret"u8, Encoding.ASCII.GetBytes(text)))}";
        }
    }

    [Fact]
    public async Task Who_has_several_roles_acts_in_the_one_that_allows_it_and_is_watched_as_the_closest_watched_of_them()
    {
        using var caller = With(await site.Provider.SignAsync(Tokens.Good(site.Provider, "programme-office", "audit")));

        var done = await WebRun.PostAsync(caller, "/api/programmes", """{"code":"BY-BOTH","title":"By both","department":"MKT"}""");
        using var read = await caller.GetAsync("/api/programmes/BY-BOTH", TestContext.Current.CancellationToken);
        using var again = await caller.GetAsync("/api/audit/access?limit=1000", TestContext.Current.CancellationToken);

        var position = (await WebRun.JsonOf(done)).GetProperty("position").GetInt64();
        site.Web.Node.Node.View.Log.After(position - 1).First().Actor.Role.ShouldBe(Roles.Pmo);
        string entries;
        do
        {
            entries = await caller.GetStringAsync("/api/audit/access?limit=1000", TestContext.Current.CancellationToken);
        }
        while (!entries.Contains("/api/programmes/BY-BOTH", StringComparison.Ordinal));

        entries.ShouldContain("\"role\":\"auditor\"");
    }

    [Fact]
    public async Task Evidence_is_for_whoever_has_a_role_that_may_see_it_though_another_role_is_watched_more_closely()
    {
        using var both = With(await site.Provider.SignAsync(Tokens.Good(site.Provider, "it", "programme-office")));
        using var admin = With(await site.Provider.SignAsync(Tokens.Good(site.Provider, "it")));

        foreach (var asked in new[] { "evidence=true", "compare=knownAt:0" })
        {
            (await both.GetAsync($"/api/reports/stalls?{asked}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK, asked);
            (await admin.GetAsync($"/api/reports/stalls?{asked}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, asked);
        }
    }

    [Fact]
    public async Task Keys_that_the_provider_turns_are_taken_up_without_a_restart_and_the_ones_before_are_worth_nothing()
    {
        var provider = await ProviderRun.StartAsync();
        await using var web = await ProviderSite.StartAsync(provider);
        var claims = Tokens.Good(provider, "board");
        using var before = With(await provider.SignAsync(claims), web);
        (await before.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await provider.TurnKeysAsync();
        using var after = With(await provider.SignAsync(claims), web);
        while ((await after.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        (await before.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        provider.Kill();
        (await after.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK, "known keys outlive the provider");
    }

    [Fact]
    public async Task While_the_provider_is_away_callers_are_told_to_try_again_and_keys_go_on_working()
    {
        var provider = await ProviderRun.StartAsync();
        var token = await provider.SignAsync(Tokens.Good(provider, "board"));
        provider.Kill();
        await using var web = await ProviderSite.StartAsync(provider);
        using var caller = With(token, web);
        using var visitor = new Visitor(web.Address);

        using var answer = await caller.GetAsync("/api/programmes", TestContext.Current.CancellationToken);
        using var page = await visitor.GetAsync("/sign-in/provider");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await WebRun.JsonOf(answer)).GetProperty("title").GetString().ShouldBe("The provider does not answer now. Try again shortly.");
        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await visitor.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private HttpClient With(string token, WebRun? web = null)
    {
        var caller = (web ?? site.Web).As(null);
        caller.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return caller;
    }
}
