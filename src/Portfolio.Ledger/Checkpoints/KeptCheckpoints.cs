using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger;

/// <summary>
/// The signed checkpoints of one ledger that a node keeps outside the database, each a file in one folder: its memory of
/// what it has vouched for, whatever becomes of the database. Names sort by incarnation and size, so that the newest is
/// found without opening another.
/// </summary>
/// <param name="folder">Made when the first one is kept.</param>
/// <param name="keys">Whose signatures count. A file that none of them has signed is refused, not passed over.</param>
public sealed class KeptCheckpoints(string folder, IReadOnlyCollection<CheckpointKey> keys)
{
    private const string Extension = ".checkpoint";

    /// <summary>Where they are.</summary>
    public string Folder => folder;

    /// <summary>The newest one, or null when none is kept yet.</summary>
    /// <exception cref="LedgerDamagedException">Its file is not a checkpoint that one of the keys has signed.</exception>
    public async Task<SignedCheckpoint?> NewestAsync(CancellationToken cancellation) =>
        Files().Max(StringComparer.Ordinal) is { } newest ? await ReadAsync(newest, cancellation) : null;

    /// <summary>All of them, oldest first.</summary>
    /// <exception cref="LedgerDamagedException">A file is not a checkpoint that one of the keys has signed.</exception>
    public IAsyncEnumerable<SignedCheckpoint> AllAsync(CancellationToken cancellation) => FromAsync("", cancellation);

    /// <summary>Those from a name on (see <see cref="NameOf"/>), oldest first; others are not opened.</summary>
    /// <exception cref="LedgerDamagedException">A file is not a checkpoint that one of the keys has signed.</exception>
    public async IAsyncEnumerable<SignedCheckpoint> FromAsync(string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in Files().Where(each => string.CompareOrdinal(Path.GetFileName(each), name) >= 0).Order(StringComparer.Ordinal))
            yield return await ReadAsync(file, cancellation);
    }

    /// <summary>
    /// Keeps one: when this returns its content is on the disk. One of the same incarnation and size takes the place of the former.
    /// </summary>
    /// <returns>Its file.</returns>
    public string Keep(SignedCheckpoint checkpoint)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, NameOf(checkpoint.Checkpoint));
        WholeFile.Write(file, Encoding.UTF8.GetBytes(checkpoint.Note));
        return file;
    }

    /// <summary>Its file's name, under which it is published as well: incarnation and size, then the extension.</summary>
    public static string NameOf(Checkpoint checkpoint) =>
        string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Incarnation:D10}-{checkpoint.Size:D19}{Extension}");

    private IEnumerable<string> Files() =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"*{Extension}") : [];

    private async Task<SignedCheckpoint> ReadAsync(string file, CancellationToken cancellation)
    {
        try
        {
            var signed = SignedCheckpoint.Parse(await File.ReadAllTextAsync(file, cancellation));
            return signed.IsSignedBy(keys)
                ? signed
                : throw new FormatException("None of the ledger's keys has signed it.");
        }
        catch (FormatException unfit)
        {
            throw new LedgerDamagedException($"The kept checkpoint {file} cannot be relied on: {unfit.Message}", unfit);
        }
    }
}
