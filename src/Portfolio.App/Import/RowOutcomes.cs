using System.Collections.Concurrent;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Receipts;

namespace Portfolio.App.Import;

/// <summary>What becomes of each row of a file, told to its receipt; and which were refused, by many at once.</summary>
internal sealed class RowOutcomes
{
    private readonly Recording? _recording;
    private readonly ConcurrentDictionary<(string, int?), string> _problems = new();
    private readonly HashSet<RowPlace> _refused = [];
    private readonly Lock _turn = new();
    private int _lost;

    /// <param name="recording">Null while it is only tried: then nothing is written down.</param>
    public RowOutcomes(Recording? recording, Findings findings)
    {
        _recording = recording;
        if (recording is not null)
        {
            findings.Told = p => _problems.AddOrUpdate((p.File, p.Row), p.Kept, (_, before) => $"{before}\n{p.Kept}");
        }
    }

    /// <summary>The rows that the ledger refused.</summary>
    public IReadOnlySet<RowPlace> Refused => _refused;

    /// <summary>How many could be recorded when they were tried, and then could not: the record has moved meanwhile.</summary>
    public int Lost => _lost;

    /// <summary>A row that cannot be understood; why was found before.</summary>
    public void Bad(string table, int row) =>
        Receive(table, row, null, RowOutcome.Refused, null, _problems.TryRemove((table, row), out var why) ? why : null);

    /// <param name="remark">What is said where nothing was recorded.</param>
    public void Done(string table, int? row, string? programme, Written.Done done, string? remark) => Receive(
        table, row, programme, done.Events.Count > 0 ? RowOutcome.Recorded : RowOutcome.Unchanged, done,
        _recording is null ? null : ReceiptWords.Of(done.Events) ?? remark);

    /// <summary>The ledger does not take it.</summary>
    public void Not(string table, int? row, string? programme, string why)
    {
        var place = RowPlace.Of(table, row, programme);
        lock (_turn)
        {
            _refused.Add(place);
            _lost += _recording?.Foreseen.Contains(place) == false ? 1 : 0;
        }

        Receive(table, row, programme, RowOutcome.Refused, null, why);
    }

    private void Receive(string table, int? row, string? programme, RowOutcome outcome, Written.Done? done, string? detail)
    {
        if (_recording is not null)
        {
            _problems.TryRemove((table, row), out _);
            _recording.Receipts.Add(new(table, row, programme, outcome, done?.First, done?.Last, done?.Command, detail));
        }
    }
}
