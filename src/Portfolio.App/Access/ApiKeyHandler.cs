using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Portfolio.App.Access;

/// <summary>Signs a caller in by <c>Authorization: Bearer KEY</c>.</summary>
public sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    ApiKeys keys,
    DemoPeople demo) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!TryToken(Request, out var given))
        {
            return AuthenticateResult.NoResult();
        }

        var token = given.ToString();
        if (demo.ByToken(token) is { } person)
        {
            return Success(Identity.Of(person, Name));
        }

        return await keys.FindAsync(token, Context.RequestAborted) is { } key
            ? Success(Identity.Of(key, Name))
            : AuthenticateResult.Fail("The key is unknown, has expired or was revoked.");
    }

    /// <summary>What stands behind <c>Bearer</c> in a request, whatever it is.</summary>
    internal static bool TryToken(HttpRequest request, out ReadOnlySpan<char> token)
    {
        var header = request.Headers.Authorization.ToString().AsSpan();
        var given = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        token = given ? header["Bearer ".Length..].Trim() : default;
        return given;
    }

    internal static AuthenticateResult Success(ClaimsPrincipal caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(caller, Name));
}
