using Portfolio.App.Web;

namespace Portfolio.App.Pages.Layout;

/// <summary>Light or dark: as the reader's system says, unless the reader chose here, which a cookie remembers.</summary>
public static class Theme
{
    private const string Cookie = "theme";

    /// <summary><c>light</c>, <c>dark</c>, or null for what the system says.</summary>
    public static string? Of(HttpContext context) =>
        context.Request.Cookies[Cookie] is { } chosen and ("light" or "dark") ? chosen : null;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/theme", (Delegate)ChooseAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> ChooseAsync(HttpContext context)
    {
        // Anybody may choose, from wherever: it tells and changes nothing else.
        var (form, fault) = await SentForm.ReadAsync(context, SentForm.Usual);
        if (form is null)
        {
            return SentForms.Unread(fault!);
        }

        if (form["theme"] is [{ } chosen and ("light" or "dark")])
        {
            context.Response.Cookies.Append(Cookie, chosen, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
            });
        }
        else
        {
            context.Response.Cookies.Delete(Cookie);
        }

        return Results.LocalRedirect(LocalPath.Of(form["returnTo"]));
    }
}
