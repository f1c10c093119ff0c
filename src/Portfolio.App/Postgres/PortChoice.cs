using System.Net;
using System.Net.Sockets;

namespace Portfolio.App.Postgres;

/// <summary>
/// Which loopback port the server gets: one in a range that is neither of the well-known services nor of outgoing
/// connections (from 32768 on), so that nobody is in the way of anybody; always the same for a folder if it is free.
/// </summary>
internal static class PortChoice
{
    private const int First = 21000, Count = 8000;

    /// <summary>Free ports in the order in which to try them.</summary>
    /// <param name="last">The port that the server had before.</param>
    /// <param name="folder">Gives a folder its own place to start from.</param>
    public static IEnumerable<int> Free(int? last, string folder)
    {
        var start = (int)(Hash(folder) % Count);
        var candidates = Enumerable.Range(0, Count).Select(step => First + ((start + step) % Count));
        return (last is { } before ? candidates.Prepend(before) : candidates).Where(IsFree);
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>FNV-1a: the same from one start to the next, unlike the runtime's own hash of a string.</summary>
    private static uint Hash(string text) =>
        text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}
