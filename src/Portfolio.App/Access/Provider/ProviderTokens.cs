using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portfolio.App.Access.Provider;

/// <summary>Signs programs in by a token of the provider: <c>Authorization: Bearer TOKEN</c>.</summary>
internal static class ProviderTokens
{
    public const string Scheme = "ProviderToken";

    // Public keys alone: nobody can sign with what the provider publishes.
    internal static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    internal static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>Whether what a caller sent has the form of a token, and not of a key.</summary>
    public static bool IsOne(string authorization) =>
        authorization.StartsWith("Bearer ey", StringComparison.OrdinalIgnoreCase) && authorization.AsSpan().Count('.') >= 2;

    public static void Set(JwtBearerOptions o, ProviderSettings settings, BaseConfigurationManager keys)
    {
        o.ConfigurationManager = (IConfigurationManager<OpenIdConnectConfiguration>)keys;
        o.MapInboundClaims = false;
        o.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = settings.Audience,
            ValidAlgorithms = Algorithms,
            ClockSkew = Skew,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
        };
        o.Events = new JwtBearerEvents
        {
            // Asked for first, so that a provider that is away is not taken for a token that is wrong.
            OnMessageReceived = async context =>
            {
                try
                {
                    await keys.GetBaseConfigurationAsync(context.HttpContext.RequestAborted);
                }
                catch (InvalidOperationException away)
                {
                    Log(context.HttpContext, away);
                    context.Fail(away);
                }
            },
            OnTokenValidated = async context =>
            {
                try
                {
                    context.Principal = await context.HttpContext.RequestServices.GetRequiredService<ProviderCallers>()
                        .OfAsync(context.Principal!, new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero), signingIn: false, context.HttpContext.RequestAborted);
                }
                catch (SignInRefusedException refused)
                {
                    Log(context.HttpContext, refused);
                    context.Fail(refused);
                }
            },
            OnAuthenticationFailed = context =>
            {
                Log(context.HttpContext, context.Exception);
                context.Fail(context.Exception);
                return Task.CompletedTask;
            },
            OnChallenge = context =>
            {
                if (context.AuthenticateFailure is { } failure)
                {
                    // The sentence goes into the problem details; the header has a code for programs.
                    var fault = ProviderFaults.Of(failure);
                    context.HttpContext.Features.Set(fault);
                    context.HandleResponse();
                    context.Response.StatusCode = fault.Status;
                    context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
                }

                return Task.CompletedTask;
            },
        };
    }

    private static void Log(HttpContext context, Exception fault) => context.RequestServices.GetRequiredService<ILogger<ProviderCallers>>()
        .LogWarning("A token is not taken for {Method} {Path}: {Reason}", context.Request.Method, context.Request.Path, fault.Message.Split('\n')[0]);
}
