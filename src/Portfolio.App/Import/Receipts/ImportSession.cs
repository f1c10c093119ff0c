using Portfolio.App.Import.Ledgers;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Import.Receipts;

/// <summary>An import at work: under its id, with the register's lock, and with a receipt for each row.</summary>
internal sealed class ImportSession : IAsyncDisposable
{
    private readonly ImportTable _imports;
    private readonly RegisterLock _lock;

    private ImportSession(ImportTable imports, RegisterLock registerLock, Guid id, bool goesOn, ReceiptWriter receipts) =>
        (_imports, _lock, Id, GoesOn, Receipts) = (imports, registerLock, id, goesOn, receipts);

    public Guid Id { get; }

    /// <summary>It was broken off before, and goes on now.</summary>
    public bool GoesOn { get; }

    public ReceiptWriter Receipts { get; }

    /// <summary>What is to be done, and how it is known again.</summary>
    /// <param name="Undoes">The import that it takes back.</param>
    public sealed record Plan(string Mapping, string Register, IReadOnlyList<string> Files, string Fingerprint, Guid? Undoes = null);

    /// <exception cref="ImportBusyException">Another import of the register is at work.</exception>
    public static async Task<ImportSession> BeginAsync(
        PortfolioNode node, Actor actor, Plan plan, Guid id, TimeProvider clock, CancellationToken cancellation)
    {
        var (imports, receipts) = (new ImportTable(node.Ledger.Pool, clock), new ReceiptTable(node.Ledger.Pool));
        var registerLock = await RegisterLock.TakeAsync(node.Ledger.Pool, plan.Register, cancellation);
        try
        {
            var (run, goesOn) = await imports.BeginAsync(id, plan, actor, cancellation);
            var recorded = goesOn ? await RecoverAsync(node, receipts, run, cancellation) : [];
            return new(imports, registerLock, run, goesOn, new ReceiptWriter(imports, receipts, run, recorded, clock));
        }
        catch
        {
            await registerLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does the work; where that has to stop, so it stands in the list, with the receipts of what was done.</summary>
    /// <exception cref="ImportStoppedException">The ledger or the database could not be reached, or the record has moved.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            try
            {
                return await work();
            }
            catch (ImportStoppedException stopped)
            {
                await EndAsync(ImportState.Stopped, stopped.Message);
                throw;
            }
        }
        catch (Npgsql.NpgsqlException fault)
        {
            throw new ImportStoppedException(
                $"PostgreSQL does not answer: {fault.Message} What was recorded until now stays; ask for the same again, and only what is missing will be done.");
        }
    }

    /// <summary>Writes the last receipts, and what has become of it.</summary>
    public async Task EndAsync(ImportState state, string? reason)
    {
        try
        {
            await Receipts.FinishAsync();
        }
        catch (ImportStoppedException fault)
        {
            await _imports.EndAsync(Id, ImportState.Stopped, fault.Message, CancellationToken.None);
            throw;
        }

        await _imports.EndAsync(Id, state, reason, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Receipts.DisposeAsync();
        await _lock.DisposeAsync();
    }

    // What was recorded and lost its receipt when the program ended stands in the ledger, with the row it came from.
    private static async Task<IReadOnlyList<RowReceipt>> RecoverAsync(
        PortfolioNode node, ReceiptTable receipts, Guid run, CancellationToken cancellation)
    {
        await receipts.ForgetUnrecordedAsync(run, cancellation);
        var kept = new List<RowReceipt>();
        await foreach (var row in receipts.OfAsync(run, cancellation))
        {
            kept.Add(row);
        }

        var known = kept.Select(r => r.Command).OfType<Guid>().ToHashSet();
        var lost = ImportedCommands.Of(node.View, run).Concat(ImportedCommands.Around(node.View, run)).Where(c => !known.Contains(c.Command)).Select(c => c.Receipt()).ToList();
        await receipts.AddAsync(run, lost, cancellation);
        return [.. kept, .. lost];
    }
}
