using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portfolio.Benchmarks.Load;

/// <summary>
/// One kept-alive HTTP/1.1 connection that costs little itself, since it shares its cores with what it measures: one write
/// for a request, and of the answer only the status and the end are looked for.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly Socket _socket;
    private byte[] _buffer = new byte[16 * 1024];

    private HttpConnection(Socket socket) => _socket = socket;

    /// <summary>Bytes of the last answer, head and body.</summary>
    public int LastSize { get; private set; }

    public static async Task<HttpConnection> OpenAsync(Uri server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        return new HttpConnection(socket);
    }

    /// <summary>A request as bytes.</summary>
    /// <param name="gzip">Whether an answer may be compressed, as browsers and most clients have it.</param>
    public static byte[] Request(string method, string path, string? key, string? json, bool gzip = false)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{method} {path} HTTP/1.1\r\nHost: localhost\r\n");
        if (key is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Authorization: Bearer {key}\r\n");
        }

        if (gzip)
        {
            head.Append("Accept-Encoding: gzip\r\n");
        }

        if (json is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n");
        }

        return Encoding.UTF8.GetBytes($"{head}\r\n{json}");
    }

    /// <summary>Sends a request, reads the whole answer.</summary>
    /// <exception cref="InvalidOperationException">The status is not 2xx, with the body; or the answer makes no sense.</exception>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation)
    {
        await _socket.SendAsync(request, cancellation);
        var filled = 0;
        var body = -1;
        while (body < 0)
        {
            filled += await ReceiveAsync(filled, cancellation);
            body = _buffer.AsSpan(0, filled).IndexOf(EndOfHead);
        }

        body += EndOfHead.Length;
        var head = Encoding.ASCII.GetString(_buffer, 0, body);
        var length = Length(head);
        while (length is { } known ? filled < body + known : !EndsChunks(_buffer.AsSpan(body, filled - body)))
        {
            filled += await ReceiveAsync(filled, cancellation);
        }

        LastSize = filled;
        if (head[9] != '2')
        {
            throw new InvalidOperationException($"{head}{Encoding.UTF8.GetString(_buffer, body, filled - body)}");
        }
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask<int> ReceiveAsync(int filled, CancellationToken cancellation)
    {
        if (filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled), cancellation);
        return read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
    }

    // Null when it comes in chunks.
    private static int? Length(string head)
    {
        const string name = "\r\nContent-Length:";
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            var end = head.IndexOf('\r', at + name.Length);
            return int.Parse(head.AsSpan(at + name.Length, end - at - name.Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
        }

        return head.Contains("\r\nTransfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase) ? null : 0;
    }

    // One answer at a time and no trailers: the last chunk is at the very end.
    private static bool EndsChunks(ReadOnlySpan<byte> body) =>
        body.EndsWith("\r\n0\r\n\r\n"u8) || body.SequenceEqual("0\r\n\r\n"u8);
}
