using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Registers;

namespace Portfolio.App.Import.History;

/// <summary>
/// Takes a history into a ledger: of one programme on one day, the last change of each field counts, in the order of what
/// they mean. Some days are taken in together, each programme's in their order and programmes beside each other, so that their
/// appends share transactions. Each row that changes something is a command of its own, effective and reported on its day. Broken off
/// and begun again, or given again with rows added, it records only what is missing.
/// </summary>
internal sealed class HistoryImport
{
    private const int MostTries = 10;

    /// <summary>Days are taken in together until they have so many rows.</summary>
    private const int RowsTogether = 2_000;

    private readonly ImportRequest _request;
    private readonly RegisterFile _file;
    private readonly IRegisterLedger _ledger;
    private readonly PersonBook _people;
    private readonly Action<int, bool> _progress;
    private readonly FileTally _tally;
    private readonly ChangeWords _words;
    private readonly CancellationToken _stop;
    private readonly Lock _turn = new();
    private readonly Dictionary<string, Progressed> _progressed = new(StringComparer.OrdinalIgnoreCase);
    private HistoryDays? _days;

    public HistoryImport(
        ImportRequest request, RegisterFile file, IRegisterLedger ledger, PersonBook people, Recording? recording, Action<int, bool> progress)
    {
        (_request, _file, _ledger, _people, _progress) = (request, file, ledger, people, progress);
        _words = new(request.Mapping.History!);
        _stop = recording?.Stop ?? CancellationToken.None;
        _tally = new(request, file.Label, null, people, recording);
    }

    private Mapping Mapping => _request.Mapping;

    /// <exception cref="ImportStoppedException">The ledger could not be reached.</exception>
    public async Task<FileReport> TakeInAsync(CancellationToken cancellation)
    {
        try
        {
            using var reader = RegisterReader.Open(_file, Mapping, _request.Limits);
            _tally.Opened(reader);
            return Before(reader) is { } before
                ? _tally.Report(FileOutcome.TakenInBefore, before.PositionAt)
                : await TakeInAsync(reader, cancellation);
        }
        catch (UnreadableFileException fault)
        {
            _tally.Findings.Add(fault.Problem);
            return _tally.Report(FileOutcome.Refused, _days?.Last);
        }
    }

    private SnapshotImported? Before(RegisterReader reader) =>
        _ledger.Organisation.Snapshots.GetValueOrDefault(Mapping.Register)?.Find(s => s.Sha256 == reader.Facts.Sha256);

    private async Task<FileReport> TakeInAsync(RegisterReader reader, CancellationToken cancellation)
    {
        _days = new(Mapping, _words, Zones.Of(_ledger.Organisation.Settings.TimeZone), _tally);
        // Where only one is written at a time, nothing is gained, and what is found is told in the order of the days.
        foreach (var days in Together(_days.Of(reader), _ledger.InFlight == 1 ? 0 : RowsTogether))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!_stop.IsCancellationRequested)
            {
                await TakeInAsync(days, cancellation);
            }

            if (_stop.IsCancellationRequested)
            {
                return _tally.Report(FileOutcome.Cancelled, _days.Last);
            }

            _progress(_tally.Rows, false);
        }

        _tally.ReadAll();
        _tally.NoneLost();
        if (_days.Last is { } on)
        {
            var command = new RecordSnapshot(new SnapshotImported(
                Mapping.Register, on, _file.Label, reader.Facts.Sha256, Mapping.Name, _progressed.Count));
            await _tally.TakenInAsync(_ledger, command, new(_file.Label, null, on), cancellation);
        }

        _progress(_tally.Rows, true);
        return _tally.Report(FileOutcome.TakenIn, _days.Last);
    }

    private static IEnumerable<IReadOnlyList<(int Day, HistoryRow Row)>> Together(IEnumerable<IReadOnlyList<HistoryRow>> days, int most)
    {
        var rows = new List<(int Day, HistoryRow Row)>();
        foreach (var (number, day) in days.Index())
        {
            if (rows.Count > 0 && rows.Count + day.Count > most)
            {
                yield return rows;
                rows = [];
            }

            rows.AddRange(day.Select(row => (number, row)));
        }

        if (rows.Count > 0)
        {
            yield return rows;
        }
    }

    private async Task TakeInAsync(IReadOnlyList<(int Day, HistoryRow Row)> days, CancellationToken cancellation)
    {
        // Whoever is kept to departments opens none.
        foreach (var row in days.Select(d => d.Row).Where(r => _ledger.Limit is null && r.Fact?.Department is { } code && !_ledger.Organisation.HasDepartment(code)))
        {
            await OpenAsync(row.Fact!, row.On, cancellation);
        }

        await Parallel.ForEachAsync(
            days.GroupBy(d => d.Row.Programme, StringComparer.OrdinalIgnoreCase),
            new ParallelOptions { MaxDegreeOfParallelism = _ledger.InFlight, CancellationToken = cancellation },
            async (programme, token) =>
            {
                foreach (var row in programme.GroupBy(d => d.Day, d => d.Row).SelectMany(OfADay).TakeWhile(_ => !_stop.IsCancellationRequested))
                {
                    await WriteAsync(row, token);
                }
            });
    }

    private static IEnumerable<HistoryRow> OfADay(IEnumerable<HistoryRow> day) =>
        day.Reverse().DistinctBy(r => r.Field, StringComparer.OrdinalIgnoreCase).Reverse().OrderBy(r => r.Means?.Order ?? 0);

    private async Task OpenAsync(SnapshotRow row, DateOnly on, CancellationToken cancellation)
    {
        if (!_ledger.Organisation.HasDepartment(row.Department!))
        {
            _tally.Write(row, await _ledger.WriteAsync(
                new OpenDepartment(row.Department!, row.DepartmentTitle ?? row.Department!), new(row.Table, row.Number, on), cancellation));
        }
    }

    private async Task WriteAsync(HistoryRow row, CancellationToken cancellation)
    {
        if (row.Means is not null && _ledger.RefusalOf(row.Programme, row.Fact?.Department) is { } beyond)
        {
            _tally.Refuse(row.Table, row.Number, row.Programme, beyond);
            return;
        }

        var at = Progress(row);
        var terms = SnapshotTerms.OfHistory(_file.Label, Mapping, row.On);
        for (var tried = 1; ; tried++)
        {
            var history = _ledger.Programme(row.Programme);
            var known = history.On(row.On);
            Difference difference;
            IReadOnlyList<Person> newcomers;
            lock (_turn)
            {
                difference = HistoryDifference.Of(row, known, at, _words, terms, _people);
                newcomers = _people.Newcomers();
            }

            if (newcomers.Count > 0)
            {
                await _ledger.AddAsync(newcomers, cancellation);
            }

            Written written = difference.Commands.Count == 0
                ? new Written.Done([])
                : await _ledger.WriteAsync(row.Programme, difference.Commands, new(row.Table, row.Number, row.On), history.Version, cancellation);
            if (written is not Written.Moved || tried == MostTries)
            {
                var told = new SnapshotRow(row.Table, row.Number, row.Programme, known.Exists ? known.Title : row.Fact?.Title ?? row.Programme);
                _tally.Changed(told, new(row.Programme, New: !known.Exists), written, difference.Remark);
                return;
            }
        }
    }

    private Progressed Progress(HistoryRow row)
    {
        lock (_turn)
        {
            var before = _progressed.GetValueOrDefault(row.Programme, Progressed.Nowhere);
            return _progressed[row.Programme] = row.Means switch
            {
                ChangeKind.Stage => before with { Stage = _words.Stage(row.Became) is >= 0 and var stage ? stage : null },
                ChangeKind.Fact { Field: RegisterField.State } => before with { Complete = row.Fact!.State == ListedState.Completed },
                _ => before,
            };
        }
    }
}
