using Portfolio.App.Import.History;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
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

        var view = node.View;
        var people = new PersonBook(node.People.All(), request.Mapping.Owner);
        var trial = new TrialLedger(view.Organisation, view.Programmes, people.Knows, node.Today);
        var tried = await TryAsync(trial, people, request, progress, cancellation);
        if (request.Preview || !tried.MayBeRecorded(request.SkipBadRows))
        {
            return tried;
        }

        // Whoever is new is put on file at once, and not name by name between the rows.
        await node.People.AddAsync([.. people.Added], cancellation);
        var ledger = new NodeLedger(node, actor, Guid.CreateVersion7(clock.GetUtcNow()), clock);
        var known = new PersonBook(node.People.All(), request.Mapping.Owner);
        return await TakeInAsync(ledger, known, request, recording: true, progress, cancellation);
    }

    /// <summary>The same, in memory only: what would be recorded, and every problem.</summary>
    public static Task<ImportReport> TryAsync(
        TrialLedger ledger,
        PersonBook people,
        ImportRequest request,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation) =>
        TakeInAsync(ledger, people, request, recording: false, progress, cancellation);

    private static async Task<ImportReport> TakeInAsync(
        IRegisterLedger ledger,
        PersonBook people,
        ImportRequest request,
        bool recording,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        if (request.Mapping.History is not null)
        {
            return await TakeInHistoriesAsync(ledger, people, request, recording, progress, cancellation);
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

            var import = new FileImport(
                request, file.File, file.PositionAt!.Value, ledger, people,
                (rows, done) => progress?.Report(new(recording, number + 1, files.Count, file.File.Label, rows, done)));
            reports.Add(await import.TakeInAsync(cancellation));
        }

        return new(request.Mapping.Name, request.Mapping.Register, request.Preview, recording, reports);
    }

    // In the order in which they are given: each row has its own day.
    private static async Task<ImportReport> TakeInHistoriesAsync(
        IRegisterLedger ledger,
        PersonBook people,
        ImportRequest request,
        bool recording,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        var reports = new List<FileReport>(request.Files.Count);
        foreach (var (number, file) in request.Files.Index())
        {
            var import = new HistoryImport(
                request, file, ledger, people,
                (rows, done) => progress?.Report(new(recording, number + 1, request.Files.Count, file.Label, rows, done)));
            reports.Add(await import.TakeInAsync(cancellation));
        }

        return new(request.Mapping.Name, request.Mapping.Register, request.Preview, recording, reports);
    }
}
