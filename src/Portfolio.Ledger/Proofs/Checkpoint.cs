using System.Collections.Immutable;
using System.Globalization;

namespace Portfolio.Ledger.Proofs;

/// <summary>
/// Where a ledger stood at some time: the text of a C2SP tlog-checkpoint, byte for byte as FORMAT.md has it. It is worth
/// something once it is signed, and kept where the ledger's owner cannot change it.
/// </summary>
/// <param name="LedgerId">The ledger's identity.</param>
/// <param name="Incarnation">The ledger's incarnation then.</param>
/// <param name="Sample">Whether the ledger is marked sample.</param>
/// <param name="Size">Number of events.</param>
/// <param name="Root">Root of the tree over them, 32 bytes.</param>
public sealed record Checkpoint(Guid LedgerId, int Incarnation, bool Sample, long Size, ImmutableArray<byte> Root)
{
    /// <summary>Names the log, and its keys, in the world: the first line of the text.</summary>
    public string Origin => $"portfolio.ledger/{LedgerId:D}";

    /// <summary>The text that is signed; it ends with a line feed.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.AsSpan())}\nledger {LedgerId:D}\nincarnation {Incarnation}\nsample {(Sample ? "yes" : "no")}\n");

    public static Checkpoint Of(LedgerHead head) => new(head.LedgerId, head.Incarnation, head.Sample, head.Size, head.Root);

    /// <summary>Reads the text back. There is exactly one way to write a checkpoint, and every other is refused.</summary>
    /// <exception cref="FormatException">It is not such a text; the message says why.</exception>
    public static Checkpoint Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length != 7)
            throw new FormatException($"A checkpoint has 6 lines, and this one has {lines.Length - 1}.");
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
            throw new FormatException($"The checkpoint's size is “{lines[1]}”, and a number was expected.");
        var root = new byte[Leaf.HashLength];
        if (!Convert.TryFromBase64String(lines[2], root, out var length) || length != root.Length)
            throw new FormatException($"The checkpoint's root is “{lines[2]}”, and 32 bytes in base 64 were expected.");
        if (!Guid.TryParseExact(After("ledger ", lines[3]), "D", out var ledger))
            throw new FormatException($"The checkpoint's fourth line is “{lines[3]}”, and “ledger” with an id was expected.");
        if (!int.TryParse(After("incarnation ", lines[4]), NumberStyles.None, CultureInfo.InvariantCulture, out var incarnation))
            throw new FormatException($"The checkpoint's fifth line is “{lines[4]}”, and “incarnation” with a number was expected.");
        var read = new Checkpoint(ledger, incarnation, lines[5] == "sample yes", size, [.. root]);
        return read.Text == text ? read : throw new FormatException("The checkpoint is not written as a checkpoint is.");
    }

    public bool Equals(Checkpoint? other) => other is not null && other.Text == Text;

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    private static string? After(string word, string line) =>
        line.StartsWith(word, StringComparison.Ordinal) ? line[word.Length..] : null;
}
