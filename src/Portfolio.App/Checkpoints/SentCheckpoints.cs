using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Checkpoints;

/// <summary>
/// Which of the kept checkpoints were sent to an address, remembered in a file beside them: what could not be sent goes later,
/// each and in order, over restarts too. One program at a time uses it; whoever calls sees to that.
/// </summary>
/// <param name="folder">Where the checkpoints are kept.</param>
internal sealed class SentCheckpoints(string folder, Uri url)
{
    private readonly string _file = FileOf("sent", folder, url);

    /// <summary>A file beside the checkpoints that is of one address. Of it no more than a digest: it may hold what is nobody's business.</summary>
    public static string FileOf(string what, string folder, Uri url) => Path.Combine(folder, $"{what}-{Digest(url.AbsoluteUri)[..16]}");

    /// <summary>Those that were not sent yet, oldest first; at the first call for an address, the newest alone.</summary>
    /// <exception cref="IOException">The file is not one of these, or cannot be written.</exception>
    public async IAsyncEnumerable<SignedCheckpoint> UnsentAsync(
        KeptCheckpoints kept, SignedCheckpoint newest, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!File.Exists(_file))
        {
            // From here on nothing is passed over, though the address may not be reached for long.
            Write(newest.Checkpoint, "-");
        }

        var (name, digest) = Read();
        await foreach (var each in kept.FromAsync(name, cancellation))
        {
            // The same name comes again where two keys sign what one had signed.
            if (KeptCheckpoints.NameOf(each.Checkpoint) != name || Digest(each.Note) != digest)
            {
                yield return each;
            }
        }
    }

    /// <summary>Remembers that one was sent.</summary>
    public void Note(SignedCheckpoint sent) => Write(sent.Checkpoint, Digest(sent.Note));

    private void Write(Checkpoint checkpoint, string digest) =>
        WholeFile.Write(_file, Encoding.ASCII.GetBytes($"{KeptCheckpoints.NameOf(checkpoint)} {digest}\n"));

    private (string Name, string Digest) Read() => File.ReadAllText(_file).Trim().Split(' ') is [var name, var digest]
        ? (name, digest)
        : throw new IOException($"{_file} does not say which checkpoint was sent last: remove it, and sending goes on from the newest.");

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
