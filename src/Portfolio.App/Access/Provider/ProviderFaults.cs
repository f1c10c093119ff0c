using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portfolio.App.Access.Provider;

/// <summary>What is told of a token, or of an answer of the provider, that is not taken.</summary>
internal static class ProviderFaults
{
    /// <summary>The reason in a sentence, without what the other side has sent.</summary>
    public static SignInFault Of(Exception? fault) => fault switch
    {
        SignInRefusedException refused => new(refused.Message, refused.Status),
        SecurityTokenExpiredException => new("The token has expired: get a new one from the provider."),
        SecurityTokenNotYetValidException => new("The token is not valid yet."),
        SecurityTokenInvalidAudienceException => new("The token was made for another program: its audience is not this one."),
        SecurityTokenInvalidIssuerException => new("The token is of another issuer than the provider of this program."),
        SecurityTokenSignatureKeyNotFoundException => new("The token is signed with a key that the provider does not publish."),
        SecurityTokenInvalidAlgorithmException => new("The token is signed in a way that is not taken here."),
        SecurityTokenInvalidSignatureException => new("The token’s signature is not that of the provider."),
        SecurityTokenNoExpirationException => new("The token has no end, so it is not taken."),
        OpenIdConnectProtocolInvalidNonceException => new("The provider’s answer belongs to another sign-in than yours."),
        OpenIdConnectProtocolException { Message: var message } when message.Contains("access_denied", StringComparison.Ordinal) =>
            new("You were not signed in: the provider says that it was declined."),
        OpenIdConnectProtocolException => new("The provider refuses to finish this sign-in; the log says why."),
        SecurityTokenException or ArgumentException => new("That is no token of the provider."),
        AuthenticationFailureException { Message: "Correlation failed." } =>
            new("The answer of the provider does not belong to a sign-in that was begun in this browser, or it was used before."),
        HttpRequestException or IOException or InvalidOperationException { InnerException: IOException or HttpRequestException } =>
            new("The provider does not answer now. Try again shortly.", StatusCodes.Status503ServiceUnavailable),
        _ => new("The provider’s answer cannot be used; the log says why."),
    };
}
