using Portfolio.App.Import;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.Domain;

namespace Portfolio.App.Tests.Import;

/// <summary>An import tried out in memory, on an empty record to begin with. Several can follow one another.</summary>
internal sealed class Trial
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    private readonly Mapping _mapping;

    public Trial(Mapping mapping)
    {
        _mapping = mapping;
        People = new PersonBook([], mapping.Owner);
        Ledger = new TrialLedger(Organisation.Initial, [], People.Knows, Today);
    }

    public TrialLedger Ledger { get; }

    public PersonBook People { get; }

    public Task<ImportReport> TakeInAsync(
        IReadOnlyList<RegisterFile> files, DateOnly? positionAt = null, bool preview = false, bool skipBadRows = false,
        params ConfirmedMatch[] same) =>
        RegisterImport.TryAsync(
            Ledger, People, new(_mapping, files, positionAt, preview, skipBadRows) { Same = same }, null, TestContext.Current.CancellationToken);
}
