using System.Text.Json;
using Portfolio.IdentityProvider;

namespace Portfolio.App.Tests.Access.Provider;

/// <summary>What tokens say.</summary>
internal static class Tokens
{
    /// <summary>The claims of a token that is good for ten minutes.</summary>
    public static Dictionary<string, object?> Good(ProviderRun provider, params string[] groups) => new()
    {
        ["iss"] = provider.IssuerName,
        ["aud"] = ProviderRun.Audience,
        ["sub"] = "robot",
        ["iat"] = In(0),
        ["exp"] = In(600),
        ["groups"] = groups,
    };

    /// <summary>An instant so many seconds from now, as tokens have it.</summary>
    public static long In(int seconds) => DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds;

    /// <summary>A part of a token.</summary>
    public static string Part(object json) => Coded(JsonSerializer.SerializeToUtf8Bytes(json));

    public static string Coded(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
