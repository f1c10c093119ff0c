using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>Ends a key for scripts before its time.</summary>
public static class RevokeApiKey
{
    /// <summary>False if there is none of that id that was not revoked already; then nothing is recorded.</summary>
    /// <exception cref="ActNotRecordedException">It could not be recorded; the key is as it was.</exception>
    public static async Task<bool> RunAsync(
        PortfolioNode node, ApiKeys keys, string id, Actor actor, CancellationToken cancellation)
    {
        if (!(await keys.ListAsync(cancellation)).Any(k => k.Id == id && k.RevokedAt is null))
        {
            return false;
        }

        // From here on nothing is given up because the caller goes.
        await node.RecordActAsync(AdministrationStreams.Administration, new ApiKeyRevoked(id), new Envelope(actor), CancellationToken.None);
        await keys.RevokeAsync(id, CancellationToken.None);
        return true;
    }
}
