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
        if (HasSeveral(context.User))
        {
            context.User = context.User.ActingUnder(context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy);
        }

        return next(context);
    });

    /// <summary>The caller with the role first in which they do what a policy is for; null: what is for all.</summary>
    public static ClaimsPrincipal ActingUnder(this ClaimsPrincipal caller, string? policy)
    {
        if (!HasSeveral(caller) || caller.RolesOf() is not { Count: > 1 } roles)
        {
            return caller;
        }

        var allowed = policy is null ? Roles.All : Policies.Allowed(policy);
        return caller.WithRoles(roles.OrderBy(r => (!allowed.Contains(r), Array.IndexOf(WatchedMostFirst, r))));
    }

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
