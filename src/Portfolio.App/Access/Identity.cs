using System.Security.Claims;
using Portfolio.Domain;

namespace Portfolio.App.Access;

/// <summary>Between a signed-in caller and the actor of what they record.</summary>
public static class Identity
{
    public static ClaimsPrincipal Of(string id, string role, string name, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, id), new Claim(ClaimTypes.Role, role), new Claim(ClaimTypes.Name, name),
        ],
        scheme));

    public static string IdOf(this ClaimsPrincipal caller) => caller.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? throw new InvalidOperationException("The caller is signed in without an id.");

    public static string RoleOf(this ClaimsPrincipal caller) => caller.FindFirstValue(ClaimTypes.Role)
        ?? throw new InvalidOperationException("The caller is signed in without a role.");

    /// <summary>The actor that stands in events.</summary>
    public static Actor ActorOf(this ClaimsPrincipal caller, string way = "http") => new(caller.IdOf(), caller.RoleOf(), way);
}
