using System.Collections.Concurrent;
using System.Diagnostics;

namespace Portfolio.App.Tests.Postgres;

/// <summary>Another program on its own PostgreSQL, to be killed. It has a process group of its own.</summary>
internal sealed class Holder : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();
    private readonly TaskCompletionSource<string> ready = new();

    private Holder(string dataFolder)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Portfolio.PostgresHolder.dll");
        process = new Process
        {
            // What a shell starts beside itself takes no notice of Ctrl-C, and neither would what it starts.
            StartInfo = new ProcessStartInfo("setsid", ["env", "--default-signal=INT", "dotnet", program, dataFolder])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The program ended:\n{Said}"));
    }

    public int Id => process.Id;

    public int ExitCode => process.ExitCode;

    /// <summary>Everything the program has said so far.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>Starts the program.</summary>
    /// <returns>The program, and the connection string of its server.</returns>
    public static async Task<(Holder Program, string Database)> StartAsync(string dataFolder)
    {
        var holder = new Holder(dataFolder);
        holder.process.Start();
        holder.process.BeginOutputReadLine();
        holder.process.BeginErrorReadLine();
        return (holder, await holder.ready.Task.WaitAsync(DataFolder.Token));
    }

    /// <summary>Sends a signal and waits for the program's end.</summary>
    public async Task EndAsync(string signal, bool wholeGroup = false)
    {
        await Processes.SendAsync(signal, wholeGroup ? -Id : Id);
        await process.WaitForExitAsync(DataFolder.Token).WaitAsync(TimeSpan.FromMinutes(2), DataFolder.Token);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        said.Enqueue(line);
        if (line.StartsWith("ready ", StringComparison.Ordinal))
        {
            ready.TrySetResult(line["ready ".Length..]);
        }
    }
}
