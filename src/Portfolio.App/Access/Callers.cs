using System.Security.Claims;
using Portfolio.App.Node;

namespace Portfolio.App.Access;

/// <summary>Whether somebody who was let in before, by a cookie or on a connection that stays open, may still be here.</summary>
public sealed class Callers(ApiKeys keys, DemoPeople demo, People people, TimeProvider clock)
{
    /// <summary>
    /// False once the key behind the caller has expired or was revoked, the time since signing in at the provider is over or
    /// the person was erased, or the demo sign-in is off.
    /// </summary>
    public async ValueTask<bool> AreStillValidAsync(ClaimsPrincipal caller, CancellationToken cancellation)
    {
        var id = caller.IdOf();
        return caller.IsOfProvider()
            ? clock.GetUtcNow() < caller.UntilOf() && !people.WasErased(id)
            : demo.All.Any(p => p.Id == id) || await keys.FindByIdAsync(id, cancellation) is not null;
    }
}
