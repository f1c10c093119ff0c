using System.CommandLine;
using Portfolio.App.Postgres;

namespace Portfolio.App.Verbs;

/// <summary>Where the ledger is: every verb finds it in the same way.</summary>
/// <param name="ConnectionString">Of a PostgreSQL of one's own, or null for the embedded one.</param>
/// <param name="DataFolder">The folder of what is kept outside the ledger, and of the embedded PostgreSQL.</param>
public sealed record LedgerPlace(string? ConnectionString, string DataFolder)
{
    /// <summary>Which environment variable names a PostgreSQL of one's own.</summary>
    public const string Variable = "ConnectionStrings__Ledger";

    public static readonly Option<string?> Data = new("--data")
    {
        Description = $"Folder of what is kept outside the ledger, and without {Variable} of the embedded PostgreSQL "
            + $"(default {EmbeddedPostgresOptions.DefaultDataFolder}).",
        Recursive = true,
    };

    public bool Embedded => ConnectionString is null;

    public static LedgerPlace Of(ParseResult parsed) => new(
        VerbEnvironment.Of(parsed)(Variable) is { Length: > 0 } given ? given : null,
        Path.GetFullPath(parsed.GetValue(Data) ?? EmbeddedPostgresOptions.DefaultDataFolder));
}
