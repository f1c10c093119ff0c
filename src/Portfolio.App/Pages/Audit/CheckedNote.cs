using Portfolio.App.Pages.Wording;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Pages.Audit;

/// <summary>A signed checkpoint beside the keys that may have signed it.</summary>
public sealed record CheckedNote(SignedCheckpoint Note, IReadOnlyCollection<CheckpointKey> Keys)
{
    /// <summary>Recomputed at each look.</summary>
    public bool IsSigned => Note.IsSignedBy(Keys);

    public string KeyNames => Say.List(Keys.Where(k => Note.Signatures.Any(s => s.KeyId == k.Id)).Select(k => k.Name));

    /// <param name="root">Lower-case hex.</param>
    public bool HasRoot(string root) => Convert.ToHexStringLower(Note.Checkpoint.Root.AsSpan()) == root;
}
