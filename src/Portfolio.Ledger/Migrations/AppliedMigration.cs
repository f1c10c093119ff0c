namespace Portfolio.Ledger;

/// <summary>A numbered script that a database has already, and the functions that were put in place with it.</summary>
internal sealed record AppliedMigration(string Source, int Number, string ScriptHash, string FunctionsHash)
{
    /// <exception cref="MigrationException">The program is older, or its SQL is not what was applied.</exception>
    public void CheckAgainst(MigrationSource source)
    {
        var newest = source.Scripts.Length;
        if (Number > newest)
        {
            throw new MigrationException(
                $"The database's schema \"{Source}\" is at {Number}, and this program knows it up to {newest}. "
                + "Run the newer program.");
        }
        if (source.Scripts[Number - 1] is var script && script.Hash != ScriptHash)
        {
            throw new MigrationException(
                $"The migration {script.Name} of \"{Source}\" was applied with another text than this program's. "
                + "An applied script is never edited: add a new one.");
        }
        // With a script still to come, the functions are about to be replaced.
        if (Number == newest && source.FunctionsHash != FunctionsHash)
        {
            throw new MigrationException(
                $"A function of \"{Source}\" is not what was applied with migration {Number}. "
                + "A changed function needs a new numbered script, be it only a comment.");
        }
    }
}
