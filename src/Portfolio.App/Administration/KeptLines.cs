using System.Text;
using Portfolio.App.Checkpoints;
using Portfolio.App.Postgres;
using Portfolio.App.Verbs;
using Portfolio.Ledger;

namespace Portfolio.App.Administration;

/// <summary>Lines that are kept in a file outside the database, each once and in order. Nodes may share it.</summary>
/// <param name="path">Made when the first line is kept.</param>
internal sealed class KeptLines(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string[] Names = [ErasedPeopleFile.Name, RedactedTextsFile.Name];

    /// <summary>Where those of a ledger are: beside its checkpoints, and in the data folder where none are kept.</summary>
    public static string PathOf(LedgerPlace place, CheckpointPlace? checkpoints, string name) =>
        Path.Combine(checkpoints?.Folder ?? place.DataFolder, name);

    /// <summary>
    /// Whether it is the name of such a file, or of what is made beside one. Data folders hold them also where the ledger is in a
    /// PostgreSQL of one's own.
    /// </summary>
    public static bool IsName(string name) =>
        Names.Any(kept => name == kept || name == LockOf(kept) || name == WholeFile.MakingOf(kept));

    /// <summary>Whether a fault says that such a file cannot be read or written.</summary>
    public static bool IsUnusable(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or TimeoutException or InvalidDataException;

    /// <summary>All of them; none where nothing was kept yet.</summary>
    public IReadOnlyList<string> Read() =>
        File.Exists(path) ? [.. File.ReadLines(path).Where(l => l.Length > 0)] : [];

    /// <summary>Keeps some more; when this is done they are on the disk.</summary>
    public async Task KeepAsync(IEnumerable<string> more, CancellationToken cancellation)
    {
        using var held = await HoldAsync(cancellation);
        var known = Read();
        var all = known.Union(more, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (all.Count > known.Count)
        {
            WholeFile.Write(path, BytesOf(all));
        }
    }

    /// <summary>Fails as <see cref="KeepAsync"/> would, and keeps nothing.</summary>
    /// <param name="another">A line as long as those that are kept.</param>
    public async Task ProveWritableAsync(string another, CancellationToken cancellation)
    {
        using var held = await HoldAsync(cancellation);
        WholeFile.ProveWritable(path, BytesOf([.. Read(), another]));
    }

    // One program at a time: what was read is still all there is when it is written again.
    private async Task<IDisposable> HoldAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return await FileLock.ExclusiveAsync(LockOf(path), Patience, cancellation);
    }

    private static string LockOf(string path) => $"{path}.lock";

    private static byte[] BytesOf(IReadOnlyList<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
