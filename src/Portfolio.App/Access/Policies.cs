using Microsoft.AspNetCore.Authorization;

namespace Portfolio.App.Access;

/// <summary>The rows of the table "who may do what", as authorization policies.</summary>
public static class Policies
{
    /// <summary>Programme commands and imports.</summary>
    public const string Record = "record";

    /// <summary>Any command there is: each asks for its own policy too.</summary>
    public const string Command = "command";

    /// <summary>Programmes and reports.</summary>
    public const string Read = "read";

    /// <summary>A programme's history, time slider, evidence, the event feed.</summary>
    public const string History = "history";

    /// <summary>Event search, proofs, bundles, the access log.</summary>
    public const string Audit = "audit";

    /// <summary>Keys, web hooks and configuration.</summary>
    public const string Administer = "administer";

    private static readonly Dictionary<string, string[]> RolesOf = new()
    {
        [Record] = [Roles.Pmo],
        [Command] = [Roles.Pmo, Roles.Admin],
        [Read] = [.. Roles.All],
        [History] = [Roles.Pmo, Roles.Leadership, Roles.Auditor],
        [Audit] = [Roles.Auditor],
        [Administer] = [Roles.Admin],
    };

    /// <summary>Which roles a policy lets in.</summary>
    public static IReadOnlyList<string> Allowed(string policy) => RolesOf[policy];

    /// <summary>Adds them all. What names no policy is closed to everybody who is not signed in.</summary>
    public static void AddTo(AuthorizationBuilder authorization)
    {
        foreach (var (policy, roles) in RolesOf)
        {
            authorization.AddPolicy(policy, p => p.RequireRole(roles).RequireAssertion(DepartmentHold.IsKept));
        }

        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
