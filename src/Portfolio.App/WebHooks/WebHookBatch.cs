using System.Buffers;
using System.Text.Json;
using Portfolio.App.Audit.Feed;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.WebHooks;

/// <summary>Some events for a receiver: a batch of CloudEvents 1.0 in the JSON batch format, in order.</summary>
/// <param name="Events">Empty where nothing that was looked through is meant for it.</param>
/// <param name="Looked">The last position that was looked at.</param>
/// <param name="Body">A JSON array.</param>
internal sealed record WebHookBatch(IReadOnlyList<Recorded> Events, long Looked, ReadOnlyMemory<byte> Body)
{
    public const string MediaType = "application/cloudevents-batch+json";

    /// <summary>Most events of a batch.</summary>
    public const int Most = 100;

    /// <summary>A batch ends with the event that reaches so many bytes.</summary>
    public const int Bytes = 256 * 1024;

    private const int Look = 10_000;

    /// <summary>The next batch behind a position.</summary>
    public static WebHookBatch Of(View view, EventInterest interest, string source, long after)
    {
        var body = new ArrayBufferWriter<byte>();
        var events = new List<Recorded>();
        var looked = after;
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartArray();
            foreach (var e in view.Log.After(after, Look))
            {
                looked = e.Position;
                if (!interest.Admits(e, view))
                {
                    continue;
                }

                CloudEvent.Write(json, e, source);
                events.Add(e);
                if (events.Count == Most || json.BytesCommitted + json.BytesPending >= Bytes)
                {
                    break;
                }
            }

            json.WriteEndArray();
        }

        return new(events, looked, body.WrittenMemory);
    }
}
