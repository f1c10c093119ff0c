using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import;

/// <summary>Counts what becomes of a file while it is taken in, by many at once.</summary>
internal sealed class FileTally(string file, DateOnly? on, bool rowByRow, PersonBook people)
{
    private readonly Lock _turn = new();
    private readonly SortedDictionary<string, int> _events = new(StringComparer.Ordinal);
    private readonly List<NameVariant> _variants = [];
    private readonly List<NearMatch> _near = [];
    private readonly List<ComeOrGone> _come = [];
    private readonly List<RowPreview> _preview = [];
    private RegisterReader? _reader;
    private UsableCounts _usable = new(0, 0, 0, 0, 0);
    private int _unchanged;
    private int _bad;
    private int _left;

    public Findings Findings { get; } = new();

    public int Rows { get; private set; }

    public void Opened(RegisterReader reader)
    {
        _reader = reader;
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
            Remark(file, null, leftOut);
        }
    }

    public void Read(SnapshotRow row)
    {
        Rows++;
        _usable = new(
            _usable.Ratings + (row.Rating?.Point is null ? 0 : 1),
            _usable.Finishes + (row.Finish is null ? 0 : 1),
            _usable.Starts + (row.Start is null ? 0 : 1),
            _usable.Budgets + (row.Budget is null ? 0 : 1),
            _usable.Owners + (row.Owners is { Count: > 0 } ? 1 : 0));
        if (row.Start > on)
        {
            Remark(row, $"“{row.Title}” is listed although it starts on {row.Start:yyyy-MM-dd}, later than the file’s day; its start is left out.");
        }
    }

    /// <summary>A row of a history.</summary>
    public void Read() => Rows++;

    public void Bad() => _bad++;

    public void Remark(string sentence) => Remark(file, null, sentence);

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
            Findings.Add(new Problem(table, row, null, null, what, _reader?.Transposed == true));
        }
    }

    /// <summary>Names in the row that nobody has yet and that look like one somebody has.</summary>
    public IReadOnlyList<NameOnSeat> Resembling(SnapshotRow row) =>
        row.Owners is null
            ? []
            : [.. row.Owners.Select(n => (Name: n, Known: people.Resembles(n))).Where(n => n.Known is not null).Select(n => new NameOnSeat(n.Name, n.Known!))];

    public void Compared(SnapshotRow row, Identity identity, Difference difference, IReadOnlyList<NameOnSeat> resembling)
    {
        lock (_turn)
        {
            _variants.AddRange(difference.Variants.Select(v => new NameVariant(row.Table, row.Number, identity.Code, v.Name, v.KnownAs, true)));
            _variants.AddRange(resembling
                .Where(r => difference.Variants.All(v => v.Name != r.Name))
                .Select(r => new NameVariant(row.Table, row.Number, identity.Code, r.Name, r.KnownAs, false)));
            if (identity.New)
            {
                _come.Add(new(row.Number, identity.Code, row.Title, row.Department, row.Start));
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
        _near.AddRange(NearMatches.Of(file, _come, former, before.Select(e => e.Programme.Title).Concat(_come.Select(c => c.Title))));
    }

    public void Write(SnapshotRow row, Identity identity, Written written)
    {
        Write(row, written);
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
        Write(written);
        lock (_turn)
        {
            _left++;
            Preview(null, entry.Code, entry.Programme.Title, false, (written as Written.Done)?.Events ?? []);
        }
    }

    public void Write(SnapshotRow row, Written written) => Write(row.Table, row.Number, written);

    /// <summary>What follows from the file as a whole.</summary>
    public void Write(Written written) => Write(file, null, written);

    private void Write(string table, int? row, Written written)
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

                break;
            case Written.Refused refused:
                Problem(table, row, refused.Sentence);
                break;
            default:
                Problem(table, row, "somebody else keeps changing the programme; import the file again.");
                break;
        }
    }

    /// <summary>All rows have been read.</summary>
    public void ReadAll()
    {
        if (_reader?.Replaced is > 0 and var count)
        {
            Remark($"{count} character{(count == 1 ? " means" : "s mean")} nothing (in {_reader.Facts.EncodingName}) and {(count == 1 ? "is" : "are")} shown as “\uFFFD”.");
        }
    }

    /// <summary>What became of a row of a history.</summary>
    public void Changed(SnapshotRow row, Identity identity, Written written, string? remark)
    {
        Write(row, identity, written);
        if (remark is not null)
        {
            Remark(row, remark);
        }
    }

    public FileReport Report(FileOutcome outcome, DateOnly? positionAt = null) => new(
        file, positionAt ?? on, outcome, _reader?.Facts.Sha256, _reader?.Facts.EncodingName, _reader?.Delimiter.ToString(),
        _reader?.Transposed == true, Rows, _usable, _events, _unchanged, _bad, _left,
        Findings.Problems, Findings.ProblemCount, Findings.Remarks, Findings.RemarkCount,
        [.. _variants.OrderBy(v => v.Row)], [.. _near.OrderBy(n => n.Row)],
        rowByRow ? [.. _preview.OrderBy(p => p.Row ?? int.MaxValue).ThenBy(p => p.Code, StringComparer.Ordinal)] : null);

    private void Preview(int? row, string code, string title, bool isNew, IReadOnlyList<DomainEvent> events)
    {
        if (rowByRow)
        {
            _preview.Add(new(row, code, title, isNew, [.. events.Select(e => EventWords.Of(e, people))]));
        }
    }
}
