using System.Collections.Immutable;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger;

/// <summary>
/// Texts that were taken out, known by what was committed to. Where a restored database holds one again, no reader of this
/// node gives it: neither before the restore is noticed, nor while nothing may be recorded.
/// </summary>
public sealed class WithheldTexts
{
    private ImmutableHashSet<string> commitments = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <param name="more">Commitments, SHA-256 over salt and text, in lower-case hex.</param>
    public void Add(IEnumerable<string> more) => ImmutableInterlocked.Update(ref commitments, known => known.Union(more));

    // Salts are random, so that a commitment names one text of one history.
    internal SealedText Judge(SealedText text)
    {
        var known = Volatile.Read(ref commitments);
        return !known.IsEmpty && text is { Salt: { } salt, Content: { } content }
            && known.Contains(Convert.ToHexStringLower(Leaf.Commitment(salt, content)))
            ? new SealedText(text.Name, null, null) { Withheld = true }
            : text;
    }
}
