using System.Diagnostics;
using Portfolio.Benchmarks.Load;

namespace Portfolio.Benchmarks;

/// <summary>A program that runs beside this one: <c>portfolio serve</c>, or the empty endpoint.</summary>
internal sealed class ProgramRun : IAsyncDisposable
{
    private readonly Process _process;

    private readonly Task _rest;

    private ProgramRun(Process process, Uri address, Task rest) => (_process, Address, _rest) = (process, address, rest);

    public Uri Address { get; }

    /// <summary>Memory that it holds now, in MB.</summary>
    public long Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    /// <summary>Seconds of processor that it has used so far.</summary>
    public double Cpu => CpuTime.OfProcess(_process.Id);

    /// <summary>Starts the program's own serve on a stage.</summary>
    public static Task<ProgramRun> ServeAsync(Stage stage, CancellationToken cancellation) => StartAsync(
        Portfolio,
        ["serve", "--data", stage.Folder, "--urls", "http://127.0.0.1:0", "--sign-in", "keys", "--sample", "none"],
        cancellation);

    /// <summary>Starts this program's empty endpoint in a process of its own.</summary>
    public static Task<ProgramRun> EmptyAsync(CancellationToken cancellation) =>
        StartAsync(Path.Combine(AppContext.BaseDirectory, "Portfolio.Benchmarks.dll"), ["empty"], cancellation);

    /// <summary>Makes an API key for a role, by default the PMO's.</summary>
    public static async Task<string> KeyAsync(Stage stage, CancellationToken cancellation, string role = "pmo")
    {
        using var process = Start(
            Portfolio, ["keys", "create", "--role", role, "--label", "benchmark", "--days", "1", "--data", stage.Folder]);
        var key = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? key.Trim() : throw new InvalidOperationException("No key could be made; see above.");
    }

    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            if (!_process.HasExited)
            {
                using var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
                await stop.WaitForExitAsync();
                await _process.WaitForExitAsync();
            }

            await _rest;
        }
    }

    private static string Portfolio => Path.Combine(AppContext.BaseDirectory, "portfolio.dll");

    private static async Task<ProgramRun> StartAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        var process = Start(program, arguments);
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.IndexOf("http://", StringComparison.Ordinal) is var at && at >= 0)
            {
                // Its output is of no further interest, but must not fill the pipe.
                var rest = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new ProgramRun(process, new Uri(line[at..].Split(',', ' ')[0]), rest);
            }
        }

        await process.WaitForExitAsync(cancellation);
        throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} did not start; see above.");
    }

    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false })!;
}
