using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Proving;

/// <summary>That a tree of events begins with all those of an older one, unchanged (RFC 6962, section 2.1.2).</summary>
/// <param name="Proof">None from a tree to itself and from the empty one.</param>
/// <param name="Verifies">Whether these hashes give both roots, recomputed for this answer.</param>
public sealed record ConsistencyModel(
    Guid LedgerId, long From, string FromRoot, long To, string ToRoot, IReadOnlyList<string> Proof, bool Verifies)
{
    /// <exception cref="LedgerDamagedException">A stored hash is missing.</exception>
    public static async Task<ConsistencyModel> MakeAsync(LedgerDatabase ledger, long from, long to, CancellationToken cancellation)
    {
        var proofs = ledger.Proofs;
        var (old, grown) = (await proofs.RootAsync(from, cancellation), await proofs.RootAsync(to, cancellation));
        var proof = await proofs.ConsistencyAsync(from, to, cancellation);
        return new(
            ledger.Head.LedgerId, from, Hashes.Hex(old), to, Hashes.Hex(grown), Hashes.Hex(proof),
            ConsistencyProof.Verify(from, old, to, grown, proof));
    }
}
