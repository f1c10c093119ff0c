using System.Text;

namespace Portfolio.App.Administration;

/// <summary>
/// The ids of the people who were erased, one a line, in a file outside the database: what was erased stays erased when
/// the database is restored from a backup that is older. It holds no names.
/// </summary>
/// <param name="path">Made when the first id is kept. Back it up apart from the database, or not at all.</param>
public sealed class ErasedPeopleFile(string path)
{
    public const string Name = "erased-people.txt";

    /// <summary>All of them; none where nobody was erased yet.</summary>
    public IReadOnlyList<string> Read() =>
        File.Exists(path) ? [.. File.ReadLines(path).Where(l => l.Length > 0)] : [];

    /// <summary>Keeps some more; when this returns they are on the disk.</summary>
    public void Keep(IEnumerable<string> ids)
    {
        var known = Read();
        var all = known.Union(ids, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (all.Count == known.Count)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var making = $"{path}.{Guid.NewGuid():N}.new";
        using (var file = new FileStream(making, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(string.Concat(all.Select(id => id + "\n"))));
            file.Flush(flushToDisk: true);
        }

        File.Move(making, path, overwrite: true);
    }
}
