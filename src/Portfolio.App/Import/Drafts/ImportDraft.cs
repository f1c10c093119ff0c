using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;

namespace Portfolio.App.Import.Drafts;

/// <summary>Files that somebody has sent to a page and looks at before they are taken in. Kept by the node that they were sent to.</summary>
public sealed class ImportDraft : IDisposable
{
    /// <summary>Rows of a preview that are kept of each file: as many as a page shows.</summary>
    public const int PreviewedRows = 500;

    private readonly IReadOnlyList<HeldFile> _held;
    private readonly CancellationTokenSource _cancel = new();
    private readonly Lock _turn = new();
    private int _looking;

    internal ImportDraft(Guid id, string owner, IReadOnlyList<RegisterFile> files, IReadOnlyList<HeldFile> held, DateTimeOffset at) =>
        (Id, Owner, Files, _held, SeenAt) = (id, owner, files, held, at);

    public Guid Id { get; }

    /// <summary>Id of who sent them; nobody else sees them.</summary>
    public string Owner { get; }

    public IReadOnlyList<RegisterFile> Files { get; }

    /// <summary>When somebody last looked.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>What the columns mean; null until somebody has said it.</summary>
    public Mapping? Mapping { get; set; }

    /// <summary>The mapping as a file, where it was made on the page.</summary>
    public string? Yaml { get; set; }

    /// <summary>What was said of the columns, right or wrong.</summary>
    public ColumnMap? Map { get; set; }

    /// <summary>Each row is a dated change, and not a programme as it stood on a day.</summary>
    public bool ByChanges { get; set; }

    /// <summary>What was said of a file of dated changes, right or wrong.</summary>
    public HistoryMap? History { get; set; }

    /// <summary>The columns that are there to be mapped; null where a mapping was named.</summary>
    public IReadOnlyList<ColumnLook>? Looks { get; set; }

    public DateOnly? PositionAt { get; set; }

    /// <summary>Matches that were confirmed on the page.</summary>
    public IReadOnlyList<ConfirmedMatch> Same { get; set; } = [];

    /// <summary>What would be recorded; null until it was tried, and again when something was changed.</summary>
    public ImportReport? Preview { get; set; }

    public bool SkipBadRows { get; set; }

    public bool IntoSample { get; set; }

    /// <summary>How far the recording is; null before it begins.</summary>
    public ImportProgress? Progress { get; set; }

    /// <summary>The recording; null before it begins.</summary>
    public Task<ImportReport>? Recording { get; private set; }

    /// <summary>Whether its files are being read.</summary>
    public bool Busy => Volatile.Read(ref _looking) > 0 || Recording is { IsCompleted: false };

    /// <summary>Asks the recording to stop at the next clean point.</summary>
    public CancellationToken Stop => _cancel.Token;

    /// <summary>Begins the recording behind the request, once however often it is asked for.</summary>
    public void Record(Func<Task<ImportReport>> record)
    {
        lock (_turn)
        {
            Recording ??= Task.Run(record, CancellationToken.None);
        }
    }

    /// <summary>Reads the files; until that is done they are kept.</summary>
    public async Task<T> LookAsync<T>(Func<Task<T>> look)
    {
        Interlocked.Increment(ref _looking);
        try
        {
            return await look();
        }
        finally
        {
            Interlocked.Decrement(ref _looking);
        }
    }

    public void Cancel() => _cancel.Cancel();

    /// <param name="within">To whose programmes whoever asks is kept; null: to all.</param>
    public ImportRequest Request(ImportLimits limits, bool preview, DepartmentLimit? within) =>
        new(Mapping!, Files, PositionAt, preview, SkipBadRows, IntoSample) { Limits = limits, Same = Same, PreviewedRows = PreviewedRows, Limit = within };

    public void Dispose()
    {
        _cancel.Dispose();
        foreach (var file in _held)
        {
            file.Dispose();
        }
    }
}
