using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>Makes a key for scripts.</summary>
public static class CreateApiKey
{
    /// <summary>The key itself is in the answer, once.</summary>
    /// <exception cref="ArgumentException">There is no such role.</exception>
    /// <exception cref="ActNotRecordedException">It could not be recorded; there is no such key.</exception>
    public static async Task<(ApiKey Kept, string Key)> RunAsync(
        PortfolioNode node, ApiKeys keys, string role, string label, TimeSpan lasts, Actor actor, CancellationToken cancellation)
    {
        var (kept, key) = keys.New(role, label, lasts);

        // On the record first: a key that nobody knows of is worse than one on record that was never made.
        await node.RecordActAsync(
            AdministrationStreams.Administration,
            new NewFact(new ApiKeyCreated(kept.Id, kept.Role, kept.ExpiresAt), []).With(ApiKeyCreated.Label, label),
            new Envelope(actor),
            cancellation);
        await keys.AddAsync(kept, key, cancellation);
        return (kept, key);
    }
}
