using System.Collections.Immutable;
using System.Text;
using Portfolio.App.Postgres;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Checkpoints;

/// <summary>
/// The keys of a ledger's checkpoints: the private one that signs now, and every public one there ever was, so that old
/// checkpoints stay verifiable. Nobody but its owner can look into the folder.
/// </summary>
public sealed class KeyFolder(string folder)
{
    private const string Signing = "signing.pem";
    private const string Next = "next.pem";
    private const string PublicExtension = ".public.pem";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>All public keys, the one that signs now among them.</summary>
    /// <exception cref="IOException">A file is not a public key.</exception>
    public ImmutableArray<CheckpointKey> Public() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"*{PublicExtension}").Order(StringComparer.Ordinal).SelectMany(f => Read(f, CheckpointKey.FromPem))]
        : [];

    /// <summary>The key that signs now; made at the first call of all.</summary>
    /// <exception cref="IOException">The file is not a private key, or cannot be read.</exception>
    public async Task<CheckpointSigner> SignerAsync(CancellationToken cancellation)
    {
        using var held = await HoldAsync("lock", cancellation);
        var path = Path.Combine(folder, Signing);

        // Where there are public keys, one has signed: a new one made in silence would break with what it signed.
        if (!File.Exists(path) && Public() is [var former, ..])
        {
            throw new IOException($"The private key is missing: {path}. The public key {former.Name} is there; restore the private one from its backup.");
        }

        return Kept(path);
    }

    /// <summary>Lets nobody else change the key until it is disposed. Signing goes on meanwhile.</summary>
    public Task<IDisposable> RotationAsync(CancellationToken cancellation) => HoldAsync("rotation", cancellation);

    /// <summary>The key that will sign next, before it does; made where there is none yet, so that a rotation can be gone on with.</summary>
    public async Task<CheckpointSigner> NextAsync(CancellationToken cancellation)
    {
        using var held = await HoldAsync("lock", cancellation);
        return Kept(Path.Combine(folder, Next));
    }

    /// <summary>From now on the next key signs. The former private key is gone for good; its public key stays.</summary>
    public async Task TurnAsync(CancellationToken cancellation)
    {
        using var held = await HoldAsync("lock", cancellation);
        File.Move(Path.Combine(folder, Next), Path.Combine(folder, Signing), overwrite: true);
    }

    // The private key first, and its public one each time that it is taken, before it signs: killed between the two, the next
    // call goes on. Had the public one come first, its private one would pass for lost, and nothing be signed any more.
    private CheckpointSigner Kept(string path)
    {
        if (!File.Exists(path))
        {
            using var made = CheckpointSigner.Create();
            Write(path, made.Pem);
        }

        var kept = Read(path, CheckpointSigner.FromPem);
        try
        {
            var known = Path.Combine(folder, kept.Public.Name + PublicExtension);
            if (!File.Exists(known))
            {
                Write(known, kept.Public.Pem);
            }

            return kept;
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    private static void Write(string path, string pem) => WholeFile.Write(path, Encoding.ASCII.GetBytes(pem), ownerOnly: true);

    private static T Read<T>(string path, Func<string, T> parse)
    {
        try
        {
            return parse(File.ReadAllText(path));
        }
        catch (FormatException unfit)
        {
            throw new IOException($"{path}: {unfit.Message}", unfit);
        }
    }

    private async Task<IDisposable> HoldAsync(string name, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return await FileLock.ExclusiveAsync(Path.Combine(folder, name), Patience, cancellation);
    }
}
