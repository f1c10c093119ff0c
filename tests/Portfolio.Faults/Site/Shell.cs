using System.Diagnostics;
using Portfolio.App.Checkpoints;
using Portfolio.App.Verbs;

namespace Portfolio.Faults;

/// <summary>
/// The program as it is started from a shell, with the folder in which it keeps keys and checkpoints: what it knows of the
/// ledger outside of the database.
/// </summary>
/// <param name="memory">Null: where it keeps them by itself.</param>
/// <param name="program">The folder of a built program; null: this one.</param>
internal sealed class Shell(string? memory, string? program = null)
{
    public const string Keys = "keys";
    public const string Checkpoints = "checkpoints";

    private readonly LastLines _said = new();

    /// <summary>What the programs that serve have said last, in their logs and on standard error.</summary>
    public string Said => _said.ToString();

    /// <summary>Takes a line that a program has said.</summary>
    public void Hear(string? line) => _said.Add(line);

    /// <param name="database">Null: it starts a PostgreSQL of its own.</param>
    public Process Start(string? database, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program ?? AppContext.BaseDirectory, "portfolio.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[LedgerPlace.Variable] = database;

        // Each runs for seconds: counting for later what is worth optimising costs more than it brings.
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (memory is not null)
        {
            start.Environment[CheckpointPlace.KeysVariable] = Path.Combine(memory, Keys);
            start.Environment[CheckpointPlace.FolderVariable] = Path.Combine(memory, Checkpoints);
        }

        var process = Process.Start(start)!;
        if (arguments[0] == "serve")
        {
            // Its warnings tell of the faults that are done to it, and why it answered as it should not have.
            process.ErrorDataReceived += (_, said) => Hear(said.Data);
            process.BeginErrorReadLine();
        }

        return process;
    }

    /// <summary>Runs a verb to its end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string? database, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var process = Start(database, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await error);
    }
}
