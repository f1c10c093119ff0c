using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Portfolio.App.Access;

/// <summary>
/// In which of several roles somebody does something: the one that lets them do it; where several would, the one that is
/// watched most closely. So nobody escapes the access log by having another role beside.
/// </summary>
internal static class ActingRole
{
    private static readonly string[] WatchedMostFirst = [Roles.Auditor, Roles.Leadership, Roles.Admin, Roles.Pmo];

    /// <summary>Stands behind signing in: from there on the first role of a caller is the one in which they act.</summary>
    public static void UseActingRole(this WebApplication app) => app.Use((context, next) =>
    {
        if (HasSeveral(context.User) && context.User.RolesOf() is { Count: > 1 } roles)
        {
            var policy = context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
            var allowed = policy is null ? Roles.All : Policies.Allowed(policy);
            context.User = context.User.WithRoles(roles.OrderBy(r => (!allowed.Contains(r), Array.IndexOf(WatchedMostFirst, r))));
        }

        return next(context);
    });

    // Most have one, and to find that out must cost nothing.
    private static bool HasSeveral(ClaimsPrincipal caller)
    {
        var roles = 0;
        foreach (var claim in caller.Claims)
        {
            roles += claim.Type == ClaimTypes.Role ? 1 : 0;
        }

        return roles > 1;
    }
}
