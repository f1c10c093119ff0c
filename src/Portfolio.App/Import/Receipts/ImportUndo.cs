using Portfolio.App.Import.Ledgers;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;

namespace Portfolio.App.Import.Receipts;

/// <summary>
/// Takes back an import: each of its commands, the newest first, each on the record with its own receipt. All is tried out in
/// memory first: where later history depends on any of it, nothing is taken back, and each reason is told.
/// </summary>
public static class ImportUndo
{
    /// <summary>More refusals than this are counted and not listed.</summary>
    private const int Listed = 1_000;

    /// <param name="limit">To whose programmes the actor is kept; null: to all.</param>
    /// <returns>What became of it, or null where there is no such import.</returns>
    /// <exception cref="ImportBusyException">An import of the register is at work.</exception>
    /// <exception cref="ImportStoppedException">The ledger could not be reached; asking again goes on.</exception>
    public static async Task<UndoReport?> RunAsync(
        PortfolioNode node, Actor actor, Guid import, string reason, TimeProvider clock, CancellationToken cancellation, DepartmentLimit? limit = null)
    {
        var imports = new ImportTable(node.Ledger.Pool, clock);
        if (await imports.FindAsync(import, cancellation) is not { Undoes: null } run)
        {
            return null;
        }

        if (run.State == ImportState.Undone)
        {
            return new(import, null, Undone: true, 0, [], 0);
        }

        var plan = new ImportSession.Plan(run.Mapping, run.Register, run.Files, $"undo {import}", Undoes: import);
        await using var session = await ImportSession.BeginAsync(node, actor, plan, Guid.CreateVersion7(clock.GetUtcNow()), clock, cancellation);
        return await session.RunAsync(() => UndoAsync(node, actor, session, import, reason, imports, clock, limit, cancellation));
    }

    private static async Task<UndoReport> UndoAsync(
        PortfolioNode node, Actor actor, ImportSession session, Guid import, string reason, ImportTable imports, TimeProvider clock, DepartmentLimit? limit, CancellationToken cancellation)
    {
        var snapshots = Snapshots(node.View, import);
        var refusals = await TryAsync(node, import, snapshots, reason, limit, cancellation);
        if (refusals.Count > 0)
        {
            await session.EndAsync(ImportState.Stopped, "Later history depends on it; nothing was taken back.");
            return new(import, session.Id, Undone: false, 0, [.. refusals.Take(Listed)], refusals.Count);
        }

        var ledger = new NodeLedger(node, actor, session.Id, clock, limit);
        var (count, refused) = await TakeBackAsync(ledger, node.View, import, snapshots, reason, session.Receipts.Add, session.Receipts.Stop, cancellation);
        var undone = refused.Count == 0 && !session.Receipts.Stop.IsCancellationRequested && !cancellation.IsCancellationRequested;
        await session.EndAsync(undone ? ImportState.Done : ImportState.Cancelled, reason);
        if (undone)
        {
            await imports.EndAsync(import, ImportState.Undone, reason, CancellationToken.None);
        }

        return new(import, session.Id, undone, count, [.. refused.Take(Listed)], refused.Count);
    }

    private static async Task<IReadOnlyList<UndoRefusal>> TryAsync(
        PortfolioNode node, Guid import, IReadOnlyList<SnapshotImported> snapshots, string reason, DepartmentLimit? limit, CancellationToken cancellation)
    {
        var view = node.View;
        var trial = new TrialLedger(view.Organisation, view.Programmes, node.People.Knows, node.Today, limit);
        return (await TakeBackAsync(trial, view, import, snapshots, reason, _ => { }, CancellationToken.None, cancellation)).Refused;
    }

    private static async Task<(int Commands, IReadOnlyList<UndoRefusal> Refused)> TakeBackAsync(
        IRegisterLedger ledger,
        View view,
        Guid import,
        IReadOnlyList<SnapshotImported> snapshots,
        string reason,
        Action<RowReceipt> receipt,
        CancellationToken stop,
        CancellationToken cancellation)
    {
        var (count, refused, turn) = (0, new List<UndoRefusal>(), new Lock());

        await Parallel.ForEachAsync(
            ImportedCommands.Of(view, import).GroupBy(c => c.Code, StringComparer.OrdinalIgnoreCase),
            new ParallelOptions { MaxDegreeOfParallelism = ledger.InFlight },
            async (programme, _) =>
            {
                foreach (var command in programme.OrderByDescending(c => c.Last))
                {
                    if (stop.IsCancellationRequested || cancellation.IsCancellationRequested)
                    {
                        return;
                    }

                    var origin = new RowOrigin(command.Source.File ?? "", command.Source.Row, ledger.Today);
                    if (!Note(command.Code, origin, await RetractAsync(ledger, command, origin, reason)))
                    {
                        return;
                    }
                }
            });
        if (stop.IsCancellationRequested || cancellation.IsCancellationRequested)
        {
            return (count, refused);
        }

        if (refused.Count > 0 && ledger is not TrialLedger)
        {
            return (count, refused);
        }

        // The copies last: until then the same files again are known as taken in.
        foreach (var snapshot in snapshots.OrderByDescending(s => s.PositionAt))
        {
            var origin = new RowOrigin(snapshot.File, null, ledger.Today);
            Note(null, origin, await ledger.WriteAsync(new RetractSnapshot(snapshot.Register, snapshot.PositionAt, snapshot.Sha256), origin, CancellationToken.None));
        }

        if (refused.Count == 0)
        {
            await UndoneAround.RunAsync(ledger, view, import, reason, (origin, done) => Note(null, origin, done), receipt);
        }

        return (count, refused);

        bool Note(string? programme, RowOrigin origin, Written written)
        {
            lock (turn)
            {
                if (written is Written.Done done)
                {
                    count++;
                    receipt(new(origin.File, origin.Row, programme, RowOutcome.Recorded, done.First, done.Last, done.Command, "taken back"));
                    return true;
                }

                var why = written is Written.Refused no ? no.Sentence : "Somebody else keeps changing the programme; ask again.";
                refused.Add(new(programme, origin.File, origin.Row, why));
                receipt(new(origin.File, origin.Row, programme, RowOutcome.Refused, null, null, null, why));
                return false;
            }
        }
    }

    private static async Task<Written> RetractAsync(IRegisterLedger ledger, ImportedCommand command, RowOrigin origin, string reason)
    {
        Written written = new Written.Moved();
        for (var tried = 0; written is Written.Moved && tried < 10; tried++)
        {
            written = await ledger.WriteAsync(
                command.Code!, [new Retract(command.Command, reason)], origin, ledger.Programme(command.Code!).Version, CancellationToken.None);
        }

        return written;
    }

    // The copies that it put on record, by the source that they name: receipts may have been lost.
    private static IReadOnlyList<SnapshotImported> Snapshots(View view, Guid import)
    {
        var name = import.ToString();
        return
        [
            .. view.OrganisationLog
                .Where(e => e.Source?.Import == name)
                .Select(e => e.Event)
                .OfType<SnapshotImported>()
                .Where(s => view.Organisation.Snapshots.GetValueOrDefault(s.Register)?.Contains(s) == true),
        ];
    }
}
