using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace Portfolio.App.Access;

/// <summary>Where the sign-in page's forms go.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in", SignInAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/sign-out", (Delegate)SignOutAsync).AllowAnonymous().ExcludeFromDescription();
    }

    // By a demo person's token or an API key; either goes into the same field of the form.
    private static async Task<IResult> SignInAsync(
        [FromForm] string key, [FromForm] string? returnTo, HttpContext context, ApiKeys keys, DemoPeople demo)
    {
        var back = returnTo is not null && returnTo.StartsWith('/') && !returnTo.StartsWith("//", StringComparison.Ordinal)
            && !returnTo.Contains('\\', StringComparison.Ordinal)
            ? returnTo
            : "/";
        var caller = demo.ByToken(key) is { } person
            ? Identity.Of(person.Id, person.Role, person.Name, CookieAuthenticationDefaults.AuthenticationScheme)
            : await keys.FindAsync(key.Trim(), context.RequestAborted) is { } found
                ? Identity.Of(found.Id, found.Role, found.Label, CookieAuthenticationDefaults.AuthenticationScheme)
                : null;
        if (caller is null)
        {
            context.Features.Set(new RefusedAs(StatusCodes.Status401Unauthorized));
            return Results.LocalRedirect($"/sign-in?refused=true&returnTo={Uri.EscapeDataString(back)}");
        }

        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, caller);
        return Results.LocalRedirect(back);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect("/sign-in");
    }
}
