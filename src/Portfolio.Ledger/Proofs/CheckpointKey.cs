using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Portfolio.Ledger.Proofs;

/// <summary>
/// A public key that verifies checkpoints: ECDSA on the curve P-256. Who verifies keeps it on his own side, as a PEM file.
/// </summary>
/// <param name="Encoded">The key as SubjectPublicKeyInfo in DER.</param>
public sealed record CheckpointKey(ImmutableArray<byte> Encoded)
{
    // NIST P-256, also called secp256r1 or prime256v1.
    private const string CurveId = "1.2.840.10045.3.1.7";
    private const string Label = "PUBLIC KEY";

    /// <summary>By which a signature names its key: the first four bytes of the SHA-256 of the encoded key.</summary>
    public uint Id => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoded.AsSpan()));

    /// <summary>The id in eight hexadecimal digits, as people see it.</summary>
    public string Name => Id.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The key as a PEM block that ends with a line feed.</summary>
    public string Pem => PemEncoding.WriteString(Label, Encoded.AsSpan()) + "\n";

    /// <summary>All public keys of a PEM text, in their order.</summary>
    /// <exception cref="FormatException">There is none, or one is not a key on P-256.</exception>
    public static ImmutableArray<CheckpointKey> FromPem(string pem)
    {
        var keys = ImmutableArray.CreateBuilder<CheckpointKey>();
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            if (rest[found.Label] is not Label)
                throw new FormatException($"A public key was expected, and there is a {rest[found.Label]}.");
            keys.Add(FromEncoded(Convert.FromBase64String(rest[found.Base64Data].ToString())));
        }
        return keys.Count > 0 ? keys.DrainToImmutable() : throw new FormatException("A public key in PEM was expected, and there is none.");
    }

    /// <summary>The key of a SubjectPublicKeyInfo in DER.</summary>
    /// <exception cref="FormatException">It is not a key on P-256.</exception>
    public static CheckpointKey FromEncoded(ReadOnlySpan<byte> encoded)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(encoded, out var read);
            if (read == encoded.Length && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == CurveId)
                return new CheckpointKey([.. encoded]);
        }
        catch (CryptographicException)
        {
            // Said below.
        }
        throw new FormatException("The public key is not an ECDSA key on the curve P-256.");
    }

    /// <summary>Whether this key made an ECDSA signature (in DER) of the text's SHA-256.</summary>
    public bool Verifies(string text, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Encoded.AsSpan(), out _);
        return key.VerifyData(
            Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public bool Equals(CheckpointKey? other) => other is not null && other.Encoded.AsSpan().SequenceEqual(Encoded.AsSpan());

    public override int GetHashCode() => (int)Id;
}
