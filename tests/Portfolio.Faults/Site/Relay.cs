using System.Net;
using System.Net.Sockets;

namespace Portfolio.Faults;

/// <summary>
/// Stands between nodes and their PostgreSQL. Asked to, it takes in an answer to an append, which PostgreSQL gives after
/// its commit, and closes the connection instead of handing it on; or falls silent, as a firewall that has forgotten a
/// connection: what is connected then hears nothing more, and no end either; or strikes at one of the messages that pass. New
/// connections come through.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _host;
    private readonly int _to;
    private readonly Task _accepting;
    private int _wanted;
    private int _cut;
    private int _silences;
    private int _sent;
    private (int At, bool Answered, Action Do) _strike;
    private int _striking;

    public Relay(string host, int to)
    {
        (_host, _to) = (host, to);
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many answers were kept back so far.</summary>
    public int Cut => Volatile.Read(ref _cut);

    /// <summary>Keeps the answer to an append back that comes after so many others.</summary>
    public void CutAfter(int answers) => Volatile.Write(ref _wanted, answers + 1);

    /// <summary>How many messages the nodes have sent so far: each is what one of them sends at once.</summary>
    public int Sent => Volatile.Read(ref _sent);

    /// <summary>Does something in the place of handing a message on, or the answer to it. Said before the first one comes.</summary>
    /// <param name="message">Which of those that nodes send, counted from 1.</param>
    /// <param name="answered">Whether PostgreSQL still gets it, and it is what PostgreSQL says next that does not arrive.</param>
    public void StrikeAt(int message, bool answered, Action strike) => _strike = (message, answered, strike);

    /// <summary>From now on nothing passes either way over the connections that there are.</summary>
    public void FallSilent() => Interlocked.Increment(ref _silences);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            var born = Volatile.Read(ref _silences);
            _ = Task.Run(() => RelayAsync(client, born, _stop.Token));
        }
    }

    /// <param name="born">How often it had fallen silent when the connection was made.</param>
    private async Task RelayAsync(TcpClient client, int born, CancellationToken stopping)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(_host, _to, stopping);
                client.NoDelay = server.NoDelay = true;
                using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                var up = PumpAsync(client.GetStream(), server.GetStream(), born, _ => Asks(), over.Token);
                var down = PumpAsync(server.GetStream(), client.GetStream(), born, answer => !Strikes() && HandOn(answer), over.Token);
                await Task.WhenAny(up, down);
                if (IsSilent(born))
                {
                    await Task.Delay(Timeout.Infinite, stopping);
                }

                await over.CancelAsync();
                await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception gone) when (gone is SocketException or IOException or OperationCanceledException)
            {
                // One of the two has closed, or the relay is done with: the other is closed with it.
            }
        }
    }

    private async Task PumpAsync(
        NetworkStream from, NetworkStream to, int born, Func<ReadOnlyMemory<byte>, bool> handOn, CancellationToken cancellation)
    {
        var bytes = new byte[64 * 1024];
        while (await from.ReadAsync(bytes, cancellation) is > 0 and var count)
        {
            if (IsSilent(born))
            {
                continue;
            }

            if (!handOn(bytes.AsMemory(0, count)))
            {
                return;
            }

            await to.WriteAsync(bytes.AsMemory(0, count), cancellation);
        }
    }

    private bool IsSilent(int born) => born != Volatile.Read(ref _silences);

    private bool Asks()
    {
        if (Interlocked.Increment(ref _sent) == _strike.At)
        {
            Volatile.Write(ref _striking, 1);
            return _strike.Answered || !Strikes();
        }

        return true;
    }

    private bool Strikes()
    {
        if (Interlocked.Exchange(ref _striking, 0) == 0)
        {
            return false;
        }

        _strike.Do();
        return true;
    }

    // An outcome of the append stands in its answer as a text. That it is committed is said by what ends the answer: ready,
    // and in no transaction.
    private bool HandOn(ReadOnlyMemory<byte> answer)
    {
        if (Volatile.Read(ref _wanted) <= 0 || answer.Span.IndexOf("appended"u8) < 0 || !answer.Span.EndsWith("Z\0\0\0\u0005I"u8)
            || Interlocked.Decrement(ref _wanted) != 0)
        {
            return true;
        }

        Interlocked.Increment(ref _cut);
        return false;
    }
}
