using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Pages.Faults;

namespace Portfolio.App.Access.Provider;

/// <summary>Signs people in for pages: authorization code with PKCE, ending in a cookie of this program.</summary>
internal static class ProviderSignIn
{
    public const string Scheme = "Provider";

    public const string Begin = "/sign-in/provider", Done = "/sign-in/done";

    private const string Once = "once";

    public static void Set(OpenIdConnectOptions o, ProviderSettings settings, BaseConfigurationManager keys)
    {
        o.ConfigurationManager = (IConfigurationManager<OpenIdConnectConfiguration>)keys;
        (o.ClientId, o.ClientSecret) = (settings.ClientId, settings.ClientSecret);
        o.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        o.CallbackPath = "/sign-in/callback";
        o.SignedOutCallbackPath = "/sign-out/callback";
        o.SignedOutRedirectUri = "/sign-in";
        o.RemoteSignOutPath = PathString.Empty;

        // The code comes back in the address, so that cookies of a plain top-level visit suffice.
        o.ResponseType = OpenIdConnectResponseType.Code;
        o.ResponseMode = OpenIdConnectResponseMode.Query;
        o.UsePkce = true;
        o.DisableTelemetry = true;
        o.RemoteAuthenticationTimeout = SpentSignIns.Patience;
        o.ProtocolValidator.NonceLifetime = SpentSignIns.Patience;
        o.Scope.Clear();
        foreach (var scope in settings.Scopes)
        {
            o.Scope.Add(scope);
        }

        o.MapInboundClaims = false;
        o.GetClaimsFromUserInfoEndpoint = true;
        o.ClaimActions.Clear();
        o.ClaimActions.MapAll();
        o.BackchannelHttpHandler = settings.Backchannel;
        o.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = ProviderTokens.Algorithms,
            ClockSkew = ProviderTokens.Skew,
        };
        foreach (var cookie in new[] { o.CorrelationCookie, o.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = AccessServices.SecureBy(settings);
        }

        o.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                context.Properties.Items[Once] = Spent(context.HttpContext).Begin();
                context.ProtocolMessage.RedirectUri = Own(settings, context.Options.CallbackPath) ?? context.ProtocolMessage.RedirectUri;
                return Task.CompletedTask;
            },
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                context.ProtocolMessage.ClientId = settings.ClientId;
                context.ProtocolMessage.PostLogoutRedirectUri =
                    Own(settings, context.Options.SignedOutCallbackPath) ?? context.ProtocolMessage.PostLogoutRedirectUri;
                return Task.CompletedTask;
            },
            OnAuthorizationCodeReceived = async context =>
            {
                var name = context.Properties?.Items.TryGetValue(Once, out var once) == true ? once : null;
                if (await Spent(context.HttpContext).SpendAsync(name, context.HttpContext.RequestAborted) is { } why)
                {
                    context.Fail(new SignInRefusedException($"{why} Sign in anew."));
                }
            },
            OnTicketReceived = async context =>
            {
                var services = context.HttpContext.RequestServices;
                var until = services.GetRequiredService<TimeProvider>().GetUtcNow() + settings.Session;
                try
                {
                    context.Principal = await services.GetRequiredService<ProviderCallers>()
                        .OfAsync(context.Principal!, until, signingIn: true, context.HttpContext.RequestAborted);
                    context.Properties = new AuthenticationProperties { ExpiresUtc = until, AllowRefresh = false };
                }
                catch (SignInRefusedException refused)
                {
                    context.HandleResponse();
                    await RefuseAsync(context.HttpContext, refused);
                }
            },
            OnRemoteFailure = async context =>
            {
                context.HandleResponse();
                await RefuseAsync(context.HttpContext, context.Failure);
            },
        };
    }

    /// <summary>Tells somebody why they are not signed in, and the log.</summary>
    public static async Task RefuseAsync(HttpContext context, Exception? failure)
    {
        var fault = ProviderFaults.Of(failure);
        context.RequestServices.GetRequiredService<ILogger<ProviderCallers>>()
            .LogWarning("Signing in at the provider was refused: {Reason} ({Detail})", fault.Sentence, failure?.Message);
        AccessRecorder.NoteRefusal(context, fault.Status);
        await FaultPage.Of(fault.Status, "You are not signed in", fault.Sentence).ExecuteAsync(context);
    }

    private static SpentSignIns Spent(HttpContext context) => context.RequestServices.GetRequiredService<SpentSignIns>();

    private static string? Own(ProviderSettings settings, PathString path) =>
        settings.PublicUrl is { } url ? url.GetLeftPart(UriPartial.Path).TrimEnd('/') + path : null;
}
