using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Portfolio.App.Access.Provider;

namespace Portfolio.App.Access;

/// <summary>How callers sign in: API keys and tokens of the provider for scripts, a cookie for pages.</summary>
public static class AccessServices
{
    /// <summary>The scheme of pages and scripts alike.</summary>
    internal const string Either = "BearerOrCookie";

    /// <param name="keysFolder">Where the keys that seal cookies are kept, so that a restart signs nobody out; or null.</param>
    /// <param name="provider">Where people sign in, or null.</param>
    public static IServiceCollection AddAccess(
        this IServiceCollection services, bool demo, string? keysFolder, ProviderSettings? provider)
    {
        services.AddSingleton(new DemoPeople(demo));
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<Callers>();
        var signIn = services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString() is not { Length: > 0 } authorization
                    ? CookieAuthenticationDefaults.AuthenticationScheme
                    : provider?.Audience is not null && ProviderTokens.IsOne(authorization) ? ProviderTokens.Scheme : ApiKeyHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddCookie(o =>
            {
                o.Cookie.Name = "portfolio";
                o.Cookie.SameSite = SameSiteMode.Strict;
                o.Cookie.HttpOnly = true;
                o.Cookie.SecurePolicy = SecureBy(provider);
                o.ExpireTimeSpan = TimeSpan.FromHours(12);
                o.LoginPath = "/sign-in";
                o.AccessDeniedPath = "/denied";
                o.ReturnUrlParameter = "returnTo";

                // A cookie is worth no more than the key that it was got with.
                o.Events.OnValidatePrincipal = async context =>
                {
                    var callers = context.HttpContext.RequestServices.GetRequiredService<Callers>();
                    if (!await callers.AreStillValidAsync(context.Principal!, context.HttpContext.RequestAborted))
                    {
                        context.RejectPrincipal();
                    }
                };

                // Programs get a status, people a page.
                o.Events.OnRedirectToLogin = context => StatusOrPage(context, StatusCodes.Status401Unauthorized);
                o.Events.OnRedirectToAccessDenied = context => StatusOrPage(context, StatusCodes.Status403Forbidden);
            });
        if (provider is not null)
        {
            signIn.AddProvider(provider);
        }

        TrustedKeys.AddTo(services);
        Policies.AddTo(services.AddAuthorizationBuilder());
        var sealing = services.AddDataProtection().SetApplicationName("portfolio");
        if (keysFolder is not null)
        {
            sealing.PersistKeysToFileSystem(new DirectoryInfo(keysFolder));
        }

        return services;
    }

    // Where browsers come through a proxy by https, the request itself does not show it.
    internal static CookieSecurePolicy SecureBy(ProviderSettings? provider) =>
        provider?.PublicUrl?.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static Task StatusOrPage(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.HttpContext.Features.Set(new RefusedAs(status));
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
