using System.ComponentModel;
using System.Diagnostics;

namespace Portfolio.App.Postgres;

/// <summary>
/// What a short-lived command said and how it ended: exit code 0 when all went well, -1 when the command could not
/// be run at all.
/// </summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Everything that was said, errors first.</summary>
    public string Said => $"{Errors}\n{Output}".Trim();

    /// <summary>
    /// Runs a command to its end. Cancellation ends the command too.
    /// Nothing of this process's own PostgreSQL settings (PGDATA, PGHOST, …) reaches it, its language is English.
    /// </summary>
    public static async Task<CommandRun> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartInfo(command) };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new CommandRun(-1, "", $"{command[0]}: {missing.Message}");
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: false);
            throw;
        }

        return new CommandRun(process.ExitCode, await output, await errors);
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            // The account that PostgreSQL runs under may be shut out of the folder that this program was started in.
            WorkingDirectory = Path.GetPathRoot(Path.GetTempPath()),
        };
        var own = start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList();
        own.ForEach(name => start.Environment.Remove(name));

        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
