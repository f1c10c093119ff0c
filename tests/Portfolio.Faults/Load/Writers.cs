using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Portfolio.Faults;

/// <summary>
/// Callers that each report one status after another, on programmes that they share, under a key of its own. Each goes on
/// with a command until it knows what became of it, as <c>Idempotency-Key</c> lets it: on whichever node answers.
/// </summary>
internal sealed class Writers : IAsyncDisposable
{
    private const int Callers = 16;
    public const int Programmes = 12;

    // Long enough for a busy machine, short enough to leave a node that was paused.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private static readonly DateOnly FirstPeriod = new(2000, 1, 1);

    private readonly Site _site;
    private readonly CancellationTokenSource _enough;
    private readonly CancellationToken _cancellation;
    private readonly SemaphoreSlim _turns = new(Callers);
    private readonly Task[] _callers;
    private int _number;
    private double _impatience;
    private long _rest;

    private Writers(Site site, int seed, TimeSpan rest, CancellationToken cancellation)
    {
        (_site, _cancellation, Rest) = (site, cancellation, rest);
        _enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _callers = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() => WriteAsync(new Random(seed * 1000 + caller)), cancellation))];
    }

    public Book Book { get; } = new();

    /// <summary>The share of sendings that a caller gives up on after a few milliseconds, and sends again.</summary>
    public double Impatience
    {
        get => Volatile.Read(ref _impatience);
        set => Volatile.Write(ref _impatience, value);
    }

    /// <summary>How long a caller waits on average before its next command, and so much longer before it sends one again.</summary>
    public TimeSpan Rest
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _rest));
        set => Volatile.Write(ref _rest, value.Ticks);
    }

    /// <param name="rest">As <see cref="Rest"/>, until another is set.</param>
    public static async Task<Writers> StartAsync(Site site, int seed, TimeSpan rest, CancellationToken cancellation)
    {
        var node = site.Nodes[0];
        await node.TellAsync("/api/departments", """{"code":"MKT","title":"Marketing"}""", cancellation);
        for (var i = 0; i < Programmes; i++)
        {
            await node.TellAsync(
                "/api/programmes",
                $$"""{"code":"P-{{i}}","title":"Programme {{i}}","department":"MKT","effectiveOn":"1999-12-01"}""", cancellation);
        }

        // Who asks another node before that has read so far is told that there is no such programme.
        foreach (var other in site.Nodes)
        {
            await other.AskAsync($"/api/programmes/P-{Programmes - 1}", Programmes, cancellation);
        }

        return new Writers(site, seed, rest, cancellation);
    }

    /// <summary>The programme that a command is about.</summary>
    public static int ProgrammeOf(int number) => number % Programmes;

    /// <summary>Returns when that many more commands have been acknowledged.</summary>
    /// <exception cref="BrokenPromiseException">They cannot be: a writer was told something that must not be.</exception>
    public async Task MoreAsync(int count, CancellationToken cancellation)
    {
        var goal = Book.Acknowledged + count;
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (Book.Acknowledged < goal)
        {
            await ShouldGoOnAsync();
            await step.WaitForNextTickAsync(cancellation);
        }
    }

    /// <summary>
    /// Returns when the outcome of each command that was sent is known; nothing new is sent until what is returned is
    /// disposed of.
    /// </summary>
    /// <exception cref="BrokenPromiseException">A writer was told something that must not be.</exception>
    public async Task<IDisposable> HoldAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < Callers; i++)
        {
            await _turns.WaitAsync(cancellation);
        }

        await ShouldGoOnAsync();
        return new Hold(_turns);
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_callers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _enough.Dispose();
        _turns.Dispose();
    }

    private async Task ShouldGoOnAsync()
    {
        if (Array.Find(_callers, caller => caller.IsCompleted) is { } ended)
        {
            await ended;
            throw new BrokenPromiseException("A writer has ended before its time.");
        }
    }

    private async Task WriteAsync(Random random)
    {
        using var client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = Patience });
        while (!_enough.IsCancellationRequested)
        {
            // Whoever held all turns may have ended with a broken promise.
            await _turns.WaitAsync(_enough.Token);
            try
            {
                await TellAsync(client, random, Interlocked.Increment(ref _number));
            }
            finally
            {
                _turns.Release();
            }

            if (Rest > TimeSpan.Zero)
            {
                await Task.Delay(2 * Rest * random.NextDouble(), _enough.Token);
            }
        }
    }

    /// <summary>Sends a command until it is known what became of it.</summary>
    private async Task TellAsync(HttpClient client, Random random, int number)
    {
        var key = Book.Open(number);
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"period":"{{FirstPeriod.AddDays(number / Programmes):yyyy-MM-dd}}","scale":"RAG3@1","overall":"{{(number % 2 == 0 ? "Green" : "Red")}}","note":"{{number}}"}""");
        var path = $"/api/programmes/P-{ProgrammeOf(number)}/report-status";
        while (await SendAsync(client, random, path, body, key) is not { } told || !Acknowledged(key, told))
        {
            Book.Again();
            await Task.Delay((Breath + (2 * Rest)) * random.NextDouble(), _enough.Token);
        }
    }

    private bool Acknowledged(string key, Told told)
    {
        Book.Acknowledge(key, told);
        return true;
    }

    /// <summary>Where it was acknowledged; null when no answer came, or none that says what became of it.</summary>
    private async Task<Told?> SendAsync(HttpClient client, Random random, string path, string body, string key)
    {
        var node = _site.Nodes[random.Next(_site.Nodes.Count)];
        var (impatient, sentAt) = (random.NextDouble() < Impatience, Stopwatch.GetTimestamp());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        patience.CancelAfter(impatient ? TimeSpan.FromMilliseconds(random.Next(1, 15)) : Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Address, path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", _site.Writer.Key);
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await client.SendAsync(request, patience.Token);
            var said = await answer.Content.ReadAsStringAsync(patience.Token);
            if (answer.IsSuccessStatusCode)
            {
                node.Acknowledge();
                using var json = JsonDocument.Parse(said);
                return new(json.RootElement.GetProperty("position").GetInt64(), node, sentAt, Stopwatch.GetTimestamp());
            }

            // 503: the ledger cannot be reached, or too much waits. 409: other nodes were faster three times in a row.
            // Anything else would be a lie about these commands.
            return answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict
                ? null
                : throw new BrokenPromiseException($"{key} was answered {(int)answer.StatusCode}: {said}");
        }
        catch (Exception gone) when (
            gone is HttpRequestException or IOException || (gone is OperationCanceledException && !_cancellation.IsCancellationRequested))
        {
            if (impatient && gone is OperationCanceledException)
            {
                Book.GiveUp();
            }

            return null;
        }
    }

    private sealed class Hold(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release(Callers);
    }
}
