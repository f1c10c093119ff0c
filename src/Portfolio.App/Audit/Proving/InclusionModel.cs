using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Proving;

/// <summary>That an event is in the tree of so many events (RFC 6962, section 2.1.1).</summary>
/// <param name="LeafHash">Recomputed from the event as it is stored.</param>
/// <param name="Size">How many events the tree has.</param>
/// <param name="Root">Of that tree.</param>
/// <param name="Proof">The hashes beside the way from the leaf to the root, from the leaf upwards.</param>
/// <param name="Verifies">Whether the leaf and these hashes give that root, recomputed for this answer.</param>
public sealed record InclusionModel(
    Guid LedgerId, long Position, string LeafHash, long Size, string Root, IReadOnlyList<string> Proof, bool Verifies)
{
    /// <summary>Makes the proof; null where there is no such event in a tree of that size.</summary>
    /// <param name="size">Of the tree; null: of all there is.</param>
    /// <exception cref="LedgerDamagedException">A stored hash is missing.</exception>
    public static async Task<InclusionModel?> MakeAsync(LedgerDatabase ledger, long position, long? size, CancellationToken cancellation)
    {
        var of = size ?? (await ledger.Reader.HeadAsync(cancellation)).Size;
        if (position < 1 || position > of || await ledger.Reader.ReadSealedOneAsync(position, cancellation) is not { } found)
        {
            return null;
        }

        var (leaf, root) = (Leaf.Hash(found), await ledger.Proofs.RootAsync(of, cancellation));
        var proof = await ledger.Proofs.InclusionAsync(position, of, cancellation);
        return new(
            ledger.Head.LedgerId, position, Hashes.Hex(leaf), of, Hashes.Hex(root), Hashes.Hex(proof),
            InclusionProof.Verify(leaf, position, of, proof, root));
    }
}
