using System.Collections.Concurrent;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import;

/// <summary>Counts what becomes of a file while it is taken in, by many at once.</summary>
internal sealed class FileTally
{
    /// <summary>More rows of a preview are counted and not listed.</summary>
    private const int MostPreviewed = 100_000;

    private readonly string _file;
    private readonly DateOnly? _on;
    private readonly bool _rowByRow;
    private readonly PersonBook _people;
    private readonly ReceiptWriter? _receipts;
    private readonly ConcurrentDictionary<(string, int?), string> _problems = new();
    private readonly Lock _turn = new();
    private readonly SortedDictionary<string, int> _events = new(StringComparer.Ordinal);
    private readonly List<NameVariant> _variants = [];
    private readonly List<NearMatch> _near = [];
    private readonly List<ComeOrGone> _come = [];
    private readonly List<RowPreview> _preview = [];
    private FileFacts? _facts;
    private char? _delimiter;
    private bool _transposed;
    private Func<int> _replaced = () => 0;
    private UsableCounts _usable = new(0, 0, 0, 0, 0);
    private int _unchanged;
    private int _bad;
    private int _previewed;
    private int _left;

    /// <param name="on">The day the file speaks of; null where each row has its own.</param>
    /// <param name="receipts">Where what becomes of each row is written down; null while it is only tried.</param>
    public FileTally(string file, DateOnly? on, bool rowByRow, PersonBook people, ReceiptWriter? receipts)
    {
        (_file, _on, _rowByRow, _people, _receipts) = (file, on, rowByRow, people, receipts);
        if (receipts is not null)
        {
            Findings.Told = p => _problems.AddOrUpdate((p.File, p.Row), p.Kept, (_, before) => $"{before}\n{p.Kept}");
        }
    }

    public Findings Findings { get; } = new();

    public int Rows { get; private set; }

    public void Opened(RegisterReader reader)
    {
        (_facts, _delimiter, _transposed, _replaced) = (reader.Facts, reader.Delimiter, reader.Transposed, () => reader.Replaced);
        foreach (var table in reader.Tables)
        {
            var lacking = Columns.Wanted(reader.Mapping).Where(w => !table.Columns.Has(w.Field)).Select(w => w.Field).ToList();
            if (lacking.Count > 0)
            {
                Remark(table.Name, null, $"There is no column for {string.Join(", ", lacking).ToLowerInvariant()}: not stated.");
            }
        }

        foreach (var leftOut in reader.LeftOut)
        {
            Remark(_file, null, leftOut);
        }
    }

    public void Opened(TableFile opened) => (_facts, _delimiter) = (opened.Facts, opened.Delimiter);

    public void Read(SnapshotRow row)
    {
        Rows++;
        _usable = new(
            _usable.Ratings + (row.Rating?.Point is null ? 0 : 1),
            _usable.Finishes + (row.Finish is null ? 0 : 1),
            _usable.Starts + (row.Start is null ? 0 : 1),
            _usable.Budgets + (row.Budget is null ? 0 : 1),
            _usable.Owners + (row.Owners is { Count: > 0 } ? 1 : 0));
        if (row.Start > _on)
        {
            Remark(row, $"“{row.Title}” is listed although it starts on {row.Start:yyyy-MM-dd}, later than the file’s day; its start is left out.");
        }
    }

    /// <summary>A row of a history.</summary>
    public void Read() => Rows++;

    /// <summary>A row of which nothing can be recorded; why was found before.</summary>
    public void Bad(string table, int row)
    {
        lock (_turn)
        {
            _bad++;
        }

        Receive(table, row, null, RowOutcome.Refused, null, _problems.TryRemove((table, row), out var why) ? why : null);
    }

    public void Remark(string sentence) => Remark(_file, null, sentence);

    public void Problem(SnapshotRow row, string what) => Problem(row.Table, row.Number, what);

    private void Remark(SnapshotRow row, string sentence) => Remark(row.Table, row.Number, sentence);

    private void Remark(string table, int? row, string sentence)
    {
        lock (_turn)
        {
            Findings.Add(new Remark(table, row, sentence));
        }
    }

    private void Problem(string table, int? row, string what)
    {
        lock (_turn)
        {
            Findings.Add(new Problem(table, row, null, null, what, _transposed));
        }
    }

    /// <summary>Names in the row that nobody has yet and that look like one somebody has.</summary>
    public IReadOnlyList<NameOnSeat> Resembling(SnapshotRow row) =>
        row.Owners is null
            ? []
            : [.. row.Owners.Select(n => (Name: n, Known: _people.Resembles(n))).Where(n => n.Known is not null).Select(n => new NameOnSeat(n.Name, n.Known!))];

    /// <param name="looking">Whether there are programmes that may have gone, so that new ones are held against them.</param>
    public void Compared(SnapshotRow row, Identity identity, Difference difference, IReadOnlyList<NameOnSeat> resembling, bool looking)
    {
        lock (_turn)
        {
            _variants.AddRange(difference.Variants.Select(v => new NameVariant(row.Table, row.Number, identity.Code, v.Name, v.KnownAs, true)));
            _variants.AddRange(resembling
                .Where(r => difference.Variants.All(v => v.Name != r.Name))
                .Select(r => new NameVariant(row.Table, row.Number, identity.Code, r.Name, r.KnownAs, false)));
            if (identity.New && looking)
            {
                _come.Add(new(row.Number, identity.Code, row.Title, row.Department, row.Start, row.Id));
            }
        }

        if (difference.Remark is { } remark)
        {
            Remark(row, remark);
        }
    }

    /// <summary>Looks among those that came for such as have gone under another title.</summary>
    public void Compare(IReadOnlyList<Roster.Entry> gone, IEnumerable<Roster.Entry> before)
    {
        if ((long)_come.Count * gone.Count > NearMatches.MostPairs)
        {
            Remark($"{_come.Count} programmes came and {gone.Count} went: too many to look for such as only changed their title.");
        }

        var former = gone
            .Select(e => new ComeOrGone(null, e.Code, e.Programme.Title, e.Programme.Department, (e.Programme.Opening as ProgrammeRegistered)?.StartedOn))
            .ToList();
        _near.AddRange(NearMatches.Of(_file, _come, former, before.Select(e => e.Programme.Title).Concat(_come.Select(c => c.Title))));
    }

    public void Write(SnapshotRow row, Identity identity, Written written, string? remark = null)
    {
        Write(row.Table, row.Number, identity.Code, written, remark);
        lock (_turn)
        {
            _bad += written is Written.Done ? 0 : 1;
            if (written is Written.Done done)
            {
                _unchanged += done.Events.All(e => e is StatusReported) ? 1 : 0;
                Preview(row.Number, identity.Code, row.Title, identity.New, done.Events);
            }
        }
    }

    public void WriteLeft(Roster.Entry entry, Written written)
    {
        Write(_file, null, entry.Code, written, null);
        lock (_turn)
        {
            _left++;
            Preview(null, entry.Code, entry.Programme.Title, false, (written as Written.Done)?.Events ?? []);
        }
    }

    /// <summary>What a row brought beside its programme.</summary>
    public void Write(SnapshotRow row, Written written) => Write(row.Table, row.Number, null, written, null);

    /// <summary>What follows from the file as a whole.</summary>
    public void Write(Written written) => Write(_file, null, null, written, null);

    private void Write(string table, int? row, string? programme, Written written, string? remark)
    {
        switch (written)
        {
            case Written.Done done:
                lock (_turn)
                {
                    foreach (var happened in done.Events)
                    {
                        var name = EventCodec.NameOf(happened);
                        _events[name] = _events.GetValueOrDefault(name) + 1;
                    }
                }

                Receive(table, row, programme, done.Events.Count > 0 ? RowOutcome.Recorded : RowOutcome.Unchanged, done, ReceiptWords.Of(done.Events) ?? remark);
                break;
            case Written.Refused refused:
                Problem(table, row, refused.Sentence);
                Receive(table, row, programme, RowOutcome.Refused, null, refused.Sentence);
                break;
            default:
                const string Moving = "somebody else keeps changing the programme; import the file again.";
                Problem(table, row, Moving);
                Receive(table, row, programme, RowOutcome.Refused, null, Moving);
                break;
        }
    }

    private void Receive(string table, int? row, string? programme, RowOutcome outcome, Written.Done? done, string? detail)
    {
        _problems.TryRemove((table, row), out _);
        _receipts?.Add(new(table, row, programme, outcome, done?.First, done?.Last, done?.Command, detail));
    }

    /// <summary>All rows have been read.</summary>
    public void ReadAll()
    {
        if (_replaced() is > 0 and var count)
        {
            Remark($"{count} character{(count == 1 ? " means" : "s mean")} nothing (in {_facts!.EncodingName}) and {(count == 1 ? "is" : "are")} shown as “\uFFFD”.");
        }
    }

    /// <summary>What became of a row of a history.</summary>
    public void Changed(SnapshotRow row, Identity identity, Written written, string? remark)
    {
        Write(row, identity, written, remark);
        if (remark is not null)
        {
            Remark(row, remark);
        }
    }

    public FileReport Report(FileOutcome outcome, DateOnly? positionAt = null) => new(
        _file, positionAt ?? _on, outcome, _facts?.Sha256, _facts?.EncodingName, _delimiter?.ToString(),
        _transposed, Rows, _usable, _events, _unchanged, _bad, _left,
        Findings.Problems, Findings.ProblemCount, Findings.Remarks, Findings.RemarkCount,
        [.. _variants.OrderBy(v => v.Row)], [.. _near.OrderBy(n => n.Row)],
        _rowByRow ? [.. _preview.OrderBy(p => p.Row ?? int.MaxValue).ThenBy(p => p.Code, StringComparer.Ordinal)] : null,
        _previewed);

    private void Preview(int? row, string code, string title, bool isNew, IReadOnlyList<DomainEvent> events)
    {
        if (_rowByRow)
        {
            if (++_previewed > MostPreviewed)
            {
                return;
            }

            _preview.Add(new(row, code, title, isNew, [.. events.Select(e => EventWords.Of(e, _people))]));
        }
    }
}
