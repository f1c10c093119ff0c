using System.Collections.Concurrent;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Import.Drafts;

/// <summary>
/// Keeps what was sent to the import page until it is taken in or nobody looks at it any more: on this node's disk, so that
/// the steps of one import have to reach the same node. The files have no name there: they go with the program.
/// </summary>
public sealed class ImportDrafts : IDisposable
{
    /// <summary>How long a draft is kept that nobody looks at.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    /// <summary>How many a person has at most: the one not looked at for longest makes room.</summary>
    private const int MostOfAPerson = 5;

    private readonly ConcurrentDictionary<Guid, ImportDraft> _drafts = new();
    private readonly TimeProvider _clock;
    private readonly ITimer _tidying;

    public ImportDrafts(TimeProvider clock, ImportLimits limits)
    {
        (_clock, Limits) = (clock, limits);
        _tidying = clock.CreateTimer(_ => Tidy(null), null, Kept / 10, Kept / 10);
    }

    public ImportLimits Limits { get; }

    /// <summary>How many there are.</summary>
    internal int Count => _drafts.Count;

    /// <summary>Copies the files, which last no longer than the request that sent them.</summary>
    public async Task<ImportDraft> AddAsync(string owner, IReadOnlyList<RegisterFile> sent, CancellationToken cancellation)
    {
        Tidy(owner);
        var held = new List<(RegisterFile File, HeldFile Held)>();
        try
        {
            foreach (var file in sent)
            {
                await using var from = file.Open();
                var copy = await HeldFile.OfAsync(from, cancellation);
                held.Add((file with { Open = copy.Open }, copy));
            }
        }
        catch
        {
            held.ForEach(h => h.Held.Dispose());
            throw;
        }

        var draft = new ImportDraft(Guid.NewGuid(), owner, [.. held.Select(h => h.File)], [.. held.Select(h => h.Held)], _clock.GetUtcNow());
        _drafts[draft.Id] = draft;
        return draft;
    }

    /// <summary>The draft of that id, if it is that person's and not left alone for too long.</summary>
    public ImportDraft? Find(string id, string owner)
    {
        if (!Guid.TryParse(id, out var key) || !_drafts.TryGetValue(key, out var draft) || draft.Owner != owner || IsForgotten(draft))
        {
            return null;
        }

        draft.SeenAt = _clock.GetUtcNow();
        return draft;
    }

    /// <summary>Nobody will look at it again.</summary>
    public void Remove(ImportDraft draft)
    {
        if (_drafts.TryRemove(draft.Id, out _))
        {
            draft.Cancel();
            draft.Dispose();
        }
    }

    public void Dispose()
    {
        _tidying.Dispose();
        foreach (var draft in _drafts.Values)
        {
            Remove(draft);
        }
    }

    private bool IsForgotten(ImportDraft draft) => !draft.Busy && _clock.GetUtcNow() - draft.SeenAt > Kept;

    /// <param name="owner">Who wants room for another one; null: nobody.</param>
    private void Tidy(string? owner)
    {
        var idle = _drafts.Values.Where(d => !d.Busy).ToList();
        foreach (var draft in idle.Where(IsForgotten)
            .Concat(idle.Where(d => d.Owner == owner).OrderByDescending(d => d.SeenAt).Skip(MostOfAPerson - 1)))
        {
            Remove(draft);
        }
    }
}
