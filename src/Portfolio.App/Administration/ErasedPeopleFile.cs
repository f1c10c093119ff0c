using System.Text;
using Portfolio.App.Checkpoints;
using Portfolio.App.Postgres;
using Portfolio.App.Verbs;

namespace Portfolio.App.Administration;

/// <summary>
/// The ids of the people who were erased, one a line, in a file outside the database: what was erased stays erased when
/// the database is restored from a backup that is older. It holds no names. Nodes may share it.
/// </summary>
/// <param name="path">Made when the first id is kept. Back it up apart from the database, or not at all.</param>
public sealed class ErasedPeopleFile(string path)
{
    public const string Name = "erased-people.txt";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>That of a ledger: beside its checkpoints, and in the data folder where none are kept.</summary>
    public static ErasedPeopleFile Of(LedgerPlace place, CheckpointPlace? checkpoints) =>
        new(Path.Combine(checkpoints?.Folder ?? place.DataFolder, Name));

    /// <summary>Whether a fault says that the file cannot be read or written.</summary>
    public static bool IsUnusable(Exception fault) => fault is IOException or UnauthorizedAccessException or TimeoutException;

    /// <summary>All of them; none where nobody was erased yet.</summary>
    public IReadOnlyList<string> Read() =>
        File.Exists(path) ? [.. File.ReadLines(path).Where(l => l.Length > 0)] : [];

    /// <summary>Keeps some more; when this is done they are on the disk.</summary>
    public async Task KeepAsync(IEnumerable<string> ids, CancellationToken cancellation)
    {
        using var held = await HoldAsync(cancellation);
        var known = Read();
        var all = known.Union(ids, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (all.Count > known.Count)
        {
            File.Move(Write(all), path, overwrite: true);
        }
    }

    /// <summary>Fails as <see cref="KeepAsync"/> would, and keeps nothing.</summary>
    public async Task ProveWritableAsync(CancellationToken cancellation)
    {
        using var held = await HoldAsync(cancellation);
        File.Delete(Write([.. Read(), "somebody more"]));
    }

    // One program at a time: what was read is still all there is when it is written again.
    private async Task<IDisposable> HoldAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return await FileLock.ExclusiveAsync($"{path}.lock", Patience, cancellation);
    }

    private string Write(IReadOnlyList<string> ids)
    {
        var making = $"{path}.{Guid.NewGuid():N}.new";
        using var file = new FileStream(making, FileMode.CreateNew, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(string.Concat(ids.Select(id => id + "\n"))));
        file.Flush(flushToDisk: true);
        return making;
    }
}
