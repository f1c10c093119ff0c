using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.Domain;
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
        _tally = new(request, file.Label, on, people, recording);
    }

    /// <exception cref="ImportStoppedException">The ledger could not be reached, or the record has moved meanwhile.</exception>
    public async Task<FileReport> TakeInAsync(CancellationToken cancellation)
    {
        try
        {
            using var reader = RegisterReader.Open(_file, _mapping, _limits);
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
        var roster = Roster.Of(_mapping, names, _confirmed, _ledger.Programmes, _ledger.Programme, _on, p => _ledger.Limit?.Holds(p.Department, _ledger.Organisation) != false);
        var rows = new SnapshotRows(_mapping, _on, _file.Label, roster, _ledger, _tally, _progress, _stop);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _ledger.InFlight, CancellationToken = cancellation };

        await OnTheirWay.EachAsync(rows.ReadAsync(reader, cancellation), _ledger.InFlight, work => WriteAsync(work, cancellation));

        _tally.ReadAll();
        if (_stop.IsCancellationRequested)
        {
            return _tally.Report(FileOutcome.Cancelled);
        }

        if (rows.Unidentified == 0)
        {
            var gone = roster.Open.Values.Where(e => e.MayBeNamed && !rows.Lists(e.Code)).ToList();
            if (_tally.Likenesses.Compare(gone, roster.Open.Values) is { } remark)
            {
                _tally.Remark(remark);
            }

            var terms = SnapshotTerms.Of(_file.Label, _mapping, reader.Tables[0].Columns, _on);
            await Parallel.ForEachAsync(gone, parallel, async (entry, token) => await LeaveAsync(entry, terms, token));
            if (_stop.IsCancellationRequested)
            {
                return _tally.Report(FileOutcome.Cancelled);
            }
        }
        else
        {
            _tally.Remark($"{rows.Unidentified} row{(rows.Unidentified == 1 ? "" : "s")} cannot be told, so that nobody knows which programmes are no longer listed; none is recorded as gone.");
        }

        _tally.NoneLost();
        await _tally.TakenInAsync(_ledger, Snapshot(reader), new(_file.Label, null, _on), cancellation);
        _progress(_tally.Rows, true);
        return _tally.Report(FileOutcome.TakenIn);
    }

    private async Task WriteAsync(SnapshotRows.Work work, CancellationToken cancellation)
    {
        var (row, identity, terms, looking) = work;
        for (var tried = 1; ; tried++)
        {
            var history = _ledger.Programme(identity.Code);
            var known = history.On(_on);
            Difference difference;
            IReadOnlyList<Node.Person> newcomers;
            lock (_turn)
            {
                var resembling = _tally.Likenesses.Resembling(row);
                difference = SnapshotDifference.Of(row, identity.Code, known, terms, _people);
                newcomers = _people.Newcomers();
                if (tried == 1)
                {
                    _tally.Likenesses.Compared(row, identity, difference, resembling, looking);
                }
            }

            if (tried == 1 && difference.Remark is { } remark)
            {
                _tally.Remark(row, remark);
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
        for (var tried = 1; !_stop.IsCancellationRequested; tried++)
        {
            // Somebody else may have ended it since the file was begun: then nothing more is said of it.
            var history = _ledger.Programme(entry.Code);
            var commands = history.On(_on) is { Open: true } known ? SnapshotDifference.OfMissing(_mapping.Missing, known, terms) : [];
            if (commands.Count == 0)
            {
                return;
            }

            var written = await _ledger.WriteAsync(entry.Code, commands, new(_file.Label, null, _on), history.Version, cancellation);
            if (written is not Written.Moved || tried == MostTries)
            {
                _tally.WriteLeft(entry, written);
                return;
            }
        }
    }
}
