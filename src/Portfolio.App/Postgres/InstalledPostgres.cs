namespace Portfolio.App.Postgres;

/// <summary>Where systems put an installed PostgreSQL.</summary>
internal static class InstalledPostgres
{
    /// <summary>The parents of folders named by version, each with the path of the programs below them.</summary>
    private static readonly (string Parent, string Pattern, string Below)[] Places =
    [
        ("/usr/lib/postgresql", "*", "bin"), // Debian, Ubuntu
        ("/usr", "pgsql-*", "bin"), // Red Hat, by PostgreSQL's own packages
        ("/usr/libexec", "postgresql*", ""), // Alpine
        ("/opt/homebrew/opt", "postgresql*", "bin"), // Homebrew on Apple silicon
        ("/usr/local/opt", "postgresql*", "bin"), // Homebrew on Intel
        ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
        (@"C:\Program Files\PostgreSQL", "*", "bin"),
    ];

    /// <summary>Folders that hold a <c>postgres</c>, each once, by its real path.</summary>
    public static IEnumerable<string> Folders() =>
        OnPath().Concat(InPlaces())
            .Select(folder => PostgresBinaries.ProgramPath(folder, "postgres"))
            .Where(File.Exists)
            .Select(RealFolder)
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathFullyQualified);

    private static IEnumerable<string> InPlaces() =>
        from place in Places
        where Directory.Exists(place.Parent)
        from folder in Directory.EnumerateDirectories(place.Parent, place.Pattern)
        select Path.Combine(folder, place.Below);

    /// <summary>Links on the path (Homebrew's, for one) lead to the folder with the rest.</summary>
    private static string RealFolder(string program) =>
        Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;
}
