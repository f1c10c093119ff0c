using System.Net;
using System.Net.Sockets;

namespace Portfolio.App.WebHooks;

/// <summary>
/// Makes the HTTP client of deliveries. Addresses are checked when it connects, on what the name has just resolved to and
/// on the very address that it connects to, so that a name which points elsewhere later gets round nothing. It follows no
/// redirect, uses no proxy, keeps no cookie, and reads no more than it needs.
/// </summary>
public static class ReceiverClient
{
    public static HttpClient Create(WebHookSettings settings)
    {
        var addresses = new ReceiverAddresses(settings.AllowedNetworks);
        return new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = settings.Timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 16 * 1024,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            ConnectCallback = async (context, cancellation) =>
            {
                var secure = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps;
                var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
                var found = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await settings.Resolve(host, cancellation);
                var may = found.Where(a => secure ? addresses.Allows(a) : addresses.IsConfigured(a)).ToArray();
                return may.Length > 0
                    ? await ConnectAsync(may, port, cancellation)
                    : throw new ForbiddenReceiverException(host, found, secure);
            },
        })
        {
            // Each delivery has a limit of its own, which ends with the headers of the answer.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name led to addresses that deliveries may not go to.</summary>
public sealed class ForbiddenReceiverException(string host, IEnumerable<IPAddress> found, bool secure) : IOException(
    $"{host} is {string.Join(", ", found)}, and {(secure ? "deliveries go to public addresses" : "deliveries without TLS go to addresses")}{(secure ? " and to those allowed by WebHooks:AllowedNetworks" : " allowed by WebHooks:AllowedNetworks")} only.");
