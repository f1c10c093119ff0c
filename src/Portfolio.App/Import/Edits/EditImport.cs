using System.Globalization;
using Portfolio.App.Export;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import.Edits;

/// <summary>
/// Takes an exported register that somebody has edited. Each row says how much of the programme’s record it was exported from,
/// so what it held then is known, and only what differs from that is recorded: effective on the day of the import, or on the
/// one that is given. Given again, it records nothing.
/// </summary>
internal sealed class EditImport
{
    private readonly ImportRequest _request;
    private readonly RegisterFile _file;
    private readonly IRegisterLedger _ledger;
    private readonly Action<int, bool> _progress;
    private readonly FileTally _tally;
    private readonly RegisterRow _shown;
    private readonly RowEdits _edits;
    private readonly DateOnly _on;
    private readonly CancellationToken _stop;

    public EditImport(
        ImportRequest request, RegisterFile file, IRegisterLedger ledger, PersonBook people, Recording? recording, Action<int, bool> progress)
    {
        (_request, _file, _ledger, _progress) = (request, file, ledger, progress);
        _on = request.PositionAt ?? ledger.Today;
        _stop = recording?.Stop ?? CancellationToken.None;
        _tally = new(request, file.Label, _on, people, recording);
        _shown = new(new PersonsShown(people.NameOf, people.Persons));
        _edits = new(new PersonsFound(people.Persons), file.Label, _on);
    }

    /// <exception cref="ImportStoppedException">The ledger could not be reached.</exception>
    public async Task<FileReport> TakeInAsync(CancellationToken cancellation)
    {
        try
        {
            var file = TableFile.Open(_file, _request.Mapping, _request.Limits);
            _tally.Opened(file);
            var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var row in file.Tables.SelectMany(Rows))
            {
                cancellation.ThrowIfCancellationRequested();
                if (_stop.IsCancellationRequested)
                {
                    return _tally.Report(FileOutcome.Cancelled);
                }

                _tally.Read();
                _progress(_tally.Rows, false);
                if (codes.Add(row["code"]))
                {
                    await TakeInAsync(row, cancellation);
                }
                else
                {
                    Bad(row, new EditFault("code", "each programme once"));
                }
            }

            _tally.NoneLost();
            _progress(_tally.Rows, true);
            return _tally.Report(FileOutcome.TakenIn);
        }
        catch (UnreadableFileException fault)
        {
            _tally.Findings.Add(fault.Problem);
            return _tally.Report(FileOutcome.Refused);
        }
    }

    private async Task TakeInAsync(EditedRow row, CancellationToken cancellation)
    {
        var history = _ledger.Programme(row["code"]);
        if (history.Version > 0 && _ledger.RefusalOf(row["code"], null) is { } beyond)
        {
            _tally.Refuse(row.Table, row.Number, history.Latest.Code, beyond);
            return;
        }

        if (Exported(row, history, out var exported) is { } fault)
        {
            Bad(row, fault);
            return;
        }

        var known = history.On(_on);
        if (!known.Exists)
        {
            Bad(row, new EditFault("code", string.Create(CultureInfo.InvariantCulture, $"a programme that was on record on {_on:yyyy-MM-dd}")));
            return;
        }

        var (asOf, version) = ((DateOnly)exported[^2]!, (int)(long)exported[^1]!);
        var (commands, faults) = _edits.Of(row, exported, _shown.Of(known, asOf, version), known);
        if (faults.Count > 0)
        {
            Bad(row, [.. faults]);
            return;
        }

        Written written = commands.Count == 0
            ? new Written.Done([])
            : await _ledger.WriteAsync(known.Code, commands, new(row.Table, row.Number, _on), history.Version, cancellation);
        _tally.Changed(new SnapshotRow(row.Table, row.Number, known.Code, known.Title), new(known.Code, New: false), written, null);
    }

    // The row as it was exported, or why it cannot be told.
    private EditFault? Exported(EditedRow row, ProgrammeHistory history, out IReadOnlyList<object?> exported)
    {
        exported = [];
        if (history.Version == 0)
        {
            return new("code", "the code of a programme on record: a new one is put on record by a proposal");
        }

        if (!int.TryParse(row["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1 || version > history.Version)
        {
            return new("version", $"the version as it was exported, at most {history.Version}; by what sources had said there is none, and it cannot be imported");
        }

        if (!CellSame.TryDay(row["asOf"], out var asOf) || asOf > _ledger.Today)
        {
            return new("asOf", "the day as it was exported");
        }

        var then = (version == history.Version ? history : ProgrammeHistory.Of(history.All.Take(version))).On(asOf);
        exported = _shown.Of(then, asOf, version);
        return then.Exists ? null : new("asOf", "a day on which the programme was on record");
    }

    private void Bad(EditedRow row, params ReadOnlySpan<EditFault> faults)
    {
        foreach (var fault in faults)
        {
            var found = row[fault.Column];
            _tally.Findings.Add(new Problem(row.Table, row.Number, fault.Column, found.Length == 0 ? null : Domain.Words.Shown(found), fault.Expected));
        }

        _tally.Bad(row.Table, row.Number);
    }

    private IEnumerable<EditedRow> Rows(ITable table)
    {
        using var records = table.Open();
        var columns = Columns(table, records.Read()?.Cells ?? []);
        while (records.Read() is { } record)
        {
            // A text file says nothing of kinds: a text that looked like a formula has its apostrophe.
            var cells = columns
                .Where(c => c.At < record.Cells.Length)
                .ToDictionary(c => c.Name, c => record.Kinds is null ? FormulaGuard.TakeOff(record.Cells[c.At]) : record.Cells[c.At]);
            if (cells.Values.Any(c => !string.IsNullOrWhiteSpace(c)))
            {
                yield return new(table.Name, record.Number, cells);
            }
        }
    }

    private List<(string Name, int At)> Columns(ITable table, string[] headers)
    {
        var found = headers
            .Select((header, at) => (Column: RegisterRow.Columns.FirstOrDefault(c => Names(c.Name, header) || Names(c.Title, header)), Header: header, At: at))
            .ToList();
        var columns = found.Where(f => f.Column is not null).Select(f => (f.Column!.Name, f.At)).ToList();
        if (new[] { "code", RegisterRow.AsOf.Name, RegisterRow.Version.Name }.FirstOrDefault(needed => columns.All(c => c.Name != needed)) is { } lacking)
        {
            throw new UnreadableFileException(new(
                table.Name, null, null, null, $"there is no column “{lacking}”: is this an exported register, with its first line?"));
        }

        if (columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Skip(1).Any())?.Key is { } twice)
        {
            throw new UnreadableFileException(new(table.Name, null, null, null, $"more than one column is headed “{twice}”."));
        }

        if (found.Where(f => f.Column is null && f.Header.Length > 0).Select(f => $"“{Domain.Words.Shown(f.Header)}”").ToList() is { Count: > 0 } others)
        {
            _tally.Remark($"{string.Join(", ", others)}: no column of the register; left out.");
        }

        return columns;

        static bool Names(string column, string header) => column.Equals(header.Trim(), StringComparison.OrdinalIgnoreCase);
    }
}
