using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Portfolio.App.Access.Provider;

/// <summary>
/// That somebody has just signed out here, kept in their browser until they are at the provider. A link that anybody can
/// write ends nobody’s session there.
/// </summary>
internal static class SignsOutHere
{
    private const string Cookie = "portfolio-sign-out";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static void Note(HttpContext context) => context.Response.Cookies.Append(
        Cookie, Sealing(context).Protect("signs out", Patience), Options(context, Patience));

    /// <summary>Whether it was noted, in this browser and not long ago; once.</summary>
    public static bool Spend(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } noted)
        {
            return false;
        }

        context.Response.Cookies.Delete(Cookie, Options(context, null));
        try
        {
            Sealing(context).Unprotect(noted);
            return true;
        }
        catch (CryptographicException)
        {
            // Too old, or made up.
            return false;
        }
    }

    private static ITimeLimitedDataProtector Sealing(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("sign-out at the provider").ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext context, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lasts,
        Path = "/sign-out",
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps
            || context.RequestServices.GetRequiredService<ProviderSettings>().PublicUrl?.Scheme == "https",
    };
}
