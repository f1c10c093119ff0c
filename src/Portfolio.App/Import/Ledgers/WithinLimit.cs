namespace Portfolio.App.Import.Ledgers;

/// <summary>Whether whoever imports may record what a row says, before it is looked at what that is.</summary>
internal static class WithinLimit
{
    /// <summary>
    /// Why a row is refused whatever it says, in a sentence; null where it is not. It tells nothing of a programme elsewhere,
    /// and nobody whom the row names is put on file.
    /// </summary>
    /// <param name="programme">The code of the programme that the row speaks of.</param>
    /// <param name="department">Where the row says that it belongs; null: it does not say.</param>
    public static string? RefusalOf(this IRegisterLedger ledger, string programme, string? department)
    {
        if (ledger.Limit is not { } limit)
        {
            return null;
        }

        var known = ledger.Programme(programme).Latest;
        var now = known.Exists ? known.Department : department;
        return limit.Holds(now, ledger.Organisation) && limit.Holds(department ?? now, ledger.Organisation)
            ? null
            : limit.BelongsElsewhere(programme);
    }
}
