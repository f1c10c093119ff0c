using System.Security.Cryptography;
using System.Text;

namespace Portfolio.Ledger.Proofs;

/// <summary>The private key that signs a ledger's checkpoints. Kept outside the ledger; its file is for its owner alone.</summary>
public sealed class CheckpointSigner : IDisposable
{
    private readonly ECDsa key;

    private CheckpointSigner(ECDsa key)
    {
        this.key = key;
        Public = CheckpointKey.FromEncoded(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>What verifies its signatures.</summary>
    public CheckpointKey Public { get; }

    /// <summary>The private key, as PKCS #8 in PEM.</summary>
    public string Pem => key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <summary>Makes a key.</summary>
    public static CheckpointSigner Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key.</summary>
    /// <exception cref="FormatException">It is not a private key on the curve P-256.</exception>
    public static CheckpointSigner FromPem(string pem)
    {
        var read = ECDsa.Create();
        try
        {
            read.ImportFromPem(pem);
            var signer = new CheckpointSigner(read);
            // A public key alone would be taken, and only fail at the first signature.
            signer.Sign("");
            return signer;
        }
        catch (Exception unfit) when (unfit is CryptographicException or ArgumentException or FormatException)
        {
            read.Dispose();
            throw new FormatException("A private key on the curve P-256 in PEM was expected.", unfit);
        }
    }

    /// <summary>Signs the checkpoint, beside those who have signed it already.</summary>
    public SignedCheckpoint Sign(SignedCheckpoint note) => note with
    {
        Signatures = note.Signatures.Add(
            new NoteSignature(note.Checkpoint.Origin, Public.Id, [.. Sign(note.Checkpoint.Text)])),
    };

    /// <summary>Signs the checkpoint.</summary>
    public SignedCheckpoint Sign(Checkpoint checkpoint) => Sign(new SignedCheckpoint(checkpoint, []));

    public void Dispose() => key.Dispose();

    private byte[] Sign(string text) =>
        key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
}
