using System.Runtime.CompilerServices;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.Domain;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Registers;

namespace Portfolio.App.Import;

/// <summary>
/// Takes one copy of a register into a ledger: each row's differences in one step, then the programmes that are no longer
/// listed, and last that the copy was taken in. Broken off and begun again, it records only what is missing.
/// </summary>
internal sealed class FileImport
{
    private const int MostTries = 10;

    private readonly Mapping _mapping;
    private readonly RegisterFile _file;
    private readonly DateOnly _on;
    private readonly IRegisterLedger _ledger;
    private readonly PersonBook _people;
    private readonly Action<int, bool> _progress;
    private readonly ImportLimits _limits;
    private readonly FileTally _tally;
    private readonly IReadOnlyList<ConfirmedMatch> _confirmed;
    private readonly CancellationToken _stop;
    private readonly Lock _turn = new();

    public FileImport(
        ImportRequest request, RegisterFile file, DateOnly on, IRegisterLedger ledger, PersonBook people, Recording? recording, Action<int, bool> progress)
    {
        (_mapping, _limits, _file, _on, _ledger, _people, _progress) = (request.Mapping, request.Limits, file, on, ledger, people, progress);
        _confirmed = request.Same;
        _stop = recording?.Stop ?? CancellationToken.None;
        _tally = new(file.Label, on, request.Preview, people, recording?.Receipts);
    }

    private sealed record RowWork(SnapshotRow Row, Identity Identity, SnapshotTerms Terms, bool Looking);

    /// <exception cref="ImportStoppedException">The ledger could not be reached.</exception>
    public async Task<FileReport> TakeInAsync(CancellationToken cancellation)
    {
        try
        {
            var reader = RegisterReader.Open(_file, _mapping, _limits);
            _tally.Opened(reader);
            return Standing(reader) switch
            {
                { Before: true } => _tally.Report(FileOutcome.TakenInBefore),
                { Refusal: { } why } => Refused(new(_file.Label, null, null, null, why)),
                _ => await TakeInAsync(reader, cancellation),
            };
        }
        catch (UnreadableFileException fault)
        {
            return Refused(fault.Problem);
        }
    }

    private FileReport Refused(Problem why)
    {
        _tally.Findings.Add(why);
        return _tally.Report(FileOutcome.Refused);
    }

    private (bool Before, string? Refusal) Standing(RegisterReader reader)
    {
        var command = Snapshot(reader);
        return _ledger.Organisation.Decide(command, new(_on, _ledger.Today, _ledger.Organisation, _ => true)) switch
        {
            Decision.Refused refused => (false, TrialLedger.InWords(refused.Why)),
            Decision.Accepted { Facts.Count: 0 } => (true, null),
            _ => (false, null),
        };
    }

    private RecordSnapshot Snapshot(RegisterReader reader) => new(new SnapshotImported(
        _mapping.Register, _on, _file.Label, reader.Facts.Sha256, _mapping.Name, _tally.Rows));

    private async Task<FileReport> TakeInAsync(RegisterReader reader, CancellationToken cancellation)
    {
        var names = new ProgrammeNames(_mapping);
        var roster = Roster.Of(_mapping, names, _confirmed, _ledger.Programmes, _ledger.Programme, _on);
        var terms = SnapshotTerms.Of(_file.Label, _mapping, reader.Tables[0].Columns, _on);
        var listed = new Listed();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _ledger.InFlight, CancellationToken = cancellation };

        await Parallel.ForEachAsync(
            RowsAsync(reader, roster, listed, cancellation), parallel,
            async (work, token) => await WriteAsync(work, token));

        _tally.ReadAll();
        if (_stop.IsCancellationRequested)
        {
            return _tally.Report(FileOutcome.Cancelled);
        }

        if (listed.Unidentified == 0)
        {
            var gone = roster.Open.Values.Where(e => !listed.Codes.ContainsKey(e.Code)).ToList();
            _tally.Compare(gone, roster.Open.Values);
            await Parallel.ForEachAsync(gone, parallel, async (entry, token) => await LeaveAsync(entry, terms, token));
            if (_stop.IsCancellationRequested)
            {
                return _tally.Report(FileOutcome.Cancelled);
            }
        }
        else
        {
            _tally.Remark($"{listed.Unidentified} row{(listed.Unidentified == 1 ? "" : "s")} cannot be told, so that nobody knows which programmes are no longer listed; none is recorded as gone.");
        }

        _tally.Write(await _ledger.WriteAsync(Snapshot(reader), new(_file.Label, null, _on), cancellation));
        _progress(_tally.Rows, true);
        return _tally.Report(FileOutcome.TakenIn);
    }

    // One row after another: who a row speaks of depends on the rows before it.
    private async IAsyncEnumerable<RowWork> RowsAsync(
        RegisterReader reader, Roster roster, Listed listed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        RegisterTable? table = null;
        RowReader? rows = null;
        SnapshotTerms? terms = null;
        foreach (var raw in reader.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            if (_stop.IsCancellationRequested)
            {
                yield break;
            }

            if (raw.Table != table)
            {
                table = raw.Table;
                rows = new(_mapping, table, _on, _ledger.Organisation.Scales, _tally.Findings);
                terms = SnapshotTerms.Of(_file.Label, _mapping, table.Columns, _on);
            }

            SnapshotRow row;
            bool good;
            lock (_turn)
            {
                (row, good) = rows!.Read(raw);
            }

            _tally.Read(row);
            _progress(_tally.Rows, false);
            var identity = row.Id is null && row.Title.Length == 0 ? null : roster.Find(row);
            if (!Take(row, identity, listed) || !good)
            {
                _tally.Bad(row.Table, row.Number);
                continue;
            }

            await OpenAsync(row, cancellation);
            yield return new(row, identity!, terms!, roster.Open.Count > 0);
        }
    }

    private bool Take(SnapshotRow row, Identity? identity, Listed listed)
    {
        if (identity is null or { Expected: not null })
        {
            listed.Unidentified++;
            if (identity is { Expected: { } expected })
            {
                _tally.Problem(row, $"“{row.Title}” cannot be told: expected {expected}");
            }

            return false;
        }

        if (listed.Codes.TryAdd(identity.Code, (row.Table, row.Number)))
        {
            return true;
        }

        var (table, number) = listed.Codes[identity.Code];
        _tally.Problem(row, $"“{row.Title}” is {identity.Code}, which row {number}{(table == row.Table ? "" : $" of {table}")} is already; a programme is listed once.");
        return false;
    }

    private async Task OpenAsync(SnapshotRow row, CancellationToken cancellation)
    {
        if (row.Department is { } code && !_ledger.Organisation.HasDepartment(code))
        {
            var written = await _ledger.WriteAsync(
                new OpenDepartment(code, row.DepartmentTitle ?? code), new(row.Table, row.Number, _on), cancellation);
            _tally.Write(row, written);
        }
    }

    private async Task WriteAsync(RowWork work, CancellationToken cancellation)
    {
        var (row, identity, terms, _) = work;
        for (var tried = 1; ; tried++)
        {
            var history = _ledger.Programme(identity.Code);
            Difference difference;
            IReadOnlyList<Node.Person> newcomers;
            lock (_turn)
            {
                var resembling = _tally.Resembling(row);
                difference = SnapshotDifference.Of(row, identity.Code, history.On(_on), terms, _people);
                newcomers = _people.Newcomers();
                if (tried == 1)
                {
                    _tally.Compared(row, identity, difference, resembling, work.Looking);
                }
            }

            if (newcomers.Count > 0)
            {
                await _ledger.AddAsync(newcomers, cancellation);
            }

            Written written = difference.Commands.Count == 0
                ? new Written.Done([])
                : await _ledger.WriteAsync(identity.Code, difference.Commands, new(row.Table, row.Number, _on), history.Version, cancellation);
            if (written is not Written.Moved || tried == MostTries)
            {
                _tally.Write(row, identity, written);
                return;
            }
        }
    }

    private async Task LeaveAsync(Roster.Entry entry, SnapshotTerms terms, CancellationToken cancellation)
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        var commands = SnapshotDifference.OfMissing(_mapping.Missing, entry.Programme, terms);
        if (commands.Count > 0)
        {
            var version = _ledger.Programme(entry.Code).Version;
            _tally.WriteLeft(
                entry, await _ledger.WriteAsync(entry.Code, commands, new(_file.Label, null, _on), version, cancellation));
        }
    }

    private sealed class Listed
    {
        /// <summary>The row of each programme, by its code.</summary>
        public Dictionary<string, (string Table, int Row)> Codes { get; } = new(StringComparer.OrdinalIgnoreCase);

        public int Unidentified { get; set; }
    }
}
