using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portfolio.App.Import.Edits;
using Portfolio.App.Import.History;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Import;

/// <summary>
/// Takes copies of a register into the ledger, in the order of their days. All is tried out in memory first: nothing is
/// recorded unless every file and row is well, or the caller skips bad rows. A file that is refused as a whole always
/// stops the import.
/// </summary>
public static class RegisterImport
{
    /// <exception cref="ImportStoppedException">The ledger could not be reached; giving the files again completes it.</exception>
    /// <exception cref="ImportBusyException">Another import of the register is at work.</exception>
    /// <exception cref="SampleLedgerException">The ledger is marked a sample, and the request does not say that this is meant.</exception>
    /// <exception cref="MappingException">The mapping names a scale or point that is not known.</exception>
    public static async Task<ImportReport> RunAsync(
        PortfolioNode node,
        Actor actor,
        ImportRequest request,
        TimeProvider clock,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        if (node.Ledger.Head.Sample && !request.IntoSample)
        {
            throw new SampleLedgerException();
        }

        var (tried, newcomers) = await TryOutAsync(node, request, progress, cancellation);
        if (request.Preview || !tried.MayBeRecorded(request.SkipBadRows))
        {
            return tried;
        }

        // Taken in to the last row, it may still lack its end, where the program or the database went just then.
        var plan = Plan(request);
        if (tried.Files.All(f => f.Outcome == FileOutcome.TakenInBefore)
            && !await new ImportTable(node.Ledger.Pool, clock).IsUnfinishedAsync(plan.Fingerprint, cancellation))
        {
            return tried with { Recorded = true };
        }

        // Whoever is new is put on file at once, and not name by name between the rows.
        await node.People.AddAsync(newcomers, cancellation);
        var id = request.Id ?? Guid.CreateVersion7(clock.GetUtcNow());
        await using var session = await ImportSession.BeginAsync(node, actor, plan, id, clock, cancellation);
        return await RecordAsync(node, actor, request, tried, session, clock, progress, cancellation);
    }

    // What it was tried on is let go of before anything is recorded: both at once would be held twice.
    private static async Task<(ImportReport Tried, IReadOnlyCollection<Person> Newcomers)> TryOutAsync(
        PortfolioNode node, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var view = node.View;
        var people = new PersonBook(node.People.All(), request.Mapping.Owner);
        var trial = new TrialLedger(view.Organisation, view.Programmes, people.Knows, node.Today, request.Limit);
        var tried = await TakeInAsync(trial, people, request, null, progress, cancellation, last: () => trial.Keeps = false);
        return (tried, people.Added);
    }

    private static async Task<ImportReport> RecordAsync(
        PortfolioNode node,
        Actor actor,
        ImportRequest request,
        ImportReport tried,
        ImportSession session,
        TimeProvider clock,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, session.Receipts.Stop);
        var ledger = new NodeLedger(node, actor, session.Id, clock, request.Limit);
        var known = new PersonBook(node.People.All(), request.Mapping.Owner);
        var foreseen = tried.Files.SelectMany(f => f.RefusedRows).ToHashSet();
        return await session.RunAsync(async () =>
        {
            // Whoever cancels stops it between rows: what was handed to the ledger cannot be withdrawn, and gets its receipt.
            var report = await TakeInAsync(ledger, known, request, new(session.Receipts, foreseen, stop.Token), progress, CancellationToken.None);
            await session.EndAsync(report.Cancelled ? ImportState.Cancelled : ImportState.Done, null);
            return report with { Import = session.Id };
        });
    }

    // The same files by the same mapping, asked in the same way and by somebody who is kept to the same, are the same import.
    private static ImportSession.Plan Plan(ImportRequest request)
    {
        var parts = request.Files.Select(f => FileFacts.Of(f, request.Mapping.Encoding, request.Limits).Sha256).Order(StringComparer.Ordinal)
            .Append(JsonSerializer.Serialize(request.Mapping, ImportJson.Options)).Append($"{request.PositionAt:yyyy-MM-dd} {request.SkipBadRows}")
            .Concat(request.Same.Select(s => $"{s.Named}={s.Code}"))
            .Concat(request.Limit is { } limit ? [$"within {string.Join(',', limit.Departments)}"] : []);
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
        return new(request.Mapping.Name, request.Mapping.Register, [.. request.Files.Select(f => f.Label)], fingerprint);
    }

    /// <summary>The same, in memory only: what would be recorded, and every problem.</summary>
    public static Task<ImportReport> TryAsync(
        TrialLedger ledger,
        PersonBook people,
        ImportRequest request,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation) =>
        TakeInAsync(ledger, people, request, null, progress, cancellation);

    private static async Task<ImportReport> TakeInAsync(
        IRegisterLedger ledger,
        PersonBook people,
        ImportRequest request,
        Recording? recording,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation,
        Action? last = null)
    {
        if (request.Mapping.History is not null)
        {
            return await TakeInEachAsync(
                request, recording, progress,
                (file, told) => new HistoryImport(request, file, ledger, people, recording, told).TakeInAsync(cancellation));
        }

        if (request.Mapping.Edits)
        {
            return await TakeInEachAsync(
                request, recording, progress,
                (file, told) => new EditImport(request, file, ledger, people, recording, told).TakeInAsync(cancellation));
        }

        var files = DatedFile.InOrder(request.Mapping, request.Files, request.PositionAt, ledger.Today);
        var reports = new List<FileReport>(files.Count);
        foreach (var (number, file) in files.Index())
        {
            if (file.Problem is { } problem)
            {
                reports.Add(FileReport.RefusedAtOnce(file, problem));
                continue;
            }

            if (number == files.Count - 1)
            {
                last?.Invoke();
            }

            var import = new FileImport(
                request, file.File, file.PositionAt!.Value, ledger, people, recording,
                (rows, done) => progress?.Report(new(recording is not null, number + 1, files.Count, file.File.Label, rows, done)));
            reports.Add(await import.TakeInAsync(cancellation));
            if (reports[^1].Outcome == FileOutcome.Cancelled)
            {
                break;
            }
        }

        return new(request.Mapping.Name, request.Mapping.Register, request.Preview, recording is not null, reports);
    }

    // In the order in which they are given: each row has its own day, or says how much of the record it knows.
    private static async Task<ImportReport> TakeInEachAsync(
        ImportRequest request,
        Recording? recording,
        IProgress<ImportProgress>? progress,
        Func<RegisterFile, Action<int, bool>, Task<FileReport>> takeIn)
    {
        var reports = new List<FileReport>(request.Files.Count);
        foreach (var (number, file) in request.Files.Index())
        {
            reports.Add(await takeIn(
                file, (rows, done) => progress?.Report(new(recording is not null, number + 1, request.Files.Count, file.Label, rows, done))));
            if (reports[^1].Outcome == FileOutcome.Cancelled)
            {
                break;
            }
        }

        return new(request.Mapping.Name, request.Mapping.Register, request.Preview, recording is not null, reports);
    }
}
