using System.Globalization;
using System.Net;
using Portfolio.App.Verbs;

namespace Portfolio.App.Access.Provider;

/// <summary>The OpenID Connect provider that people sign in at.</summary>
/// <param name="Authority">Where the provider is; its discovery document is under it.</param>
/// <param name="ClientId">What this program is called there.</param>
public sealed record ProviderSettings(Uri Authority, string ClientId)
{
    /// <summary>The value of <see cref="DepartmentClaim"/> that keeps somebody to no department’s programmes.</summary>
    public const string AllDepartments = "*";

    private const string Section = "OpenIdConnect";

    private static readonly string[] Names =
        ["Authority", "ClientId", "ClientSecret", "Audience", "Label", "PublicUrl", "RoleClaim", "Roles", "DepartmentClaim", "Scopes", "Session"];

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromDays(7);

    /// <summary>Null: this program is a public client there, and PKCE alone protects the code.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Whom a bearer token has to be made for; null: the provider’s tokens are not taken, only its sign-in is.</summary>
    public string? Audience { get; init; }

    /// <summary>What the sign-in page calls the provider.</summary>
    public string Label { get; init; } = Authority.Host;

    /// <summary>How browsers reach this program where a proxy stands before it; null: as each request says.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The claim that holds the roles; behind dots, a value inside it (<c>realm_access.roles</c>).</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>For each role of this program the values of the claim that give it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Roles { get; init; } =
        Access.Roles.All.ToDictionary(r => r, IReadOnlyList<string> (r) => [r]);

    /// <summary>
    /// The claim that holds the codes of the departments that PMO people are kept to, or <c>*</c>; dots as in
    /// <see cref="RoleClaim"/>. Null: they record for all.
    /// </summary>
    public string? DepartmentClaim { get; init; }

    /// <summary>What is asked of the provider.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile"];

    /// <summary>How long somebody stays signed in; what the provider says of them meanwhile is not noticed.</summary>
    public TimeSpan Session { get; init; } = TimeSpan.FromHours(8);

    /// <summary>How often at most the provider’s keys are fetched anew because a token names one that is not known.</summary>
    public TimeSpan KeyRefresh { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How the provider is reached; null: as usual.</summary>
    public HttpMessageHandler? Backchannel { get; init; }

    /// <summary>
    /// As configured under <c>OpenIdConnect</c> (<c>OpenIdConnect__Authority</c> in the environment and so on); null if nothing is.
    /// </summary>
    /// <exception cref="WrongUseException">It is half a configuration, or one that cannot work.</exception>
    public static ProviderSettings? Of(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var given = section.GetChildren().Where(c => c.Value is { Length: > 0 } || c.GetChildren().Any()).ToList();
        if (given.Count == 0)
        {
            return null;
        }

        if (given.Find(c => !Names.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new WrongUseException($"{Name(unknown.Key)} is no setting: there are {string.Join(", ", Names.Select(Name))}.");
        }

        if (Text(section, "Authority") is not { } authority || Text(section, "ClientId") is not { } client)
        {
            throw new WrongUseException(
                $"{Name(given[0].Key)} is set, and signing in at a provider needs {Name("Authority")} and {Name("ClientId")}: set both, or nothing of it.");
        }

        var settings = new ProviderSettings(UrlOf("Authority", authority), client)
        {
            ClientSecret = Text(section, "ClientSecret"),
            Audience = Text(section, "Audience"),
            PublicUrl = Text(section, "PublicUrl") is { } own ? UrlOf("PublicUrl", own) : null,
        };
        return settings with
        {
            Label = Text(section, "Label") ?? settings.Label,
            RoleClaim = Text(section, "RoleClaim") ?? settings.RoleClaim,
            DepartmentClaim = Text(section, "DepartmentClaim"),
            Roles = RolesOf(section.GetSection("Roles")) ?? settings.Roles,
            Scopes = ScopesOf(Text(section, "Scopes")) ?? settings.Scopes,
            Session = SessionOf(Text(section, "Session")) ?? settings.Session,
        };
    }

    private static string? Text(IConfiguration section, string name) => section[name] is { Length: > 0 } given ? given : null;

    // Keys and tokens come from there: over plain http anybody on the way could put theirs in place of them.
    private static Uri UrlOf(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Query.Length == 0 && url.Fragment.Length == 0
        && (url.Scheme == "https" || (url.Scheme == "http" && IsLoopback(url)))
            ? url
            : throw new WrongUseException($"{Name(name)} is no https address (http is taken for this machine alone).");

    private static bool IsLoopback(Uri url) =>
        url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static Dictionary<string, IReadOnlyList<string>>? RolesOf(IConfigurationSection section)
    {
        var given = section.GetChildren().ToList();
        if (given.Count == 0)
        {
            return section.Value is null ? null : throw new WrongUseException(
                $"{Name("Roles")} takes a role behind it: {Name("Roles")}__pmo and so on, each with the values of the claim that give it, separated by semicolons.");
        }

        if (given.Find(c => !Access.Roles.All.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new WrongUseException($"{Name("Roles")}__{unknown.Key}: there are the roles {string.Join(", ", Access.Roles.All)}.");
        }

        return given.ToDictionary(c => c.Key.ToLowerInvariant(), IReadOnlyList<string> (c) => Split(c.Value, ';'));
    }

    private static string[]? ScopesOf(string? text) => text is null ? null
        : Split(text, ' ') is var scopes && scopes.Contains("openid") ? scopes
        : throw new WrongUseException($"{Name("Scopes")} has to hold openid: without it a provider says nothing of who signed in.");

    private static TimeSpan? SessionOf(string? text) => text is null ? null
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var session) && session >= Shortest && session <= Longest ? session
        : throw new WrongUseException($"{Name("Session")} is “{text}”, and a time from {Shortest:c} to {Longest:c} was expected.");

    private static string[] Split(string? text, char separator) =>
        (text ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Name(string setting) => $"{Section}__{setting}";
}
