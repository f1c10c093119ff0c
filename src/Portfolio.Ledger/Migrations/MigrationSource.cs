using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Portfolio.Ledger;

/// <summary>One embedded SQL file.</summary>
/// <param name="Number">Its place in its source, from 1; 0 for the functions, which have no order.</param>
/// <param name="Name">The file's name without folder and extension.</param>
/// <param name="Sql">Its text.</param>
public sealed record MigrationScript(int Number, string Name, string Sql)
{
    internal string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>
/// The SQL that one assembly brings: numbered scripts, each applied once, and functions, which are put in place anew
/// whenever a numbered script has been applied. So a changed function needs a new numbered script, be it only a comment.
/// </summary>
/// <param name="Name">Under which its progress is kept; never changes.</param>
/// <param name="Scripts">In the order of their numbers, 1, 2, 3 …</param>
/// <param name="Functions">Each a <c>create or replace function</c>, with its grants.</param>
public sealed record MigrationSource(
    string Name,
    ImmutableArray<MigrationScript> Scripts,
    ImmutableArray<MigrationScript> Functions)
{
    /// <summary>The ledger's own tables and functions. Always the first source.</summary>
    public static MigrationSource Ledger { get; } = FromResources("ledger", typeof(MigrationSource).Assembly, "Schema");

    internal string FunctionsHash => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Functions.Select(function => function.Hash)))));

    /// <summary>
    /// Gathers the embedded files <c>FOLDER/0001_name.sql</c> and <c>FOLDER/Functions/name.sql</c> of an assembly.
    /// </summary>
    /// <exception cref="InvalidOperationException">The numbers are not 1, 2, 3 …</exception>
    public static MigrationSource FromResources(string name, Assembly assembly, string folder)
    {
        var prefix = $"{assembly.GetName().Name}.{folder}.";
        var files = assembly.GetManifestResourceNames()
            .Where(file => file.StartsWith(prefix, StringComparison.Ordinal) && file.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => (Name: file[prefix.Length..^4], Sql: Read(assembly, file)))
            .ToList();
        var functions = files.Where(file => file.Name.StartsWith("Functions.", StringComparison.Ordinal))
            .Select(file => new MigrationScript(0, file.Name["Functions.".Length..], file.Sql))
            .ToImmutableArray();
        var scripts = files.Where(file => char.IsAsciiDigit(file.Name[0]))
            .Select(file => new MigrationScript(NumberOf(file.Name), file.Name, file.Sql))
            .ToImmutableArray();
        if (scripts.Where((script, index) => script.Number != index + 1).FirstOrDefault() is { } misplaced)
            throw new InvalidOperationException($"The migrations of {name} are not numbered 1, 2, 3 …: see {misplaced.Name}.");
        return new MigrationSource(name, scripts, functions);
    }

    private static int NumberOf(string file) =>
        int.Parse(file.AsSpan(0, file.IndexOf('_', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Read(Assembly assembly, string file)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
