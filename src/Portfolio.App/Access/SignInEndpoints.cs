using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portfolio.App.Access.Provider;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Access;

/// <summary>Where the sign-in page's forms and links go.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app)
    {
        app.MapPost("/sign-in", SignInAsync).AllowAnonymous().FromFormsHere().ExcludeFromDescription();
        app.MapPost("/sign-out", (Delegate)SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        if (app.Services.GetService<ProviderSettings>() is not null)
        {
            ProviderEndpoints.Map(app);
        }
    }

    // By a demo person's token or an API key; either goes into the same field of the form.
    private static async Task<IResult> SignInAsync(HttpContext context, ApiKeys keys, DemoPeople demo)
    {
        var (key, back) = (context.Request.Form["key"].ToString(), LocalPath.Of(context.Request.Form["returnTo"]));
        var caller = demo.ByToken(key) is { } person
            ? Identity.Of(person, CookieAuthenticationDefaults.AuthenticationScheme)
            : await keys.FindAsync(key.Trim(), context.RequestAborted) is { } found
                ? Identity.Of(found, CookieAuthenticationDefaults.AuthenticationScheme)
                : null;
        if (caller is null)
        {
            context.Features.Set(new RefusedAs(StatusCodes.Status401Unauthorized));
            return Results.LocalRedirect($"/sign-in?refused=true&returnTo={Uri.EscapeDataString(back)}");
        }

        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, caller);
        return Results.LocalRedirect(back);
    }

    // Ends only the session of the browser that sends it. What another site’s form sends comes without the cookie, and whoever
    // comes without is told to forget none: the browser would.
    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            return Results.LocalRedirect("/sign-in");
        }

        var atProvider = context.User.IsOfProvider();
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return atProvider && await ProviderEndpoints.SignsOutAsync(context)
            ? ProviderEndpoints.SignedOut(context)
            : Results.LocalRedirect("/sign-in");
    }
}
