using System.Diagnostics;
using Npgsql;

namespace Portfolio.App.Tests.Administration;

/// <summary>PostgreSQL's own client programs, as an operator runs them.</summary>
internal static class PostgresTool
{
    /// <summary>The database as SQL, as <c>pg_dump</c> writes it.</summary>
    public static Task<string> DumpAsync(string database) => RunAsync("pg_dump", database, []);

    /// <summary>Runs a dump on an empty database.</summary>
    public static async Task RestoreAsync(string dump, string database)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, dump, TestContext.Current.CancellationToken);
        await RunAsync("psql", database, ["--quiet", "--set", "ON_ERROR_STOP=1", "--file", file]);
        File.Delete(file);
    }

    private static async Task<string> RunAsync(string program, string database, string[] more)
    {
        var strings = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])
            ["--host", strings.Host!, "--port", $"{strings.Port}", "--username", strings.Username!, "--dbname", strings.Database!, .. more])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PGPASSWORD"] = strings.Password;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await error);
        return await output;
    }
}
