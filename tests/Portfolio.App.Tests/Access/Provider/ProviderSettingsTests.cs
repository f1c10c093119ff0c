using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Portfolio.App.Access;
using Portfolio.App.Access.Provider;
using Portfolio.App.Verbs;

namespace Portfolio.App.Tests.Access.Provider;

public sealed class ProviderSettingsTests
{
    [Fact]
    public void Nothing_configured_is_no_provider() => Of("Authority=").ShouldBeNull();

    [Fact]
    public void Authority_and_client_are_enough_and_then_the_values_of_the_claim_roles_are_the_roles()
    {
        var settings = Of("Authority=https://login.example/acme;ClientId=portfolio")!;

        settings.Authority.ShouldBe(new Uri("https://login.example/acme"));
        settings.Label.ShouldBe("login.example");
        (settings.Audience, settings.ClientSecret, settings.RoleClaim).ShouldBe((null, null, "roles"));
        ProviderClaims.RolesOf(Said(("roles", "auditor"), ("roles", "guest"), ("roles", "pmo")), settings).ShouldBe([Roles.Pmo, Roles.Auditor]);
    }

    [Theory]
    [InlineData("ClientSecret=x", "OpenIdConnect__ClientSecret is set, and signing in at a provider needs OpenIdConnect__Authority and OpenIdConnect__ClientId: set both, or nothing of it.")]
    [InlineData("Authority=https://a.example", "OpenIdConnect__Authority is set, and signing in at a provider needs OpenIdConnect__Authority and OpenIdConnect__ClientId: set both, or nothing of it.")]
    [InlineData("Authority=http://login.example;ClientId=p", "OpenIdConnect__Authority is no https address (http is taken for this machine alone).")]
    [InlineData("Authority=login.example;ClientId=p", "OpenIdConnect__Authority is no https address (http is taken for this machine alone).")]
    [InlineData("Authority=https://a.example;ClientId=p;Roles:boss=x", "OpenIdConnect__Roles__boss: there are the roles pmo, leadership, auditor, admin.")]
    [InlineData("Authority=https://a.example;ClientId=p;Roles=pmo", "OpenIdConnect__Roles takes a role behind it: OpenIdConnect__Roles__pmo and so on, each with the values of the claim that give it, separated by semicolons.")]
    [InlineData("Authority=https://a.example;ClientId=p;Scopes=profile", "OpenIdConnect__Scopes has to hold openid: without it a provider says nothing of who signed in.")]
    [InlineData("Authority=https://a.example;ClientId=p;Session=forever", "OpenIdConnect__Session is “forever”, and a time from 00:01:00 to 7.00:00:00 was expected.")]
    [InlineData("Authority=https://a.example;ClientId=p;Sekret=x", "OpenIdConnect__Sekret is no setting: there are OpenIdConnect__Authority, OpenIdConnect__ClientId, OpenIdConnect__ClientSecret, OpenIdConnect__Audience, OpenIdConnect__Label, OpenIdConnect__PublicUrl, OpenIdConnect__RoleClaim, OpenIdConnect__Roles, OpenIdConnect__DepartmentClaim, OpenIdConnect__Scopes, OpenIdConnect__Session.")]
    public void Half_a_configuration_and_one_that_cannot_work_are_refused(string given, string sentence) =>
        Should.Throw<WrongUseException>(() => Of(given)).Message.ShouldBe(sentence);

    [Theory]
    [InlineData("groups", "groups", "office")]
    [InlineData("groups", "groups", """["staff","office"]""")]
    [InlineData("realm_access.roles", "realm_access", """{"roles":["office","x"]}""")]
    [InlineData("https://acme.example/roles", "https://acme.example/roles", "office")]
    public void Roles_are_read_in_each_way_that_providers_write_them(string configured, string claim, string value) =>
        ProviderClaims.RolesOf(
            Said((claim, value)), Of("Authority=https://a.example;ClientId=p;Roles:pmo=office")! with { RoleClaim = configured }).ShouldBe([Roles.Pmo]);

    [Theory]
    [InlineData("groups", "{\"office\":true}")]
    [InlineData("groups", "[office")]
    [InlineData("groups", "OFFICE")]
    [InlineData("realm_access", "{\"roles\":[\"office\"]}")]
    public void What_only_looks_like_a_role_gives_none(string claim, string value) =>
        ProviderClaims.RolesOf(
            Said((claim, value)), Of("Authority=https://a.example;ClientId=p;RoleClaim=groups;Roles:pmo=office")!).ShouldBeEmpty();

    [Fact]
    public void Somebody_is_called_by_the_best_that_the_provider_tells()
    {
        ProviderClaims.NameOf(Said(("sub", "1"), ("email", "a@b"), ("name", " Ada\u0007 Moss "))).ShouldBe("Ada Moss");
        ProviderClaims.NameOf(Said(("sub", "1"), ("given_name", "Ada"), ("family_name", "Moss"))).ShouldBe("Ada Moss");
        ProviderClaims.NameOf(Said(("sub", "1"), ("name", " "))).ShouldBe("1");
    }

    private static ProviderSettings? Of(string given) => ProviderSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(
        given.Split(';').Select(g => g.Split('=', 2)).Select(g => KeyValuePair.Create<string, string?>($"OpenIdConnect:{g[0]}", g[1]))).Build());

    private static ClaimsPrincipal Said(params (string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)), "test"));
}
