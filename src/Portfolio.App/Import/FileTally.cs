using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;

namespace Portfolio.App.Import;

/// <summary>Counts what becomes of a file while it is taken in, by many at once.</summary>
internal sealed class FileTally
{
    private readonly string _file;
    private readonly DateOnly? _on;
    private readonly RowOutcomes _outcomes;
    private readonly RowPreviews? _previews;
    private readonly Lock _turn = new();
    private readonly SortedDictionary<string, int> _events = new(StringComparer.Ordinal);
    private FileFacts? _facts;
    private char? _delimiter;
    private bool _transposed;
    private Func<int> _replaced = () => 0;
    private UsableCounts _usable = new(0, 0, 0, 0, 0);
    private int _unchanged;
    private int _bad;
    private int _left;
    private int _beyond;

    /// <param name="on">The day the file speaks of; null where each row has its own.</param>
    /// <param name="recording">Null while it is only tried.</param>
    public FileTally(ImportRequest request, string file, DateOnly? on, PersonBook people, Recording? recording)
    {
        (_file, _on, Likenesses) = (file, on, new(file, people));
        _previews = request.Preview ? new(people, request.PreviewedRows) : null;
        _outcomes = new(recording, Findings);
    }

    public Findings Findings { get; } = new();

    public Likenesses Likenesses { get; }

    public int Rows { get; private set; }

    public void Opened(RegisterReader reader)
    {
        (_facts, _delimiter, _transposed, _replaced) = (reader.Facts, reader.Delimiter, reader.Transposed, () => reader.Replaced);
        foreach (var table in reader.Tables)
        {
            var lacking = Columns.Wanted(reader.Mapping).Where(w => !table.Columns.Has(w.Field)).Select(w => w.Field).ToList();
            if (lacking.Count > 0)
            {
                Findings.Add(new Remark(table.Name, null, $"There is no column for {string.Join(", ", lacking).ToLowerInvariant()}: not stated."));
            }
        }

        foreach (var leftOut in reader.LeftOut)
        {
            Remark(leftOut);
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

    /// <summary>All rows have been read.</summary>
    public void ReadAll()
    {
        if (_replaced() is > 0 and var count)
        {
            Remark($"{count} character{(count == 1 ? " means" : "s mean")} nothing (in {_facts!.EncodingName}) and {(count == 1 ? "is" : "are")} shown as “\uFFFD”.");
        }
    }

    /// <summary>A row of which nothing can be recorded; why was found before.</summary>
    public void Bad(string table, int row)
    {
        lock (_turn)
        {
            _bad++;
        }

        _outcomes.Bad(table, row);
    }

    /// <summary>A row that speaks of what lies beyond the departments that whoever imports is kept to.</summary>
    public void Refuse(string table, int row, string programme, string why)
    {
        lock (_turn)
        {
            (_bad, _beyond) = (_bad + 1, _beyond + 1);
        }

        Problem(table, row, why);
        _outcomes.Not(table, row, programme, why);
    }

    public void Remark(string sentence) => Findings.Add(new Remark(_file, null, sentence));

    public void Remark(SnapshotRow row, string sentence) => Findings.Add(new Remark(row.Table, row.Number, sentence));

    public void Problem(SnapshotRow row, string what) => Problem(row.Table, row.Number, what);

    public void Write(SnapshotRow row, Identity identity, Written written, string? remark = null)
    {
        Write(row.Table, row.Number, identity.Code, written, remark);
        lock (_turn)
        {
            _bad += written is Written.Done ? 0 : 1;
            if (written is Written.Done done)
            {
                _unchanged += done.Events.All(e => e is StatusReported) ? 1 : 0;
                _previews?.Add(row.Number, identity.Code, row.Title, identity.New, done.Events);
            }
        }
    }

    public void WriteLeft(Roster.Entry entry, Written written)
    {
        Write(_file, null, entry.Code, written, null);
        lock (_turn)
        {
            _left++;
            _previews?.Add(null, entry.Code, entry.Programme.Title, false, (written as Written.Done)?.Events ?? []);
        }
    }

    /// <summary>What a row brought beside its programme.</summary>
    public void Write(SnapshotRow row, Written written) => Write(row.Table, row.Number, null, written, null);

    /// <summary>
    /// Puts on record that the copy was taken in. That is left undone where whoever imports is kept to departments and the
    /// register has programmes elsewhere: the same copy is then still to be taken in by somebody who may record theirs.
    /// </summary>
    public async Task TakenInAsync(IRegisterLedger ledger, RecordSnapshot copy, RowOrigin origin, CancellationToken cancellation)
    {
        Written written = _beyond > 0 ? new Written.Done([]) : await ledger.WriteAsync(copy, origin, cancellation);
        if (ledger.Limit is null || written is Written.Done { Events.Count: > 0 })
        {
            Write(_file, null, null, written, null);
            return;
        }

        const string Undone = "That this copy was taken in is not recorded: the register has programmes beyond your departments. Given again, it is compared again.";
        Remark(Undone);
        Write(_file, null, null, new Written.Done([]), Undone);
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

    /// <summary>The end is not to be put on record where rows were lost on the way: then the same file would not be taken in again.</summary>
    /// <exception cref="ImportStoppedException">Rows that could be recorded when they were tried could not be now.</exception>
    public void NoneLost()
    {
        if (_outcomes.Lost is > 0 and var lost)
        {
            throw new ImportStoppedException(
                $"{_file}: {lost} row{(lost == 1 ? "" : "s")} could not be recorded, since somebody else has changed the programme{(lost == 1 ? "" : "s")} meanwhile; the receipt says which. What was recorded until now stays; give the same files again, and only what is missing will be recorded.");
        }
    }

    public FileReport Report(FileOutcome outcome, DateOnly? positionAt = null) => new(
        _file, positionAt ?? _on, outcome, _facts?.Sha256, _facts?.EncodingName, _delimiter?.ToString(),
        _transposed, Rows, _usable, _events, _unchanged, _bad, _left,
        Findings.Problems, Findings.ProblemCount, Findings.Remarks, Findings.RemarkCount,
        Likenesses.Variants, Likenesses.Near, _previews?.Rows, _previews?.Count ?? 0)
    {
        RefusedRows = _outcomes.Refused,
        Beyond = _beyond,
    };

    private void Problem(string table, int? row, string what) => Findings.Add(new Problem(table, row, null, null, what, _transposed));

    private void Write(string table, int? row, string? programme, Written written, string? remark)
    {
        if (written is Written.Done done)
        {
            lock (_turn)
            {
                foreach (var happened in done.Events)
                {
                    var name = EventCodec.NameOf(happened);
                    _events[name] = _events.GetValueOrDefault(name) + 1;
                }
            }

            _outcomes.Done(table, row, programme, done, remark);
            return;
        }

        var why = written is Written.Refused refused ? refused.Sentence : "somebody else keeps changing the programme; import the file again.";
        Problem(table, row, why);
        _outcomes.Not(table, row, programme, why);
    }
}
