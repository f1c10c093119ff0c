using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Portfolio.Faults;

/// <summary>A key, and the id under which it stands in the log.</summary>
internal sealed record ApiCaller(string Id, string Key);

/// <summary>One <c>portfolio serve</c> in a process of its own, always at the same address.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly string _database;
    private Shell _shell;
    private readonly ApiCaller _caller;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(2) };
    private Process? _process;
    private Task _heard = Task.CompletedTask;
    private int _acknowledged;

    /// <param name="database">As the node reaches the PostgreSQL.</param>
    public Node(string database, Shell shell, ApiCaller caller) => (_database, _shell, _caller) = (database, shell, caller);

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>How many commands of the writers it has answered as done.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public void Acknowledge() => Interlocked.Increment(ref _acknowledged);

    /// <summary>Starts it, again at the address that it had.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _process = _shell.Start(_database, ["serve", "--urls", Address.ToString(), "--sign-in", "keys"]);
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            const string ready = "Portfolio is ready at ";
            if (line.StartsWith(ready, StringComparison.Ordinal))
            {
                Address = new Uri(line[ready.Length..]);

                // Its log: why it answered as it should not have.
                _heard = HearAsync(_process.StandardOutput, _shell);
                return;
            }
        }

        throw new InvalidOperationException("The node ended without being ready; see above.");
    }

    private static async Task HearAsync(StreamReader output, Shell shell)
    {
        while (await output.ReadLineAsync() is { } said)
        {
            shell.Hear(said);
        }
    }

    /// <summary>SIGKILL: it cannot clean anything up.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        await _heard;
        _process.Dispose();
        _process = null;
    }

    /// <summary>Stops it in an orderly way, and starts a program in its place.</summary>
    public async Task ReplaceAsync(Shell program, CancellationToken cancellation)
    {
        await StopAsync();
        _shell = program;
        await StartAsync(cancellation);
    }

    /// <summary>SIGSTOP; done once none of its threads runs any more.</summary>
    public Task PauseAsync(CancellationToken cancellation) => Signals.PauseAsync(_process!.Id, cancellation);

    public Task GoOnAsync() => Signals.SendAsync("CONT", _process!.Id);

    /// <summary>Sends a command that must be done.</summary>
    public async Task TellAsync(string path, string body, CancellationToken cancellation)
    {
        var (status, said) = await SendAsync(HttpMethod.Post, path, body, cancellation);
        if (status is not (HttpStatusCode.OK or HttpStatusCode.Created))
        {
            throw new InvalidOperationException($"{path} was answered {(int)status}: {said}");
        }
    }

    /// <summary>Sends a command and gives what was answered.</summary>
    public async Task<(HttpStatusCode Status, string Said)> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        request.Headers.Authorization = new("Bearer", _caller.Key);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var answer = await _client.SendAsync(request, cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>What it answers once it has come as far as a position.</summary>
    /// <exception cref="BrokenPromiseException">It does not answer, or has not come so far within a minute.</exception>
    public async Task<string> AskAsync(string path, long position, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var (status, said) = await SendAsync(HttpMethod.Get, path, null, cancellation);
            if (status == HttpStatusCode.OK)
            {
                return said;
            }

            // It does not know the position yet, or what was recorded there.
            if (status is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable)
                || Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(1))
            {
                throw new BrokenPromiseException(string.Create(CultureInfo.InvariantCulture, $"{path} (as far as {position}) was answered {(int)status}: {said}"));
            }

            await step.WaitForNextTickAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _client.Dispose();
    }

    private async Task StopAsync()
    {
        if (_process is { HasExited: false })
        {
            await GoOnAsync();
            await Signals.SendAsync("TERM", _process.Id);
            await _process.WaitForExitAsync();
            await _heard;
        }

        _process?.Dispose();
        _process = null;
    }
}
