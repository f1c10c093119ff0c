using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Import;

/// <summary>What to take in, and how.</summary>
/// <param name="PositionAt">The day of the only file, where the mapping cannot tell it.</param>
/// <param name="Preview">Only show row by row what would be recorded.</param>
/// <param name="SkipBadRows">Record the good rows although there are bad ones.</param>
/// <param name="IntoSample">Take it in although the ledger is marked a sample.</param>
public sealed record ImportRequest(
    Mapping Mapping,
    IReadOnlyList<RegisterFile> Files,
    DateOnly? PositionAt = null,
    bool Preview = false,
    bool SkipBadRows = false,
    bool IntoSample = false);

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
                request.Mapping, file.File, file.PositionAt!.Value, ledger, people,
                rowByRow: request.Preview,
                (rows, done) => progress?.Report(new(recording, number + 1, files.Count, file.File.Name, rows, done)));
            reports.Add(await import.TakeInAsync(cancellation));
        }

        return new(request.Mapping.Name, request.Mapping.Register, request.Preview, recording, reports);
    }
}
