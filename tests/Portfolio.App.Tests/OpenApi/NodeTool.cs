using System.Diagnostics;

namespace Portfolio.App.Tests.OpenApi;

/// <summary>Tools that come from npm, and are run by Node.</summary>
internal static class NodeTool
{
    /// <summary>The folder of these tests, with their packages.</summary>
    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Runs a tool to its end.</summary>
    /// <param name="tool">Its script, below the packages, or a file of its own.</param>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string tool, string folder, params string[] arguments)
    {
        var script = Path.IsPathRooted(tool) ? tool : Path.Combine(Folder, "node_modules", tool);
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // It is to look at the file before it, and at nothing beyond this machine.
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static string Find(DirectoryInfo? from) => from switch
    {
        null => throw new InvalidOperationException("The packages of these tests are not where they were built."),
        _ when Directory.Exists(Path.Combine(from.FullName, "node_modules", "@redocly")) => from.FullName,
        _ => Find(from.Parent),
    };
}
