using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace Portfolio.App.Access;

/// <summary>
/// Answers for a key that was found good a moment ago at once. The framework's way, by two schemes with a handler each made
/// anew, costs as much as deciding a command; everything but such a key goes that way.
/// </summary>
/// <param name="framework">The type of the framework's own service, which the container knows.</param>
internal sealed class TrustedKeys(ApiKeys keys, Type framework) : IAuthenticationService
{
    /// <summary>Puts itself before the service that signing in has added.</summary>
    public static void AddTo(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(IAuthenticationService));
        var type = own.ImplementationType ?? throw new InvalidOperationException("The framework adds no service of a type any more.");
        services.Remove(own);
        services.Add(new ServiceDescriptor(type, type, own.Lifetime));
        services.AddSingleton<IAuthenticationService>(all => new TrustedKeys(all.GetRequiredService<ApiKeys>(), type));
    }

    /// <param name="scheme">As in the framework: that of pages and scripts alike, which a key is part of; or null for it.</param>
    public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
        scheme is null or AccessServices.Either
        && ApiKeyHandler.TryToken(context.Request, out var token)
        && keys.TrySignedIn(token, out var signedIn)
            ? signedIn
            : Framework(context).AuthenticateAsync(context, scheme);

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Framework(context).ChallengeAsync(context, scheme, properties);

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Framework(context).ForbidAsync(context, scheme, properties);

    public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties) =>
        Framework(context).SignInAsync(context, scheme, principal, properties);

    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties) =>
        Framework(context).SignOutAsync(context, scheme, properties);

    private IAuthenticationService Framework(HttpContext context) =>
        (IAuthenticationService)context.RequestServices.GetRequiredService(framework);
}
