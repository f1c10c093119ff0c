using System.Security.Claims;

namespace Portfolio.App.Access;

/// <summary>Whether somebody who was let in before, by a cookie or on a connection that stays open, may still be here.</summary>
public sealed class Callers(ApiKeys keys, DemoPeople demo)
{
    /// <summary>False once the key behind the caller has expired or was revoked, or the demo sign-in is off.</summary>
    public async ValueTask<bool> AreStillValidAsync(ClaimsPrincipal caller, CancellationToken cancellation)
    {
        var id = caller.IdOf();
        return demo.All.Any(p => p.Id == id) || await keys.FindByIdAsync(id, cancellation) is not null;
    }
}
