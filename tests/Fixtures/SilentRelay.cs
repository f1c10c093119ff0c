using System.Net;
using System.Net.Sockets;

namespace Portfolio.Fixtures;

/// <summary>
/// Stands between a node and its PostgreSQL and can fall silent, as a firewall that has forgotten a connection: what is
/// connected then hears nothing more, and no end either. New connections come through.
/// </summary>
public sealed class SilentRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly string host;
    private readonly int port;
    private readonly Task accepting;
    private int silences;

    public SilentRelay(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        accepting = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>From now on nothing passes either way over the connections that there are.</summary>
    public void FallSilent() => Interlocked.Increment(ref silences);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            _ = Task.Run(() => RelayAsync(client, Volatile.Read(ref silences), stop.Token));
        }
    }

    private async Task RelayAsync(TcpClient client, int born, CancellationToken stopping)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(host, port, stopping);
                client.NoDelay = server.NoDelay = true;
                await Task.WhenAny(
                    PumpAsync(client.GetStream(), server.GetStream(), born, stopping),
                    PumpAsync(server.GetStream(), client.GetStream(), born, stopping));
                if (born != Volatile.Read(ref silences))
                    await Task.Delay(Timeout.Infinite, stopping);
            }
            catch (Exception gone) when (gone is SocketException or IOException or OperationCanceledException)
            {
                // One of the two has closed, or the test is over: the other is closed with it.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, int born, CancellationToken stopping)
    {
        var bytes = new byte[64 * 1024];
        while (await from.ReadAsync(bytes, stopping) is > 0 and var count)
        {
            if (born == Volatile.Read(ref silences))
                await to.WriteAsync(bytes.AsMemory(0, count), stopping);
        }
    }
}
