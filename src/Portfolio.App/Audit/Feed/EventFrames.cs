using System.Globalization;
using System.Text;
using System.Text.Json;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Feed;

/// <summary>
/// Events as they go over the wire to readers of the stream. The newest are kept, so that each is written once however many
/// readers there are.
/// </summary>
public sealed class EventFrames(PortfolioNode node)
{
    private readonly string _source = CloudEvent.SourceOf(node);
    private readonly Frame?[] _newest = new Frame?[1024];

    /// <summary>The event with its id, its kind and the blank line that ends it.</summary>
    /// <param name="view">Holds it.</param>
    public ReadOnlyMemory<byte> Of(Recorded e, View view)
    {
        ref var place = ref _newest[e.Position % _newest.Length];
        if (Volatile.Read(ref place) is { } kept && kept.Position == e.Position && kept.Command == e.CommandId)
        {
            return kept.Bytes;
        }

        var made = new Frame(e.Position, e.CommandId, Write(e, view));
        Volatile.Write(ref place, made);
        return made.Bytes;
    }

    private byte[] Write(Recorded e, View view)
    {
        var frame = new MemoryStream();
        frame.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {StreamPlace.At(view, e.Position)}\nevent: {EventCodec.NameOf(e.Event)}\ndata: ")));
        using (var json = new Utf8JsonWriter(frame))
        {
            CloudEvent.Write(json, e, _source);
        }

        frame.Write("\n\n"u8);
        return frame.ToArray();
    }

    private sealed record Frame(long Position, Guid Command, byte[] Bytes);
}
