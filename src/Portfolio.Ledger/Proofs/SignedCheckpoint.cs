using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Portfolio.Ledger.Proofs;

/// <summary>A checkpoint and who signed it: a C2SP signed note.</summary>
/// <param name="Checkpoint">What is signed.</param>
/// <param name="Signatures">In the order of their lines; those of witnesses may be among them.</param>
public sealed record SignedCheckpoint(Checkpoint Checkpoint, ImmutableArray<NoteSignature> Signatures)
{
    /// <summary>Longest note that is read, in characters: room for far more than 16 signatures.</summary>
    public const int Longest = 256 * 1024;

    private const string Separator = "\n\n";

    /// <summary>The note as it is kept and published.</summary>
    public string Note => $"{Checkpoint.Text}\n{string.Concat(Signatures.Select(signature => signature.Line))}";

    /// <exception cref="FormatException">It is not a signed checkpoint; the message says why.</exception>
    public static SignedCheckpoint Parse(string note)
    {
        if (note.Length > Longest)
            throw new FormatException($"The note has {note.Length} characters, and at most {Longest} are read.");
        if (note.Any(each => each < ' ' && each != '\n'))
            throw new FormatException("The note holds a control character.");
        var end = note.LastIndexOf(Separator, StringComparison.Ordinal);
        if (end < 0 || !note.EndsWith('\n') || end + Separator.Length == note.Length)
            throw new FormatException("The note has no signatures after an empty line.");
        var lines = note[(end + Separator.Length)..^1].Split('\n');
        return new SignedCheckpoint(Checkpoint.Parse(note[..(end + 1)]), [.. lines.Select(NoteSignature.Parse)]);
    }

    /// <summary>
    /// Whether one of some keys, which the caller trusts, has signed it. Signatures of unknown keys do not count; one false
    /// signature in the name of a known key spoils the note.
    /// </summary>
    public bool IsSignedBy(IReadOnlyCollection<CheckpointKey> trusted)
    {
        var known = Signatures
            .Where(signature => signature.KeyName == Checkpoint.Origin)
            .SelectMany(signature => trusted.Where(key => key.Id == signature.KeyId).Select(key => (key, signature)))
            .ToList();
        return known.Count > 0 && known.TrueForAll(each => each.key.Verifies(Checkpoint.Text, each.signature.Signature.AsSpan()));
    }
}

/// <summary>One signature of a note.</summary>
/// <param name="KeyName">Name of the key, which for a ledger's own is the origin.</param>
/// <param name="KeyId">With the name, which key it is.</param>
/// <param name="Signature">The signature itself; for a ledger's own, ECDSA in DER.</param>
public sealed record NoteSignature(string KeyName, uint KeyId, ImmutableArray<byte> Signature)
{
    private const string Dash = "— ";

    /// <summary>Its line, with the line feed.</summary>
    public string Line
    {
        get
        {
            var bytes = new byte[sizeof(uint) + Signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
            Signature.CopyTo(bytes, sizeof(uint));
            return $"{Dash}{KeyName} {Convert.ToBase64String(bytes)}\n";
        }
    }

    /// <param name="line">Without the line feed.</param>
    /// <exception cref="FormatException">It is not a signature line.</exception>
    public static NoteSignature Parse(string line)
    {
        var parts = line.StartsWith(Dash, StringComparison.Ordinal) ? line[Dash.Length..].Split(' ') : [];
        if (parts.Length != 2 || parts[0].Length == 0 || parts[0].Any(each => each == '+' || char.IsWhiteSpace(each)))
            throw new FormatException("A signature line has a dash, a key name and a signature, with one space between.");
        var bytes = new byte[parts[1].Length];
        if (!Convert.TryFromBase64String(parts[1], bytes, out var length) || length <= sizeof(uint))
            throw new FormatException("A signature line holds no signature in base 64.");
        var read = new NoteSignature(
            parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), [.. bytes.AsSpan(sizeof(uint)..length)]);
        return read.Line[..^1] == line ? read : throw new FormatException("A signature line is not written as one is.");
    }
}
