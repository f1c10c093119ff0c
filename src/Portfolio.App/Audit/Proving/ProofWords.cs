using Portfolio.App.Pages.Wording;

namespace Portfolio.App.Audit.Proving;

/// <summary>A proof in lines for people. Roots are told in both ways: as answers write them, and as checkpoints do.</summary>
internal static class ProofWords
{
    public static IEnumerable<string> Of(InclusionModel proof) =>
    [
        proof.Verifies
            ? $"The event at position {Say.Count(proof.Position)} is in the tree of the first {Say.Count(proof.Size, "event")} of ledger {proof.LedgerId}."
            : $"The event at position {Say.Count(proof.Position)}, hashed anew, is not in the tree of the first {Say.Count(proof.Size, "event")} of ledger {proof.LedgerId}: something was altered.",
        $"Leaf {proof.LeafHash}",
        Root(proof.Size, proof.Root),
        .. Path("from the leaf upwards", proof.Proof),
    ];

    public static IEnumerable<string> Of(ConsistencyModel proof) =>
    [
        proof.Verifies
            ? $"The first {Say.Count(proof.To, "event")} of ledger {proof.LedgerId} begin with the first {Say.Count(proof.From)}, unchanged."
            : $"The stored hashes do not lead from the first {Say.Count(proof.From, "event")} of ledger {proof.LedgerId} to the first {Say.Count(proof.To)}: something was altered.",
        Root(proof.From, proof.FromRoot),
        Root(proof.To, proof.ToRoot),
        .. Path("in the order of RFC 6962", proof.Proof),
    ];

    private static string Root(long size, string root) =>
        $"Root of {Say.Count(size)} {root} (in a checkpoint {Convert.ToBase64String(Convert.FromHexString(root))})";

    private static IEnumerable<string> Path(string order, IReadOnlyList<string> proof) =>
        proof.Select(h => $"  {h}").Prepend(proof.Count == 0 ? "Proof: no hash is needed" : $"Proof, {order}:");
}
