using System.Net;
using System.Net.Sockets;

namespace Portfolio.Faults;

/// <summary>
/// Stands between the nodes and their PostgreSQL. Asked to, it takes in an answer to an append, which PostgreSQL gives after
/// its commit, and closes the connection instead of handing it on.
/// </summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _to;
    private readonly Task _accepting;
    private int _wanted;
    private int _cut;

    public Relay(int to)
    {
        _to = to;
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many answers were kept back so far.</summary>
    public int Cut => Volatile.Read(ref _cut);

    /// <summary>Keeps the answer to an append back that comes after so many others.</summary>
    public void CutAfter(int answers) => Volatile.Write(ref _wanted, answers + 1);

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
            _ = Task.Run(() => RelayAsync(client));
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _to, _stop.Token);
                client.NoDelay = server.NoDelay = true;
                using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                var up = PumpAsync(client.GetStream(), server.GetStream(), _ => true, over.Token);
                var down = PumpAsync(server.GetStream(), client.GetStream(), HandOn, over.Token);
                await Task.WhenAny(up, down);
                await over.CancelAsync();
                await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception gone) when (gone is SocketException or IOException or OperationCanceledException)
            {
                // One of the two has closed: the other is closed with it.
            }
        }
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, bool> handOn, CancellationToken cancellation)
    {
        var bytes = new byte[64 * 1024];
        while (await from.ReadAsync(bytes, cancellation) is > 0 and var count)
        {
            if (!handOn(bytes.AsMemory(0, count)))
            {
                return;
            }

            await to.WriteAsync(bytes.AsMemory(0, count), cancellation);
        }
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
