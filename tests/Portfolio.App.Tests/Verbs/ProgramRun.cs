using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Portfolio.App.Tests.Verbs;

/// <summary>The program as it is started from a shell, in a process of its own.</summary>
internal sealed class ProgramRun : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private ProgramRun(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; private set; }

    public int Id => _process.Id;

    /// <summary>Starts <c>serve</c> on a data folder and waits for its line.</summary>
    public static async Task<ProgramRun> ServeAsync(string data, params string[] more)
    {
        var run = new ProgramRun(Start(["serve", "--data", data, "--sample", "none", "--urls", "http://127.0.0.1:0", .. more]), new Uri("about:blank"));
        while (await run._process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            run._said.AppendLine(line);
            if (line.StartsWith("Portfolio is ready at ", StringComparison.Ordinal))
            {
                run.Address = new Uri(line["Portfolio is ready at ".Length..]);
                _ = run._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return run;
            }
        }

        throw new InvalidOperationException($"The program ended without being ready:\n{run._said}{await run._process.StandardError.ReadToEndAsync(CancellationToken.None)}");
    }

    /// <summary>Runs a verb to its end.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => EndAsync(Start(arguments));

    /// <summary>Runs a verb on a database to its end.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunOnAsync(string database, params string[] arguments) =>
        EndAsync(Start(arguments, database));

    /// <summary>Starts a verb on a database, for whoever waits for its end or brings it about.</summary>
    public static Process Start(string[] arguments, string? database = null) =>
        Process.Start(StartInfo(["dotnet", .. Program(arguments)], database))!;

    /// <summary>The same of a program that minds Ctrl-C: what a shell starts beside itself does not.</summary>
    public static Process StartInterruptible(string[] arguments, string? database) =>
        Process.Start(StartInfo(["env", "--default-signal=INT", "dotnet", .. Program(arguments)], database))!;

    private static async Task<(int ExitCode, string Output, string Error)> EndAsync(Process started)
    {
        using var process = started;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    public HttpClient As(string role)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"demo-{role}");
        return client;
    }

    /// <summary>SIGKILL: it cannot clean anything up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGTERM, and its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await Postgres.Processes.SendAsync("TERM", _process.Id);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        _process.Dispose();
    }

    private static string[] Program(string[] arguments) => [Path.Combine(AppContext.BaseDirectory, "portfolio.dll"), .. arguments];

    private static ProcessStartInfo StartInfo(string[] command, string? database)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment[App.Verbs.LedgerPlace.Variable] = database;

        // It runs for seconds: counting for later what is worth optimising costs more than it brings.
        start.Environment["DOTNET_TieredPGO"] = "0";

        // Receivers of web hooks stand on this machine in tests.
        start.Environment["WebHooks__AllowedNetworks"] = "127.0.0.0/8";
        return start;
    }
}
