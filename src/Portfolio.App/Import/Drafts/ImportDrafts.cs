using System.Collections.Concurrent;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Import.Drafts;

/// <summary>
/// Keeps what was sent to the import page until it is taken in or nobody looks at it any more: on this node's disk, so that
/// the steps of one import have to reach the same node.
/// </summary>
public sealed class ImportDrafts(TimeProvider clock, ImportLimits limits) : IDisposable
{
    /// <summary>How long a draft is kept that nobody looks at.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    /// <summary>How many a person has at most: the one not looked at for longest makes room.</summary>
    private const int MostOfAPerson = 5;

    private readonly ConcurrentDictionary<Guid, ImportDraft> _drafts = new();

    public ImportLimits Limits => limits;

    /// <summary>Copies the files, which last no longer than the request that sent them.</summary>
    public async Task<ImportDraft> AddAsync(string owner, IReadOnlyList<RegisterFile> sent, CancellationToken cancellation)
    {
        Tidy(owner);
        var folder = Directory.CreateTempSubdirectory("portfolio-import-").FullName;
        var files = new List<RegisterFile>();
        foreach (var (number, file) in sent.Index())
        {
            var path = Path.Combine(folder, $"{number}");
            await using var from = file.Open();
            await using var to = File.Create(path);
            await from.CopyToAsync(to, cancellation);
            files.Add(file with { Open = () => File.OpenRead(path) });
        }

        var draft = new ImportDraft(Guid.NewGuid(), owner, folder, files, clock.GetUtcNow());
        _drafts[draft.Id] = draft;
        return draft;
    }

    /// <summary>The draft of that id, if it is that person's.</summary>
    public ImportDraft? Find(string id, string owner)
    {
        if (!Guid.TryParse(id, out var key) || !_drafts.TryGetValue(key, out var draft) || draft.Owner != owner)
        {
            return null;
        }

        draft.SeenAt = clock.GetUtcNow();
        return draft;
    }

    public void Dispose()
    {
        foreach (var draft in _drafts.Values)
        {
            Remove(draft);
        }
    }

    private void Tidy(string owner)
    {
        var idle = _drafts.Values.Where(d => d.Recording is null or { IsCompleted: true }).ToList();
        foreach (var draft in idle.Where(d => clock.GetUtcNow() - d.SeenAt > Kept)
            .Concat(idle.Where(d => d.Owner == owner).OrderByDescending(d => d.SeenAt).Skip(MostOfAPerson - 1)))
        {
            Remove(draft);
        }
    }

    private void Remove(ImportDraft draft)
    {
        if (_drafts.TryRemove(draft.Id, out _))
        {
            draft.Cancel();
            draft.Dispose();
        }
    }
}
