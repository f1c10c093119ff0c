using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Pages.SignIn;

namespace Portfolio.App.Access.Provider;

/// <summary>
/// The way to the provider and back. On the way back a page of this program leads on: a cookie that is for this site alone
/// (SameSite=Strict) is not sent along a chain of redirects that began elsewhere, and a form may send nobody elsewhere
/// (form-action 'self').
/// </summary>
internal static class ProviderEndpoints
{
    private const string SignOutThere = "/sign-out/provider";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(ProviderSignIn.Begin, (Delegate)BeginAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(ProviderSignIn.Done, (string? returnTo, HttpContext context) =>
                Onward(context, LocalPath.Of(returnTo), "You are signed in", "Go on"))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet(SignOutThere, (HttpContext context) => SignsOutHere.Spend(context)
                ? Results.SignOut(new AuthenticationProperties { RedirectUri = "/sign-in" }, [ProviderSignIn.Scheme])
                : Results.LocalRedirect("/sign-in"))
            .AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Whether somebody can be signed out at the provider too.</summary>
    public static async Task<bool> SignsOutAsync(HttpContext context)
    {
        var options = context.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(ProviderSignIn.Scheme);
        try
        {
            return (await options.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted)).EndSessionEndpoint is { Length: > 0 };
        }
        catch (InvalidOperationException)
        {
            // The provider is away: here, they are signed out.
            return false;
        }
    }

    /// <summary>Leads on to the provider, after signing out here.</summary>
    public static IResult SignedOut(HttpContext context)
    {
        SignsOutHere.Note(context);
        return Onward(context, SignOutThere, "You are signed out here", "Sign out at the provider too");
    }

    private static async Task BeginAsync(string? returnTo, HttpContext context)
    {
        var after = $"{ProviderSignIn.Done}?returnTo={Uri.EscapeDataString(LocalPath.Of(returnTo))}";
        try
        {
            await context.ChallengeAsync(ProviderSignIn.Scheme, new AuthenticationProperties { RedirectUri = after });
        }
        catch (InvalidOperationException away) when (away.InnerException is IOException or HttpRequestException)
        {
            await ProviderSignIn.RefuseAsync(context, away);
        }
    }

    private static RazorComponentResult Onward(HttpContext context, string to, string title, string link)
    {
        context.Response.Headers["Refresh"] = $"0; url={new Uri(new Uri("http://here"), to).PathAndQuery}";
        return Page.Of<OnwardPage>(new Dictionary<string, object?>
        {
            [nameof(OnwardPage.Title)] = title,
            [nameof(OnwardPage.Link)] = link,
            [nameof(OnwardPage.To)] = to,
        });
    }
}
