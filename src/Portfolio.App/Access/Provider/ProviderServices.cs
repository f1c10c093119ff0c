using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portfolio.App.Access.Provider;

/// <summary>Signing in at an OpenID Connect provider, where one is configured.</summary>
internal static class ProviderServices
{
    public static void AddProvider(this AuthenticationBuilder signIn, ProviderSettings settings)
    {
        var keys = KeysOf(settings);
        signIn.Services.AddSingleton(settings);
        signIn.Services.AddSingleton<ProviderPeople>();
        signIn.Services.AddSingleton<ProviderCallers>();
        signIn.Services.AddSingleton<SpentSignIns>();
        signIn.AddOpenIdConnect(ProviderSignIn.Scheme, settings.Label, o => ProviderSignIn.Set(o, settings, keys));
        if (settings.Audience is not null)
        {
            signIn.AddJwtBearer(ProviderTokens.Scheme, o => ProviderTokens.Set(o, settings, keys));
        }
    }

    // One for pages and tokens: new keys of the provider are known to both at once, and a key that it no longer publishes
    // is good for nothing more.
    private static ConfigurationManager<OpenIdConnectConfiguration> KeysOf(ProviderSettings settings) => new(
        $"{settings.Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(new HttpClient(settings.Backchannel ?? new HttpClientHandler(), disposeHandler: false) { Timeout = TimeSpan.FromSeconds(10) })
        {
            RequireHttps = settings.Authority.Scheme == "https",
        })
    {
        RefreshInterval = settings.KeyRefresh,
        UseLastKnownGoodConfiguration = false,
    };
}
