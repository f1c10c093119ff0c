using System.Globalization;
using System.Security.Claims;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Access;

/// <summary>Between a signed-in caller and the actor of what they record.</summary>
public static class Identity
{
    private const string Until = "until";
    private const string Department = "department";
    private const string Provider = "provider";

    /// <summary>One of the demo people.</summary>
    public static ClaimsPrincipal Of(DemoPerson person, string scheme) => Of(person.Id, [person.Role], person.Name, scheme);

    /// <summary>Who came with a key.</summary>
    public static ClaimsPrincipal Of(ApiKey key, string scheme) => Of(
        key.Id, [key.Role], key.Label, scheme, [.. key.Departments.Select(d => new Claim(Department, d))]);

    /// <summary>Who signed in at the provider, with a token or for a cookie.</summary>
    /// <param name="departments">To which what they record is kept; none: to no department’s.</param>
    public static ClaimsPrincipal OfProvider(
        string id, IReadOnlyList<string> roles, string name, DateTimeOffset until, IEnumerable<string> departments) => Of(
        id, roles, name, Provider,
        [new Claim(Until, until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), .. departments.Select(d => new Claim(Department, d))]);

    public static bool IsOfProvider(this ClaimsPrincipal caller) => caller.Identity?.AuthenticationType == Provider;

    /// <summary>When this ends of itself; null: with the key that it was got with.</summary>
    public static DateTimeOffset? UntilOf(this ClaimsPrincipal caller) =>
        long.TryParse(caller.FindFirstValue(Until), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    public static string IdOf(this ClaimsPrincipal caller) => caller.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? throw new InvalidOperationException("The caller is signed in without an id.");

    /// <summary>The role that the caller acts in here: see <see cref="ActingRole"/>.</summary>
    public static string RoleOf(this ClaimsPrincipal caller) => caller.FindFirstValue(ClaimTypes.Role)
        ?? throw new InvalidOperationException("The caller is signed in without a role.");

    /// <summary>All that the caller has, in the order of <see cref="Roles.All"/>; most have one.</summary>
    public static IReadOnlyList<string> RolesOf(this ClaimsPrincipal caller) => [.. Roles.All.Where(caller.IsInRole)];

    /// <summary>
    /// To which departments what a caller does under a policy is kept; null: to none. It is people of the PMO who are kept: what is
    /// an administrator’s alone concerns no department.
    /// </summary>
    /// <param name="policy">Left out, recording of programmes.</param>
    public static DepartmentLimit? LimitOf(this ClaimsPrincipal caller, string policy = Policies.Record) =>
        caller.FindFirst(Department) is not null && Policies.Allowed(policy).Contains(Roles.Pmo)
        && caller.FindAll(Department).Select(c => c.Value).ToValueList() is { Count: > 0 } departments
            ? caller.IsOfProvider() ? new(departments) { Who = "You are" } : new(departments)
            : null;

    /// <summary>The actor that stands in events.</summary>
    public static Actor ActorOf(this ClaimsPrincipal caller, string way = "http") => new(caller.IdOf(), caller.RoleOf(), way);

    /// <summary>The same caller with the roles in another order.</summary>
    internal static ClaimsPrincipal WithRoles(this ClaimsPrincipal caller, IEnumerable<string> roles) => new(new ClaimsIdentity(
        [
            .. caller.Claims.Where(c => c.Type != ClaimTypes.Role),
            .. roles.Select(r => new Claim(ClaimTypes.Role, r)),
        ],
        caller.Identity!.AuthenticationType));

    private static ClaimsPrincipal Of(
        string id, IEnumerable<string> roles, string name, string scheme, params ReadOnlySpan<Claim> more) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, id), .. roles.Select(r => new Claim(ClaimTypes.Role, r)), new Claim(ClaimTypes.Name, name), .. more,
        ],
        scheme));
}
